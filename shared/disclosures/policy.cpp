#include "shared/disclosures/policy.hpp"

#include "events/codec/personal.hpp"

#include <algorithm>
#include <variant>

namespace verdiep::disclosures {

namespace {

/// The personal fields that an event sets.
std::vector<std::string> fields_of(const EventBody& event) {
  std::vector<std::string> fields;
  for_each_personal(event, [&](std::string_view field, const Commitment&) { fields.emplace_back(field); });
  return fields;
}

} // namespace

/// One event's fold: what each type means. Events without personal values change nothing.
struct Policy::Fold {
  Policy& policy;
  Position position;
  MemberId actor;
  std::vector<std::string> fields;
  Changes changes;

  static constexpr Sight by_all{true, false, false};
  static constexpr Sight by_author_and_coordinators{false, true, true};
  static constexpr Sight by_author{false, false, true};
  static constexpr Sight by_coordinators{false, true, false};

  void make_all(SubjectId subject, Sight sight) {
    for (std::string& field : fields) {
      policy.make(changes, subject, {position, std::move(field)}, sight);
    }
  }
  void retire(SubjectId subject, Position old, const char* field, Sight sight) {
    policy.retire(changes, subject, {old, field}, sight, position);
  }
  void retire_pitch(const Words& pitch) {
    for (const char* field : {"title", "text", "link"}) {
      retire(pitch.subject, pitch.position, field, by_coordinators);
    }
  }

  template <class Event>
  void operator()(const Event&) {
    static_assert(codec::mp11::mp_empty<codec::personal_fields_of<Event>>::value, "who sees its values?");
  }

  void operator()(const people::MemberJoined& event) {
    make_all(subject_of(event.member), by_all);
    policy.names_[event.member] = position;
  }
  void operator()(const people::MemberRenamed& event) {
    const SubjectId subject = subject_of(event.member);
    make_all(subject, by_all);
    const Position old = std::exchange(policy.names_[event.member], position);
    policy.erase(changes, subject, {old, "avatar"});
    policy.erase(changes, subject, {old, "name"});
  }
  void operator()(const people::PersonErased& event) {
    policy.erase_subject(changes, subject_of(event.member));
  }

  void operator()(const groups::GroupFormed& event) {
    make_all(subject_of(event.group), by_all);
    policy.group_names_[event.group] = position;
  }
  void operator()(const groups::GroupRenamed& event) {
    make_all(subject_of(event.group), by_all);
    const Position old = std::exchange(policy.group_names_[event.group], position);
    policy.erase(changes, subject_of(event.group), {old, "name"});
  }

  void operator()(const dingen::DingCompleted& event) {
    const bool is_shared = event.sharing == dingen::Sharing::programme;
    make_all(subject_of(actor), is_shared ? by_all : by_author_and_coordinators);
    policy.completions_[{actor, event.ding}] = position;
  }
  void operator()(const dingen::DingReopened& event) {
    if (const Position* old = find(policy.completions_, dingen::Attempt{actor, event.ding})) {
      retire(subject_of(actor), *old, "link", by_author);
      retire(subject_of(actor), *old, "reflection", by_author);
    }
  }

  void operator()(const forum::ThreadOpened& event) {
    make_all(subject_of(actor), by_all);
    policy.threads_[event.thread] = {actor, position, {}};
  }
  void operator()(const forum::PostWritten& event) {
    make_all(subject_of(actor), by_all);
    policy.posts_[event.post] = {actor, position, event.thread};
    if (Opening* opening = find(policy.threads_, event.thread);
        opening != nullptr && opening->post.is_nil()) {
      opening->post = event.post;
    }
  }
  void operator()(const forum::PostRevised& event) {
    PostText* post = find(policy.posts_, event.post);
    if (post == nullptr) {
      return;
    }
    const SubjectId author = subject_of(post->author);
    make_all(author, by_all);
    retire(author, std::exchange(post->position, position), "text", by_author_and_coordinators);
  }
  void operator()(const forum::PostRemoved& event) {
    const PostText* post = find(policy.posts_, event.post);
    if (post == nullptr) {
      return;
    }
    retire(subject_of(post->author), post->position, "text", by_author_and_coordinators);
    const Opening* opening = find(policy.threads_, post->thread);
    if (opening != nullptr && opening->post == event.post) {
      retire(subject_of(opening->author), opening->position, "title", by_author_and_coordinators);
    }
  }

  void operator()(const ideas::IdeaProposed&) { make_all(SubjectId{policy.everyone_.id.bytes}, by_all); }
  void operator()(const ideas::PlanSectionRevised&) {
    make_all(SubjectId{policy.everyone_.id.bytes}, by_all);
  }

  void operator()(const pitch::PitchSubmitted& event) {
    const SubjectId subject = event.group ? subject_of(*event.group) : subject_of(actor);
    make_all(subject, by_all);
    policy.pitches_[event.pitch] = {subject, position};
  }
  void operator()(const pitch::PitchRevised& event) {
    if (Words* pitch = find(policy.pitches_, event.pitch)) {
      make_all(pitch->subject, by_all);
      retire_pitch(*pitch);
      pitch->position = position;
    }
  }
  void operator()(const pitch::PitchWithdrawn& event) {
    if (const Words* pitch = find(policy.pitches_, event.pitch)) {
      retire_pitch(*pitch);
    }
  }
  void operator()(const pitch::RemarkGiven& event) {
    make_all(subject_of(actor), by_all);
    policy.remarks_[event.remark] = {subject_of(actor), position};
  }
  void operator()(const pitch::RemarkRemoved& event) {
    if (const Words* remark = find(policy.remarks_, event.remark)) {
      retire(remark->subject, remark->position, "text", by_author_and_coordinators);
    }
  }
};

Changes Policy::apply(Position position, MemberId actor, const EventBody& event) {
  Fold fold{*this, position, actor, fields_of(event), {}};
  std::visit(fold, event);
  std::stable_partition(fold.changes.feed.begin(), fold.changes.feed.end(), [](const FeedChange& change) {
    return change.grant;
  });
  return std::move(fold.changes);
}

std::vector<Policy::Retired> Policy::retired() const {
  std::vector<Retired> retired;
  for (const auto& [subject, values] : held_) {
    for (const auto& [key, held] : values) {
      if (held.retired_by != Position{}) {
        retired.push_back({key, held.retired_by});
      }
    }
  }
  std::sort(retired.begin(), retired.end(), [](const Retired& a, const Retired& b) { return a.key < b.key; });
  return retired;
}

Changes Policy::expire(const ValueKey& key) {
  Changes changes;
  for (auto& [subject, values] : held_) {
    const auto found = values.find(key);
    if (found != values.end() && found->second.retired_by != Position{}) {
      erase(changes, subject, key);
      break;
    }
  }
  return changes;
}

void Policy::make(Changes& changes, SubjectId subject, ValueKey key, Sight sight) {
  changes.made.push_back({key, subject});
  give(changes, subject, key, held_[subject][key], sight);
}

/// Makes `sight` the audiences of the value, by what that changes.
void Policy::give(Changes& changes, SubjectId subject, const ValueKey& key, Held& held, Sight sight) const {
  const auto differ = [&](bool before, bool after, const Audience& audience) {
    if (before != after) {
      changes.feed.push_back({audience, after, key});
    }
  };
  sight.coordinators = sight.coordinators && everyone_.kind == AudienceKind::programme;
  differ(held.sight.everyone, sight.everyone, everyone_);
  differ(held.sight.coordinators, sight.coordinators, Audience::coordinators());
  differ(held.sight.author, sight.author, Audience::member(MemberId{subject.bytes}));
  held.sight = sight;
}

void Policy::retire(Changes& changes, SubjectId subject, ValueKey key, Sight sight, Position by) {
  auto& values = held_[subject];
  const auto found = values.find(key);
  if (found == values.end() || found->second.retired_by != Position{}) {
    return; // never given, erased, or retired before
  }
  give(changes, subject, key, found->second, sight);
  found->second.retired_by = by;
  changes.retired.push_back(std::move(key));
}

void Policy::erase(Changes& changes, SubjectId subject, ValueKey key) {
  auto& values = held_[subject];
  const auto found = values.find(key);
  if (found == values.end()) {
    return;
  }
  give(changes, subject, key, found->second, {});
  values.erase(found);
  changes.erased.push_back(std::move(key));
}

void Policy::erase_subject(Changes& changes, SubjectId subject) {
  auto values = std::exchange(held_[subject], {});
  for (auto& [key, held] : values) {
    give(changes, subject, key, held, {});
    changes.erased.push_back(key);
  }
}

} // namespace verdiep::disclosures
