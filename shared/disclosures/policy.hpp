#pragma once

#include "events/types/id.hpp"
#include "events/types/position.hpp"
#include "events/vocabulary.hpp"
#include "shared/dingen/state.hpp"
#include "shared/disclosures/audience.hpp"
#include "shared/table.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::disclosures {

/// How long the author and the coordinators keep the words that were revised, removed or taken back. The
/// server deletes them then: `Policy::retired`, `Policy::expire`.
inline constexpr std::int64_t retirement_ms = 30LL * 24 * 60 * 60 * 1000;

/// A personal field of a record.
struct ValueKey {
  Position position;
  std::string field;
  friend bool operator==(const ValueKey&, const ValueKey&) = default;
  friend bool operator<(const ValueKey& a, const ValueKey& b) {
    return a.position == b.position ? a.field < b.field : a.position < b.position;
  }
};

/// A value that comes with this event: the one of the command's field of the same name.
struct NewValue {
  ValueKey key;
  SubjectId subject;
  friend bool operator==(const NewValue&, const NewValue&) = default;
};

/// One entry of an audience's feed: the value is given to it, or taken from it.
struct FeedChange {
  Audience audience;
  bool grant = true;
  ValueKey key;
  friend bool operator==(const FeedChange&, const FeedChange&) = default;
};

/// What an event means for personal values. Within it grants come before withdrawals, so that a reader of
/// both feeds never deletes what it may keep.
struct Changes {
  std::vector<NewValue> made;
  std::vector<FeedChange> feed;
  std::vector<ValueKey> retired; ///< hidden from the programme; to be deleted after `retirement_ms`
  std::vector<ValueKey> erased;  ///< to be deleted now
  friend bool operator==(const Changes&, const Changes&) = default;
};

/// Who sees which personal value, folded from a stream's events alone.
///
/// | value | seen by | afterwards |
/// | --- | --- | --- |
/// | name, avatar; name of a group | the programme | renamed: the old ones are deleted at once |
/// | title, text of a post | the programme | revised or removed: author and coordinators, 30 days more |
/// | reflection, link | author and coordinators; the programme if shared | reopened: the author, 30 days more |
///
/// | pitch | the programme | revised or withdrawn: coordinators, 30 days more |
/// | remark | the programme | removed: author and coordinators, 30 days more |
/// | idea, plan | the group | older versions stay with the group: it merges with them |
///
/// In a group's stream 'the programme' is the group, and coordinators see nothing. Pitch, idea, plan and the
/// name of a group belong to the group: they outlive the people in it.
/// Removing the post that opens a thread removes its title with it. Erasing a person deletes all of the
/// above, everywhere.
///
/// Invariant  a value is in the feed of an audience as granted iff the audience sees it.
class Policy {
public:
  /// Of a programme's stream.
  Policy() = default;
  /// `everyone`: who reads the stream, all of a programme or a group.
  explicit Policy(const Audience& everyone) : everyone_(everyone) {}

  /// Folds the event at `position`; fold every event of the stream in order.
  Changes apply(Position position, MemberId actor, const EventBody& event);

  struct Retired {
    ValueKey key;
    Position by; ///< the event that retired it; its `recorded` starts the 30 days
  };
  /// What still waits to be deleted, by position. Expiry is no event: after a restart values that the store
  /// has deleted already are here again, and are skipped where the store no longer has them.
  [[nodiscard]] std::vector<Retired> retired() const;
  /// The changes that delete a retired value. Nothing if it is not (or no longer) retired.
  Changes expire(const ValueKey& key);

private:
  /// Whose feeds a value is in.
  struct Sight {
    bool everyone = false;
    bool coordinators = false;
    bool author = false;
  };
  struct Held {
    Sight sight;
    Position retired_by;
  };
  /// The words of a post as they stand now.
  struct PostText {
    MemberId author;
    Position position;
    ThreadId thread;
  };
  struct Opening {
    MemberId author;
    Position position; ///< of the title
    PostId post;
  };
  struct Fold;

  /// A pitch or a remark as it stands now.
  struct Words {
    SubjectId subject;
    Position position;
  };

  void make(Changes& changes, SubjectId subject, ValueKey key, Sight sight);
  void give(Changes& changes, SubjectId subject, const ValueKey& key, Held& held, Sight sight) const;
  void retire(Changes& changes, SubjectId subject, ValueKey key, Sight sight, Position by);
  void erase(Changes& changes, SubjectId subject, ValueKey key);
  void erase_subject(Changes& changes, SubjectId subject);

  Audience everyone_;
  Table<SubjectId, std::map<ValueKey, Held>> held_;
  Table<MemberId, Position> names_;
  Table<GroupId, Position> group_names_;
  Table<PitchId, Words> pitches_;
  Table<RemarkId, Words> remarks_;
  Table<dingen::Attempt, Position> completions_;
  Table<PostId, PostText> posts_;
  Table<ThreadId, Opening> threads_;
};

} // namespace verdiep::disclosures
