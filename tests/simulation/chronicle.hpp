#pragma once

#include "events/record.hpp"
#include "events/types/bytes.hpp"
#include "tests/support/ledger.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace verdiep::simulation {

/// A personal field of a record.
struct WordKey {
  StreamId stream;
  Position position;
  std::string field;
  friend bool operator<(const WordKey& a, const WordKey& b) {
    return std::tie(a.stream, a.position, a.field) < std::tie(b.stream, b.position, b.field);
  }
};

/// Who may see a personal value, by what happened since.
struct Word {
  enum class Sight : std::uint8_t { everyone, author_and_coordinators, author, coordinators, nobody };

  CommandId command; ///< that the value came with
  MemberId author;
  Sight sight = Sight::everyone;
  bool is_erasable = true;               ///< goes when its author is erased; a group's words stay
  std::optional<std::int64_t> hidden_ms; ///< taken back: deleted 30 days after
};

/// All that happened, told from the records in the order in which the disk took them: what the checkers hold the code
/// against. Written from the documents, with nothing of the deciders, the policy of disclosures or the sync in it.
class Chronicle {
public:
  explicit Chronicle(StreamId programme) : programme_(programme), ledger_(programme) {}

  /// A record is on disk. What is wrong with it goes to `objections`.
  void add(StreamId stream, ByteView bytes);
  [[nodiscard]] const std::vector<std::string>& objections() const { return objections_; }

  [[nodiscard]] StreamId programme() const { return programme_; }
  [[nodiscard]] const std::map<StreamId, std::vector<Bytes>>& streams() const { return streams_; }
  [[nodiscard]] const std::vector<Bytes>& records(StreamId stream) const;
  [[nodiscard]] std::size_t size() const { return size_; }

  // People.
  [[nodiscard]] bool is_erased(MemberId member) const { return erased_.contains(member); }
  [[nodiscard]] std::optional<GroupId> group_of(MemberId member) const;
  /// Whether a record may be sent to somebody now: what was written after they left a group never.
  [[nodiscard]] bool may_be_told(MemberId member, StreamId stream, Position position) const;

  // Words.
  [[nodiscard]] const std::map<WordKey, Word>& words() const { return words_; }
  [[nodiscard]] bool may_see(MemberId member, const WordKey& key, const Word& word) const;

  // Commands.
  /// In how many unbroken runs of records the events of a command stand.
  [[nodiscard]] const std::map<CommandId, int>& landings() const { return landings_; }
  [[nodiscard]] bool has_landed(CommandId command) const { return landings_.contains(command); }

  /// A round of the vote, and by which command each voter voted last.
  struct Round {
    std::map<MemberId, CommandId> votes;
    std::set<Position> cast; ///< every `VoteCast`
    std::optional<vote::BallotsCounted> counted;
  };
  [[nodiscard]] const std::map<RoundId, Round>& rounds() const { return rounds_; }

private:
  struct Telling;
  struct Post {
    MemberId author;
    WordKey text;
    std::optional<WordKey> title; ///< of the thread that it opens
  };

  void note_order(const Record& record);
  void note_words(const Record& record);
  void tell(const Record& record);
  void hide(const WordKey& key, Word::Sight sight, std::int64_t ms);
  [[nodiscard]] bool is_in_room(MemberId member, StreamId stream) const;

  StreamId programme_;
  test::Ledger ledger_;
  std::vector<std::string> objections_;

  std::map<StreamId, std::vector<Bytes>> streams_;
  std::map<StreamId, std::vector<std::size_t>> order_; ///< of each record among all
  std::map<StreamId, Timestamp> recorded_;
  std::size_t size_ = 0;
  std::map<CommandId, int> landings_;
  std::map<StreamId, CommandId> last_command_;

  std::set<MemberId> present_;
  std::set<MemberId> erased_;
  std::set<MemberId> coordinators_;
  std::map<MemberId, GroupId> group_of_;
  std::map<std::pair<MemberId, GroupId>, std::size_t> left_; ///< in the order of all records

  std::map<WordKey, Word> words_;
  std::map<MemberId, Position> names_;
  std::map<GroupId, Position> group_names_;
  std::map<std::pair<StreamId, PostId>, Post> posts_;
  std::map<std::pair<StreamId, ThreadId>, WordKey> titles_; ///< of threads without a post yet
  std::map<std::pair<MemberId, DingId>, Position> completions_;
  std::map<PitchId, Position> pitches_;
  std::map<RemarkId, WordKey> remarks_;
  std::map<RoundId, Round> rounds_;
};

} // namespace verdiep::simulation
