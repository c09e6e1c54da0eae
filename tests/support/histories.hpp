#pragma once

#include "events/command.hpp"
#include "events/record.hpp"
#include "shared/stream/decider.hpp"
#include "tests/support/random.hpp"

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

/// Random histories of a programme and its groups: people who want all there is to want, mostly sensibly, now and
/// then not.
namespace verdiep::test {

/// Every personal text of a history contains this: it must be in no record.
inline constexpr std::string_view planted_words = "words of a person";

/// One command, in which stream and before what, and what the rules said.
struct Attempted {
  MemberId actor;
  Command command;
  Position before; ///< the head of its stream
  stream::Decision decision;
};

/// What happened in one stream: the programme's, or that of a group.
struct StreamHistory {
  StreamId id;
  stream::State state;
  std::vector<Record> records;
  std::vector<ThreadId> threads;
  std::vector<PostId> posts;
};

/// The same commands from a seed in both builds: only sorted lists and the generator decide.
class History {
public:
  explicit History(std::uint64_t seed) : random_(seed) { programme_.id = {{1}}; }

  /// Draws the next command and decides it; what is accepted happens.
  Attempted step();

  // The programme.
  [[nodiscard]] const stream::State& state() const { return programme_.state; }
  /// Every event so far as a record, with made-up times.
  [[nodiscard]] const std::vector<Record>& records() const { return programme_.records; }

  /// The streams of its groups, oldest first.
  [[nodiscard]] const std::vector<StreamHistory>& rooms() const { return rooms_; }
  /// The programme's or a group's.
  [[nodiscard]] const StreamHistory& stream(StreamId id) const;

  /// What a server keeps outside the log of the round that is not counted yet: the last ballot of each voter.
  [[nodiscard]] const std::map<MemberId, vote::Ballot>& ballots() const { return ballots_; }
  /// Every tracker that was ever drawn.
  [[nodiscard]] const std::vector<vote::Tracker>& trackers() const { return trackers_; }

private:
  [[nodiscard]] MemberId draw_actor();
  [[nodiscard]] StreamHistory& draw_stream(MemberId actor);
  [[nodiscard]] stream::Context context_of(const StreamHistory& stream) const;
  [[nodiscard]] CommandBody draw_command(MemberId actor, StreamHistory& stream);
  [[nodiscard]] CommandBody draw_programme_command();
  [[nodiscard]] CommandBody draw_people_command(MemberId actor);
  [[nodiscard]] CommandBody draw_ding_command();
  [[nodiscard]] CommandBody draw_completion();
  [[nodiscard]] CommandBody draw_forum_command(StreamHistory& stream);
  [[nodiscard]] CommandBody draw_help_command();
  [[nodiscard]] CommandBody draw_group_command(MemberId actor);
  [[nodiscard]] CommandBody draw_idea_command(const StreamHistory& stream);
  [[nodiscard]] CommandBody draw_pitch_command(MemberId actor);
  [[nodiscard]] CommandBody draw_remark_command();
  [[nodiscard]] CommandBody draw_vote_command();
  [[nodiscard]] CommandBody draw_count(RoundId round);
  [[nodiscard]] dingen::Content draw_content();
  [[nodiscard]] std::vector<PitchId> draw_order(std::vector<PitchId> pitches);
  [[nodiscard]] bool awaits_counting() const;

  [[nodiscard]] Command sealed(StreamId stream, CommandBody body);
  void record(StreamHistory& stream, const Attempted& attempted);
  void remember(StreamHistory& stream, const EventBody& event);
  void keep_ballot(const Attempted& attempted);

  /// Mostly one that is there, now and then one that nobody knows.
  template <class AnyId>
  AnyId known(const std::vector<AnyId>& ids) {
    return ids.empty() || random_.one_in(20) ? random_.id<AnyId>() : random_.pick(ids);
  }
  /// Mostly a new one, now and then one that is taken.
  template <class AnyId>
  AnyId fresh(const std::vector<AnyId>& ids) {
    return !ids.empty() && random_.one_in(20) ? random_.pick(ids) : random_.id<AnyId>();
  }
  /// Mostly the newest version, now and then another.
  [[nodiscard]] Position newest(Position version) {
    return random_.one_in(6) ? Position{random_.below(version.value + 3)} : version;
  }

  Random random_;
  StreamHistory programme_;
  std::vector<StreamHistory> rooms_;
  std::vector<MemberId> members_;
  std::vector<DingId> dingen_;
  std::vector<GroupId> groups_;
  std::vector<PitchId> pitches_;
  std::vector<RemarkId> remarks_;
  std::vector<RoundId> rounds_;
  std::map<MemberId, vote::Ballot> ballots_;
  std::vector<vote::Tracker> trackers_;
};

} // namespace verdiep::test
