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

  void make_all(MemberId subject, Sight sight) {
    for (std::string& field : fields) {
      policy.make(changes, subject, {position, std::move(field)}, sight);
    }
  }
  void retire(MemberId subject, Position old, const char* field, Sight sight) {
    policy.retire(changes, subject, {old, field}, sight, position);
  }

  void operator()(const people::MemberJoined& event) {
    make_all(event.member, by_all);
    policy.names_[event.member] = position;
  }
  void operator()(const people::MemberRenamed& event) {
    make_all(event.member, by_all);
    const Position old = std::exchange(policy.names_[event.member], position);
    policy.erase(changes, event.member, {old, "avatar"});
    policy.erase(changes, event.member, {old, "name"});
  }
  void operator()(const people::PersonErased& event) { policy.erase_subject(changes, event.member); }

  void operator()(const dingen::DingCompleted& event) {
    make_all(actor, event.sharing == dingen::Sharing::programme ? by_all : by_author_and_coordinators);
    policy.completions_[{actor, event.ding}] = position;
  }
  void operator()(const dingen::DingReopened& event) {
    if (const Position* old = find(policy.completions_, dingen::Attempt{actor, event.ding})) {
      retire(actor, *old, "link", by_author);
      retire(actor, *old, "reflection", by_author);
    }
  }

  void operator()(const forum::ThreadOpened& event) {
    make_all(actor, by_all);
    policy.threads_[event.thread] = {actor, position, {}};
  }
  void operator()(const forum::PostWritten& event) {
    make_all(actor, by_all);
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
    make_all(post->author, by_all);
    retire(post->author, std::exchange(post->position, position), "text", by_author_and_coordinators);
  }
  void operator()(const forum::PostRemoved& event) {
    const PostText* post = find(policy.posts_, event.post);
    if (post == nullptr) {
      return;
    }
    retire(post->author, post->position, "text", by_author_and_coordinators);
    const Opening* opening = find(policy.threads_, post->thread);
    if (opening != nullptr && opening->post == event.post) {
      retire(opening->author, opening->position, "title", by_author_and_coordinators);
    }
  }

  void operator()(const programme::ProgrammeDrafted&) {}
  void operator()(const programme::GoalAgreed&) {}
  void operator()(const programme::EnrolmentOpened&) {}
  void operator()(const programme::EnrolmentClosed&) {}
  void operator()(const programme::PhaseStarted&) {}
  void operator()(const programme::ProgrammeClosed&) {}
  void operator()(const people::ParticipantEnrolled&) {}
  void operator()(const people::ParticipantWithdrew&) {}
  void operator()(const people::RoleGranted&) {}
  void operator()(const people::RoleRevoked&) {}
  void operator()(const dingen::DingAdded&) {}
  void operator()(const dingen::DingRevised&) {}
  void operator()(const dingen::DingRemoved&) {}
  void operator()(const forum::ThreadLocked&) {}
  void operator()(const forum::ThreadUnlocked&) {}
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

void Policy::make(Changes& changes, MemberId subject, ValueKey key, Sight sight) {
  changes.made.push_back({key, subject_of(subject)});
  give(changes, subject, key, held_[subject][key], sight);
}

/// Makes `sight` the audiences of the value, by what that changes.
void Policy::give(Changes& changes, MemberId subject, const ValueKey& key, Held& held, Sight sight) const {
  const auto differ = [&](bool before, bool after, const Audience& audience) {
    if (before != after) {
      changes.feed.push_back({audience, after, key});
    }
  };
  differ(held.sight.programme, sight.programme, Audience::programme());
  differ(held.sight.coordinators, sight.coordinators, Audience::coordinators());
  differ(held.sight.author, sight.author, Audience::member(subject));
  held.sight = sight;
}

void Policy::retire(Changes& changes, MemberId subject, ValueKey key, Sight sight, Position by) {
  auto& values = held_[subject];
  const auto found = values.find(key);
  if (found == values.end() || found->second.retired_by != Position{}) {
    return; // never given, erased, or retired before
  }
  give(changes, subject, key, found->second, sight);
  found->second.retired_by = by;
  changes.retired.push_back(std::move(key));
}

void Policy::erase(Changes& changes, MemberId subject, ValueKey key) {
  auto& values = held_[subject];
  const auto found = values.find(key);
  if (found == values.end()) {
    return;
  }
  give(changes, subject, key, found->second, {});
  values.erase(found);
  changes.erased.push_back(std::move(key));
}

void Policy::erase_subject(Changes& changes, MemberId subject) {
  auto values = std::exchange(held_[subject], {});
  for (auto& [key, held] : values) {
    give(changes, subject, key, held, {});
    changes.erased.push_back(key);
  }
}

} // namespace verdiep::disclosures
