#include "tests/support/ledger.hpp"

#include <algorithm>

namespace verdiep::test {

bool Ledger::leads(MemberId member) const {
  const auto coordinators = roles_.find(people::Role::coordinator);
  return member == system_actor || (coordinators != roles_.end() && coordinators->second.contains(member));
}

bool Ledger::is_in(MemberId member, GroupId group) const {
  const auto found = group_of_.find(member);
  return found != group_of_.end() && found->second == group;
}

std::size_t Ledger::size_of(GroupId group) const {
  return static_cast<std::size_t>(std::count_if(group_of_.begin(), group_of_.end(), [&](const auto& entry) {
    return entry.second == group;
  }));
}

std::set<PitchId> Ledger::standing() const {
  std::set<PitchId> ids;
  for (const auto& [id, pitch] : pitches_) {
    if (!pitch.withdrawn) {
      ids.insert(id);
    }
  }
  return ids;
}

const Ledger::Forum& Ledger::forum(StreamId stream) const {
  static const Forum empty;
  const auto found = forums_.find(stream);
  return found == forums_.end() ? empty : found->second;
}

struct Ledger::Objection {
  const Ledger& book;
  const Record& record;
  const MemberId actor = record.actor;
  const bool in_room = !(record.stream == book.programme_);
  const GroupId room{record.stream.bytes};
  const Forum& forum = book.forum(record.stream);

  static const char* unless(bool fine, const char* objection) { return fine ? nullptr : objection; }

  [[nodiscard]] bool takes_part() const { return book.enrolled_.contains(actor); }
  [[nodiscard]] bool leads() const { return book.leads(actor); }
  [[nodiscard]] bool writes_here() const {
    return in_room ? takes_part() && book.is_in(actor, room)
                   : takes_part() || (leads() && actor != system_actor);
  }
  [[nodiscard]] bool moderates_here() const { return in_room ? writes_here() : leads(); }
  [[nodiscard]] const char* by_leader() const { return unless(leads(), "only who leads"); }
  [[nodiscard]] const char* by_self_or_leader(MemberId member) const {
    return unless(actor == member || leads(), "only themselves, or who leads");
  }

  const char* operator()(const programme::ProgrammeDrafted&) const {
    return unless(!book.drafted_ && actor != system_actor, "a programme begins once, with a person");
  }
  const char* operator()(const programme::GoalAgreed&) const { return by_leader(); }
  const char* operator()(const programme::EnrolmentOpened&) const { return by_leader(); }
  const char* operator()(const programme::EnrolmentClosed&) const { return by_leader(); }
  const char* operator()(const programme::PhaseStarted&) const { return by_leader(); }
  const char* operator()(const programme::ProgrammeClosed&) const {
    const bool voting = book.latest_ && !book.rounds_.at(*book.latest_).counted;
    return unless(leads() && !voting, "only who leads, and not during a vote");
  }

  const char* operator()(const people::MemberJoined& event) const {
    return unless(
        actor == event.member && !book.members_.contains(actor), "everybody joins once, themselves"
    );
  }
  const char* operator()(const people::MemberRenamed& event) const {
    return unless(actor == event.member && book.present_.contains(actor), "members rename themselves");
  }
  const char* operator()(const people::ParticipantEnrolled& event) const {
    const bool may = actor == event.member && book.present_.contains(actor) && !takes_part();
    return unless(may && book.enrolment_open_, "members enrol themselves, once, while it is open");
  }
  const char* operator()(const people::ParticipantWithdrew& event) const {
    return book.group_of_.contains(event.member) ? "is still in a group" : by_self_or_leader(event.member);
  }
  const char* operator()(const people::RoleGranted& event) const {
    const bool is_drafter = book.members_.size() == 1 && actor == event.member;
    return unless(
        book.present_.contains(event.member) && (leads() || is_drafter), "who leads, to who is here"
    );
  }
  const char* operator()(const people::RoleRevoked&) const { return by_leader(); }
  const char* operator()(const people::PersonErased& event) const {
    if (in_room) {
      return unless(leads() && book.members_.contains(event.member), "who leads, of who was ever here");
    }
    return book.group_of_.contains(event.member) ? "is still in a group" : by_leader();
  }

  const char* operator()(const dingen::DingAdded&) const { return by_leader(); }
  const char* operator()(const dingen::DingRevised&) const { return by_leader(); }
  const char* operator()(const dingen::DingRemoved&) const { return by_leader(); }
  const char* operator()(const dingen::DingCompleted& event) const {
    const bool anew = !book.completed_.contains({actor, event.ding});
    return unless(takes_part() && anew && book.offered_.contains(event.ding), "participants, once");
  }
  const char* operator()(const dingen::DingReopened& event) const {
    return unless(book.completed_.contains({actor, event.ding}), "what they completed");
  }

  const char* operator()(const forum::ThreadOpened& event) const {
    return unless(writes_here() && !forum.threads.contains(event.thread), "who may write here, a new one");
  }
  const char* operator()(const forum::PostWritten& event) const {
    const bool fits = forum.threads.contains(event.thread) && !forum.posts.contains(event.post);
    return unless(writes_here() && fits && !forum.locked.contains(event.thread), "who may write here");
  }
  const char* operator()(const forum::PostRevised& event) const {
    const auto& [thread, author] = forum.posts.at(event.post);
    const bool stands = !forum.removed.contains(event.post) && !forum.locked.contains(thread);
    return unless(writes_here() && author == actor && stands, "its author, while it stands");
  }
  const char* operator()(const forum::PostRemoved& event) const {
    const bool moderates = !in_room && leads();
    const bool is_author = forum.posts.at(event.post).second == actor && book.present_.contains(actor);
    return unless(
        (moderates || is_author) && !forum.removed.contains(event.post), "its author or a moderator"
    );
  }
  const char* operator()(const forum::ThreadLocked& event) const {
    return unless(moderates_here() && !forum.locked.contains(event.thread), "a moderator, once");
  }
  const char* operator()(const forum::ThreadUnlocked& event) const {
    return unless(moderates_here() && forum.locked.contains(event.thread), "a moderator, when locked");
  }
  [[nodiscard]] bool settles(ThreadId thread) const {
    const bool helps = std::any_of(book.helpers_.begin(), book.helpers_.end(), [&](const auto& helper) {
      return helper.second == actor;
    });
    return !in_room && (leads() || (takes_part() && (helps || forum.threads.at(thread) == actor)));
  }
  const char* operator()(const forum::HelpAsked& event) const {
    return unless(!in_room && writes_here() && forum.threads.at(event.thread) == actor, "who asks");
  }
  const char* operator()(const forum::HelpAnswered& event) const {
    const bool stands =
        forum.posts.at(event.post).first == event.thread && !forum.removed.contains(event.post);
    return unless(
        settles(event.thread) && stands && forum.open_questions.contains(event.thread), "who settles"
    );
  }
  const char* operator()(const forum::HelpReopened& event) const {
    return unless(settles(event.thread) && forum.answered_questions.contains(event.thread), "who settles");
  }

  const char* operator()(const groups::GroupFormed& event) const {
    const bool anew = !book.groups_.contains(event.group) && !book.members_.contains({event.group.bytes});
    return unless(takes_part() && !book.group_of_.contains(actor) && anew, "a participant in no group");
  }
  const char* operator()(const groups::GroupRenamed& event) const {
    return unless(leads() || (takes_part() && book.is_in(actor, event.group)), "its own, or who leads");
  }
  const char* operator()(const groups::GroupJoined& event) const {
    const bool place = book.size_of(event.group) < book.group_members_max_;
    const bool may = actor == event.member && takes_part() && !book.group_of_.contains(actor);
    return unless(may && place && book.groups_.contains(event.group), "in one group, while there is a place");
  }
  const char* operator()(const groups::GroupLeft& event) const {
    return unless(
        book.is_in(event.member, event.group) && (actor == event.member || leads()), "who is in it"
    );
  }
  const char* operator()(const groups::HelperAppointed& event) const {
    const bool may = leads() || (takes_part() && book.is_in(actor, event.group));
    return unless(
        may && book.is_in(event.member, event.group), "one of the group, by the group or who leads"
    );
  }

  [[nodiscard]] const char* of_version(const std::optional<Position>& replaces, Position newest) const {
    return unless(
        in_room && writes_here() && replaces.value_or(Position{}) == newest, "on the newest version"
    );
  }
  const char* operator()(const ideas::IdeaProposed& event) const {
    return of_version(event.replaces, forum.idea);
  }
  const char* operator()(const ideas::PlanSectionRevised& event) const {
    const auto newest = forum.plan.find(event.section);
    return of_version(event.replaces, newest == forum.plan.end() ? Position{} : newest->second);
  }

  [[nodiscard]] bool is_own(PitchId id) const {
    const Pitch& pitch = book.pitches_.at(id);
    return takes_part() && !pitch.withdrawn && book.is_in(actor, pitch.group) && book.rounds_.empty();
  }
  const char* operator()(const pitch::PitchSubmitted& event) const {
    const auto theirs = [&](const auto& entry) {
      return entry.second.group == event.group && !entry.second.withdrawn;
    };
    const bool is_first = std::none_of(book.pitches_.begin(), book.pitches_.end(), theirs);
    const bool may = takes_part() && event.group && book.is_in(actor, *event.group);
    const bool anew = !book.pitches_.contains(event.pitch);
    return unless(may && is_first && anew && book.rounds_.empty(), "one a group, until the vote");
  }
  const char* operator()(const pitch::PitchRevised& event) const {
    const bool newest = event.replaces == book.pitches_.at(event.pitch).version;
    return unless(is_own(event.pitch) && newest, "the group, on the newest version, until the vote");
  }
  const char* operator()(const pitch::PitchWithdrawn& event) const {
    return unless(is_own(event.pitch), "the group, until the vote");
  }
  const char* operator()(const pitch::PitchesOrdered& event) const {
    const std::set<PitchId> named(event.pitches.items.begin(), event.pitches.items.end());
    const bool complete = named == book.standing() && named.size() == event.pitches.items.size();
    return unless(leads() && complete, "who leads, every pitch once");
  }
  const char* operator()(const pitch::PitchPresented& event) const {
    return unless(leads() && book.standing().contains(event.pitch), "who leads");
  }
  const char* operator()(const pitch::RemarkGiven& event) const {
    return unless(takes_part() && book.standing().contains(event.pitch), "a participant, on one that stands");
  }
  const char* operator()(const pitch::RemarkRemoved& event) const {
    const auto found = book.remarks_.find(event.remark);
    return unless(
        found != book.remarks_.end() && (leads() || found->second == actor), "its author or who leads"
    );
  }

  const char* operator()(const vote::RoundOpened& event) const {
    const Round* before = book.latest_ ? &book.rounds_.at(*book.latest_) : nullptr;
    const std::set<PitchId> offered(event.pitches.items.begin(), event.pitches.items.end());
    const std::set<PitchId> standing = book.standing();
    const bool real = offered.size() >= 2 && offered.size() == event.pitches.items.size() &&
                      std::includes(standing.begin(), standing.end(), offered.begin(), offered.end());
    const std::set<MemberId> electorate(event.electorate.items.begin(), event.electorate.items.end());
    if (before != nullptr &&
        (!before->counted || offered != std::set<PitchId>(before->tied.begin(), before->tied.end()))) {
      return "a runoff follows a tie, among exactly the tied";
    }
    return unless(leads() && real && electorate == book.enrolled_, "who leads, for all who take part now");
  }
  const char* operator()(const vote::VoteCast& event) const {
    const Round& round = book.rounds_.at(event.round);
    const auto& electorate = round.electorate;
    const bool may = std::find(electorate.begin(), electorate.end(), actor) != electorate.end();
    return unless(may && book.present_.contains(actor) && round.open, "the electorate, while it is open");
  }
  const char* operator()(const vote::RoundClosed& event) const {
    return unless(leads() && book.rounds_.at(event.round).open, "who leads, once");
  }
  const char* operator()(const vote::BallotsCounted& event) const {
    const Round& round = book.rounds_.at(event.round);
    const bool due = actor == system_actor && !round.open && !round.counted;
    return unless(due && event.ballots.items.size() == round.voters.size(), "the system, one ballot a voter");
  }
};

const char* Ledger::objection(const Record& record) const {
  const bool erases = std::holds_alternative<people::PersonErased>(record.body) ||
                      std::holds_alternative<groups::GroupLeft>(record.body); // comes before it
  if (closed_ && !erases) {
    return "a closed programme takes nothing";
  }
  return std::visit(Objection{*this, record}, record.body);
}

struct Ledger::Telling {
  Ledger& book;
  const Record& record;
  Forum& forum = book.forums_[record.stream];

  template <class Event>
  void operator()(const Event&) {}

  void operator()(const programme::ProgrammeDrafted& event) {
    book.drafted_ = true;
    book.group_members_max_ = event.group_members_max;
  }
  void operator()(const programme::ProgrammeClosed&) { book.closed_ = true; }
  void operator()(const programme::EnrolmentOpened&) { book.enrolment_open_ = true; }
  void operator()(const programme::EnrolmentClosed&) { book.enrolment_open_ = false; }
  void operator()(const people::MemberJoined& event) {
    book.members_.insert(event.member);
    book.present_.insert(event.member);
  }
  void operator()(const people::ParticipantEnrolled& event) { book.enrolled_.insert(event.member); }
  void operator()(const people::ParticipantWithdrew& event) { book.enrolled_.erase(event.member); }
  void operator()(const people::RoleGranted& event) { book.roles_[event.role].insert(event.member); }
  void operator()(const people::RoleRevoked& event) { book.roles_[event.role].erase(event.member); }
  void operator()(const people::PersonErased& event) {
    if (!(record.stream == book.programme_)) {
      return;
    }
    book.present_.erase(event.member);
    book.enrolled_.erase(event.member);
    for (auto& [role, holders] : book.roles_) {
      holders.erase(event.member);
    }
  }
  void operator()(const dingen::DingAdded& event) { book.offered_.insert(event.ding); }
  void operator()(const dingen::DingRemoved& event) { book.offered_.erase(event.ding); }
  void operator()(const dingen::DingCompleted& event) { book.completed_.insert({record.actor, event.ding}); }
  void operator()(const dingen::DingReopened& event) { book.completed_.erase({record.actor, event.ding}); }
  void operator()(const forum::ThreadOpened& event) { forum.threads[event.thread] = record.actor; }
  void operator()(const forum::PostWritten& event) { forum.posts[event.post] = {event.thread, record.actor}; }
  void operator()(const forum::PostRemoved& event) { forum.removed.insert(event.post); }
  void operator()(const forum::ThreadLocked& event) { forum.locked.insert(event.thread); }
  void operator()(const forum::ThreadUnlocked& event) { forum.locked.erase(event.thread); }
  void operator()(const forum::HelpAsked& event) { forum.open_questions.insert(event.thread); }
  void operator()(const forum::HelpAnswered& event) {
    forum.open_questions.erase(event.thread);
    forum.answered_questions.insert(event.thread);
  }
  void operator()(const forum::HelpReopened& event) {
    forum.answered_questions.erase(event.thread);
    forum.open_questions.insert(event.thread);
  }
  void operator()(const groups::GroupFormed& event) { book.groups_.insert(event.group); }
  void operator()(const groups::GroupJoined& event) { book.group_of_[event.member] = event.group; }
  void operator()(const groups::GroupLeft& event) {
    book.group_of_.erase(event.member);
    if (book.helpers_[event.group] == event.member) {
      book.helpers_.erase(event.group);
    }
  }
  void operator()(const groups::HelperAppointed& event) { book.helpers_[event.group] = event.member; }
  void operator()(const ideas::IdeaProposed&) { forum.idea = record.position; }
  void operator()(const ideas::PlanSectionRevised& event) { forum.plan[event.section] = record.position; }
  void operator()(const pitch::PitchSubmitted& event) {
    book.pitches_[event.pitch] = {*event.group, record.position, false};
  }
  void operator()(const pitch::PitchRevised& event) { book.pitches_[event.pitch].version = record.position; }
  void operator()(const pitch::PitchWithdrawn& event) { book.pitches_[event.pitch].withdrawn = true; }
  void operator()(const pitch::RemarkGiven& event) { book.remarks_[event.remark] = record.actor; }
  void operator()(const pitch::RemarkRemoved& event) { book.remarks_.erase(event.remark); }
  void operator()(const vote::RoundOpened& event) {
    book.rounds_[event.round] = {event.pitches.items, event.electorate.items, {}, true, false, {}};
    book.latest_ = event.round;
  }
  void operator()(const vote::VoteCast& event) { book.rounds_[event.round].voters.insert(record.actor); }
  void operator()(const vote::RoundClosed& event) { book.rounds_[event.round].open = false; }
  void operator()(const vote::BallotsCounted& event) {
    Round& round = book.rounds_[event.round];
    round.counted = true;
    if (event.result == vote::Result::tie) {
      round.tied = event.leaders.items;
    }
  }
};

void Ledger::tell(const Record& record) {
  std::visit(Telling{*this, record}, record.body);
}

} // namespace verdiep::test
