#include "shared/projections/model.hpp"

#include "shared/stream/decider.hpp"

#include <algorithm>
#include <variant>

namespace verdiep::projections {

namespace {

/// Whether the viewer may be shown that this member completed this Ding.
bool may_see(const Model& model, MemberId viewer, MemberId member, const Completion& completion) {
  return viewer == member || people::leads(model.state.people, viewer) ||
         completion.sharing == dingen::Sharing::programme;
}

bool is_news_for(const Model& model, MemberId viewer, const News& news) {
  if (news.actor == viewer) {
    return false;
  }
  if (const Ding* ding = find_ding(model.dingen, news.ding); ding != nullptr && ding->removed) {
    return false;
  }
  if (news.kind == NewsKind::ding_completed) {
    const Completion* completion = find_completion(model.dingen, news.actor, news.ding);
    return completion != nullptr && completion->position == news.position &&
           may_see(model, viewer, news.actor, *completion);
  }
  if (const pitch::Pitch* pitch = find(model.state.pitch.pitches, news.pitch);
      pitch != nullptr && pitch->withdrawn) {
    return false;
  }
  if (const forum::Post* post = find(model.state.forum.posts, news.post)) {
    return !post->removed;
  }
  if (const Thread* thread = find_thread(model.forum, news.thread)) {
    return posts_count(*thread) > 0;
  }
  return true;
}

} // namespace

void Model::apply(const Record& record) {
  stream::evolve(state, record.position, record.actor, record.body);
  std::visit(
      [&](const auto& event) {
        if constexpr (requires { programme.apply(record, event); }) {
          programme.apply(record, event);
        } else if constexpr (requires { people.apply(record, event); }) {
          people.apply(record, event);
        } else if constexpr (requires { dingen.apply(record, event); }) {
          dingen.apply(record, event);
        } else if constexpr (requires { forum.apply(record, event); }) {
          forum.apply(record, event);
        } else if constexpr (requires { groups.apply(record, event); }) {
          groups.apply(record, event);
        } else if constexpr (requires { ideas.apply(record, event); }) {
          ideas.apply(record, event);
        } else if constexpr (requires { pitches.apply(record, event); }) {
          pitches.apply(record, event);
        } else if constexpr (requires { votes.apply(record, event); }) {
          votes.apply(record, event);
        } else if constexpr (requires { forum.apply(record, event, state.forum); }) {
          forum.apply(record, event, state.forum);
        } // else the state alone says it
      },
      record.body
  );
  news.apply(record);
  insights.apply(record, state);
}

void Model::apply_unknown(Position position) {
  stream::evolve_unknown(state, position);
}

Words name_of(const Model& model, MemberId member) {
  if (const people::Member* known = find(model.state.people.members, member);
      known != nullptr && known->erased) {
    return {Sight::withdrawn, {}};
  }
  const Person* person = find(model.people.persons, member);
  return person == nullptr ? Words{} : model.disclosed.text(person->name, "name");
}

Words name_of(const Model& model, GroupId group) {
  const Group* found = find_group(model.groups, group);
  return found == nullptr ? Words{} : model.disclosed.text(found->name, "name");
}

std::uint64_t avatar_of(const Model& model, MemberId member) {
  const Person* person = find(model.people.persons, member);
  return person == nullptr ? 0 : model.disclosed.number(person->name, "avatar").value_or(0);
}

std::vector<std::pair<MemberId, Progress>> visible_progress(const Model& model, MemberId viewer) {
  std::vector<std::pair<MemberId, Progress>> visible;
  const bool sees_all = people::leads(model.state.people, viewer);
  for (const MemberId member : participants(model.state.people)) {
    if (sees_all || member == viewer) {
      visible.emplace_back(member, progress_of(model.dingen, member));
    }
  }
  return visible;
}

Totals totals(const Model& model) {
  Totals totals;
  for (const MemberId member : participants(model.state.people)) {
    const Progress progress = progress_of(model.dingen, member);
    ++totals.participants;
    totals.programme_complete += progress.is_complete() ? 1 : 0;
    for (const TrackProgress& track : progress.tracks) {
      totals.completions += track.completed;
    }
  }
  return totals;
}

std::size_t completions_count(const Model& model, DingId ding) {
  const auto members = participants(model.state.people);
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](MemberId member) {
    return find_completion(model.dingen, member, ding) != nullptr;
  }));
}

std::vector<std::pair<MemberId, Completion>>
visible_completions(const Model& model, DingId ding, MemberId viewer) {
  std::vector<std::pair<MemberId, Completion>> visible;
  for (const auto& [attempt, completion] : model.dingen.completions) {
    if (attempt.ding == ding && may_see(model, viewer, attempt.member, completion)) {
      visible.emplace_back(attempt.member, completion);
    }
  }
  std::sort(visible.begin(), visible.end(), [](const auto& a, const auto& b) {
    return a.second.position < b.second.position;
  });
  return visible;
}

std::vector<News> news_for(const Model& model, MemberId viewer, Position since) {
  std::vector<News> result;
  const std::vector<News>& all = model.news.all();
  for (auto news = all.rbegin(); news != all.rend() && since < news->position; ++news) {
    if (is_news_for(model, viewer, *news)) {
      result.push_back(*news);
    }
  }
  return result;
}

} // namespace verdiep::projections
