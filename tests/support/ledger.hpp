#pragma once

#include "events/record.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace verdiep::test {

/// The rules once more, as somebody keeps the books who never saw the code: who is who, told from the events alone,
/// and whether an event should have been allowed to happen.
class Ledger {
public:
  /// Of the programme's stream; others are those of its groups.
  explicit Ledger(StreamId programme) : programme_(programme) {}

  /// Why this may not follow on what was told before; null if it may.
  [[nodiscard]] const char* objection(const Record& record) const;
  void tell(const Record& record);

private:
  /// What is written in a stream.
  struct Forum {
    std::map<ThreadId, MemberId> threads;
    std::map<PostId, std::pair<ThreadId, MemberId>> posts;
    std::set<PostId> removed;
    std::set<ThreadId> locked;
    std::set<ThreadId> open_questions;
    std::set<ThreadId> answered_questions;
    Position idea;
    std::map<ideas::Section, Position> plan;
  };
  struct Pitch {
    GroupId group;
    Position version;
    bool withdrawn = false;
  };
  struct Round {
    std::vector<PitchId> pitches;
    std::vector<MemberId> electorate;
    std::set<MemberId> voters;
    bool open = true;
    bool counted = false;
    std::vector<PitchId> tied;
  };
  struct Objection;
  struct Telling;

  [[nodiscard]] bool leads(MemberId member) const;
  [[nodiscard]] bool is_in(MemberId member, GroupId group) const;
  [[nodiscard]] std::size_t size_of(GroupId group) const;
  [[nodiscard]] std::set<PitchId> standing() const;
  [[nodiscard]] const Forum& forum(StreamId stream) const;

  StreamId programme_;
  bool drafted_ = false;
  bool closed_ = false;
  bool enrolment_open_ = false;
  std::size_t group_members_max_ = 0;
  std::set<MemberId> members_; ///< all who ever joined
  std::set<MemberId> present_;
  std::set<MemberId> enrolled_;
  std::map<people::Role, std::set<MemberId>> roles_;
  std::set<DingId> offered_;
  std::set<std::pair<MemberId, DingId>> completed_;
  std::map<StreamId, Forum> forums_;
  std::set<GroupId> groups_;
  std::map<MemberId, GroupId> group_of_;
  std::map<GroupId, MemberId> helpers_;
  std::map<PitchId, Pitch> pitches_;
  std::map<RemarkId, MemberId> remarks_; ///< not removed, by author
  std::map<RoundId, Round> rounds_;
  std::optional<RoundId> latest_;
};

} // namespace verdiep::test
