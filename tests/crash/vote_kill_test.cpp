#include "events/codec/described.hpp"
#include "events/record.hpp"
#include "server/cli/verification.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/ballots.hpp"
#include "server/pipeline/committer.hpp"
#include "server/pipeline/rows.hpp"
#include "server/signing/signer.hpp"
#include "shared/disclosures/commitment.hpp"
#include "tests/support/random.hpp"
#include "tests/support/store_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

// A process that votes and writes in rooms, killed again and again: what it was told is there, once, and the
// round is counted once.
namespace verdiep::test {
namespace {

constexpr int worlds_count = 6;
constexpr int kills_per_world = 3; ///< the last one around the closing of the round
constexpr std::size_t voters_count = 6;
constexpr std::size_t under_way_max = 16;

struct Person {
  log::AccountId account;
  MemberId member;
};

/// The ids of one programme. Made before any process, so that all of them know it.
struct World {
  explicit World(std::uint64_t seed) : random(seed) {
    for (std::size_t index = 0; index < voters_count; ++index)
      voters.push_back({random.id<log::AccountId>(), random.id<MemberId>()});
    for (std::size_t index = 0; index < 2; ++index) {
      groups.push_back(random.id<GroupId>());
      pitches.push_back(random.id<PitchId>());
    }
  }

  Random random;
  StoreFolder folder;
  StreamId stream = random.id<StreamId>();
  RoundId round = random.id<RoundId>();
  Person coordinator{random.id<log::AccountId>(), random.id<MemberId>()};
  std::vector<Person> voters;
  std::vector<GroupId> groups;
  std::vector<PitchId> pitches;
  signing::Signer signer{crypto::ed25519_from_seed({})};
};

/// A pipeline on the world's store, in the process that calls.
class Running {
public:
  explicit Running(World& world, std::uint64_t seed)
      : world_(world), random_(seed), log_(open_or_abort(world.folder.store())) {
    pipeline::PipelineOptions options{
        *log_, world.signer, registry_, [] { return Timestamp{5000}; }, nullptr
    };
    options.idle = std::chrono::milliseconds{1};
    pipeline_ = pipeline::make_pipeline(options);
  }
  ~Running() { pipeline_->stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  Command
  command(StreamId to, CommandBody body, const std::vector<std::pair<std::string, std::string>>& texts) {
    Command made{to, random_.id<CommandId>(), Timestamp{1000}, std::move(body), {}};
    for (const auto& [field, text] : texts)
      made.personal.push_back(disclosures::personal_text(field, text, Salt{random_.array<32>()}));
    if (std::holds_alternative<programme::DraftProgramme>(made.body) ||
        std::holds_alternative<people::JoinProgramme>(made.body)) {
      made.personal.push_back(disclosures::personal_number("avatar", 3, Salt{random_.array<32>()}));
    }
    disclosures::seal(made);
    return made;
  }
  void send(const Person& person, const Command& command, pipeline::OutcomeHandler handler) {
    pipeline_->submit({person.account, person.member, encode_command(command), {}}, std::move(handler));
  }
  bool submit(
      const Person& person,
      CommandBody body,
      const std::vector<std::pair<std::string, std::string>>& texts = {}
  ) {
    std::promise<bool> answer;
    send(
        person, command(world_.stream, std::move(body), texts),
        [&](CommandId, const pipeline::Outcome& outcome) {
          answer.set_value(std::holds_alternative<pipeline::Accepted>(outcome));
        }
    );
    return answer.get_future().get();
  }

  [[nodiscard]] log::RocksdbLog& log() { return *log_; }
  [[nodiscard]] Random& random() { return random_; }

private:
  World& world_;
  Random random_;
  metrics::Registry registry_;
  std::unique_ptr<log::RocksdbLog> log_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;
};

bool set_up(World& world) {
  Running running(world, 1);
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "Verdiep"}};
  bool done = running.submit(world.coordinator, draft, {{"name", "Coby"}}) &&
              running.submit(world.coordinator, programme::OpenEnrolment{});
  for (const Person& voter : world.voters)
    done = done && running.submit(voter, people::JoinProgramme{}, {{"name", "Stemmer"}}) &&
           running.submit(voter, people::Enrol{});
  for (std::size_t index = 0; index < 2; ++index)
    done = done &&
           running.submit(
               world.voters[index], groups::FormGroup{world.groups[index], {}}, {{"name", "Groep"}}
           ) &&
           running.submit(
               world.voters[index], pitch::SubmitPitch{world.pitches[index], {}, {}, {}},
               {{"title", "Idee"}, {"text", "Zo doen we het."}}
           );
  return done && running.submit(world.coordinator, vote::OpenRound{world.round, {world.pitches}});
}

// What the process tells through the pipe: commands that it is about to send, and answers.
enum class Note : std::uint8_t { sent = 1, accepted = 2 };

/// Small enough to be written whole by the system, whatever kills us.
void tell(int pipe, Note note, const Bytes& bytes) {
  Bytes frame{
      static_cast<std::uint8_t>(note), static_cast<std::uint8_t>(bytes.size() >> 8),
      static_cast<std::uint8_t>(bytes.size())
  };
  frame.insert(frame.end(), bytes.begin(), bytes.end());
  (void)!::write(pipe, frame.data(), frame.size());
}

/// Votes and writes as fast as it is answered, until it is killed.
class Busy {
public:
  /// `begun` gets a byte when the time to the kill begins to run.
  Busy(World& world, std::uint64_t seed, int pipe, int begun)
      : world_(world), running_(world, seed), pipe_(pipe), begun_(begun) {}

  [[noreturn]] void run(bool closes) {
    if (!closes)
      begin();
    Random& random = running_.random();
    for (std::uint64_t number = 0;; ++number) {
      const std::size_t who = random.below(voters_count);
      if (who < 2 && random.one_in(2)) {
        const forum::OpenThread opening{random.id<ThreadId>(), random.id<PostId>(), {}, {}, {}};
        const StreamId room = groups::stream_of(world_.groups[who]);
        send(world_.voters[who], running_.command(room, opening, {{"title", "Plan"}, {"text", "Hoe?"}}));
      } else {
        const vote::Ballot ballot{random.pick(world_.pitches), random.id<vote::Tracker>()};
        send(world_.voters[who], running_.command(world_.stream, vote::CastVote{world_.round, ballot}, {}));
      }
      if (closes && number == 60)
        send(world_.coordinator, running_.command(world_.stream, vote::CloseRound{world_.round}, {}));
    }
  }

private:
  void begin() const {
    const std::uint8_t byte = 1;
    (void)!::write(begun_, &byte, 1);
  }

  void send(const Person& person, const Command& command) {
    {
      std::unique_lock lock(mutex_);
      answered_.wait(lock, [&] { return under_way_ < under_way_max; });
      ++under_way_;
    }
    tell(pipe_, Note::sent, encode_command(command));
    const bool closes = std::holds_alternative<vote::CloseRound>(command.body);
    running_.send(person, command, [this, closes](CommandId id, const pipeline::Outcome& outcome) {
      if (const auto* accepted = std::get_if<pipeline::Accepted>(&outcome)) {
        Bytes note(id.bytes.begin(), id.bytes.end());
        for (int shift = 56; shift >= 0; shift -= 8)
          note.push_back(static_cast<std::uint8_t>(accepted->position.value >> shift));
        tell(pipe_, Note::accepted, note);
      }
      if (closes)
        begin();
      const std::lock_guard lock(mutex_);
      --under_way_;
      answered_.notify_one();
    });
  }

  World& world_;
  Running running_;
  int pipe_;
  int begun_;
  std::mutex mutex_;
  std::condition_variable answered_;
  std::size_t under_way_ = 0;
};

/// What a killed process had told.
struct Told {
  std::map<CommandId, Command> sent;
  std::map<CommandId, Position> accepted;

  [[nodiscard]] bool has_closed() const {
    return std::any_of(accepted.begin(), accepted.end(), [this](const auto& answer) {
      return std::holds_alternative<vote::CloseRound>(sent.at(answer.first).body);
    });
  }

  void read(const Bytes& bytes) {
    for (std::size_t at = 0; at + 3 <= bytes.size();) {
      const std::size_t size = (std::size_t{bytes[at + 1]} << 8) + bytes[at + 2];
      ASSERT_LE(at + 3 + size, bytes.size());
      take(static_cast<Note>(bytes[at]), ByteView(bytes).subspan(at + 3, size));
      at += 3 + size;
    }
  }

private:
  void take(Note note, ByteView bytes) {
    if (note == Note::sent) {
      const auto command = decode_command(bytes);
      ASSERT_TRUE(command);
      sent[command->id] = *command;
      return;
    }
    CommandId id;
    std::copy_n(bytes.begin(), id.bytes.size(), id.bytes.begin());
    Position position;
    for (const std::uint8_t byte : bytes.subspan(id.bytes.size()))
      position.value = (position.value << 8) + byte;
    accepted[id] = position;
  }
};

template <class Work>
pid_t start(Work work) {
  const pid_t process = ::fork();
  if (process == 0) {
    work();
    ::_exit(0);
  }
  return process;
}

/// A pipe whose ends close with it.
struct Pipe {
  Pipe() { EXPECT_EQ(::pipe(ends), 0); }
  ~Pipe() {
    close_write();
    ::close(ends[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write() {
    if (ends[1] >= 0)
      ::close(ends[1]);
    ends[1] = -1;
  }
  int ends[2] = {-1, -1};
};

/// Lets a process work on the world, and kills it `time` after it began, or with `closes` after it was told that
/// the round is closed: while it counts.
Bytes work_until_killed(World& world, std::uint64_t seed, bool closes, std::chrono::microseconds time) {
  Pipe told;
  Pipe begun;
  const pid_t process = start([&] { Busy(world, seed, told.ends[1], begun.ends[1]).run(closes); });
  told.close_write();
  begun.close_write();
  std::thread killer([&] {
    std::uint8_t byte = 0;
    (void)!::read(begun.ends[0], &byte, 1);
    std::this_thread::sleep_for(time);
    ::kill(process, SIGKILL);
  });
  Bytes heard;
  std::uint8_t buffer[65536];
  for (ssize_t size = 0; (size = ::read(told.ends[0], buffer, sizeof buffer)) > 0;)
    heard.insert(heard.end(), buffer, buffer + size);
  killer.join();
  int status = 0;
  ::waitpid(process, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it was to be killed";
  return heard;
}

std::vector<Record> records_of(const log::Log& log, StreamId stream) {
  std::vector<Record> records;
  EXPECT_TRUE(log.read(stream, Position{1}, *log.head(stream), [&](Position, ByteView bytes) {
    const auto record = decode_record(bytes);
    EXPECT_TRUE(record);
    records.push_back(*record);
    return true;
  }));
  return records;
}

void expect_all_acknowledged(World& world, const log::Log& log, const Told& told) {
  std::map<CommandId, Position> on_disk;
  for (const StreamId stream :
       {world.stream, groups::stream_of(world.groups[0]), groups::stream_of(world.groups[1])}) {
    std::map<std::pair<CommandId, std::size_t>, int> events;
    for (const Record& record : records_of(log, stream)) {
      EXPECT_EQ(++events[std::pair(record.command, record.body.index())], 1) << "twice";
      on_disk[record.command] = record.position;
    }
  }
  for (const auto& [id, position] : told.accepted)
    EXPECT_EQ(on_disk[id], position);
}

/// The ballots of the voters' last votes, by tracker.
std::vector<vote::Ballot> last_ballots(const std::vector<Record>& records, const Told& told) {
  std::map<MemberId, vote::Ballot> last;
  for (const Record& record : records) {
    if (std::holds_alternative<vote::VoteCast>(record.body))
      last[record.actor] = std::get<vote::CastVote>(told.sent.at(record.command).body).ballot;
  }
  std::vector<vote::Ballot> ballots;
  for (const auto& [member, ballot] : last)
    ballots.push_back(ballot);
  std::sort(ballots.begin(), ballots.end(), [](const auto& a, const auto& b) {
    return a.tracker < b.tracker;
  });
  return ballots;
}

void expect_counted_once(World& world, const Told& told) {
  Running running(world, 99);
  (void)running.submit(world.coordinator, vote::CloseRound{world.round}); // if that was lost
  std::vector<vote::BallotsCounted> counted;
  std::vector<Record> records;
  for (int tries = 0; tries < 1000 && counted.empty(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
    records = records_of(running.log(), world.stream);
    for (const Record& record : records) {
      if (const auto* count = std::get_if<vote::BallotsCounted>(&record.body))
        counted.push_back(*count);
    }
  }
  ASSERT_EQ(counted.size(), 1u);
  EXPECT_EQ(counted.front().ballots.items, last_ballots(records, told));
  expect_all_acknowledged(world, running.log(), told);
}

void expect_whole(World& world) {
  const auto log = open_or_abort(world.folder.store());
  EXPECT_TRUE(pipeline::erasures_left(*log)->empty());
  const auto checkpoints = signing::CheckpointFolder::open(world.folder.store());
  const auto report = cli::verify_store({*log, *checkpoints, world.signer});
  EXPECT_TRUE(report) << report.error().context; // also that no ballot is left
}

TEST(VoteKill, every_acknowledged_vote_is_counted_once) {
  Random random(20261124);
  std::deque<World> worlds;
  std::vector<Told> told(worlds_count);
  // No store is opened here before the last process was started: threads do not survive a fork.
  for (std::size_t index = 0; index < worlds_count; ++index) {
    World& world = worlds.emplace_back(index + 1);
    int status = -1;
    ::waitpid(start([&] { ::_exit(set_up(world) ? 0 : 1); }), &status, 0);
    ASSERT_EQ(status, 0);
    for (int kill = 1; kill <= kills_per_world; ++kill) {
      const bool closes = kill == kills_per_world;
      const std::chrono::microseconds time(closes ? random.below(8'000) : 50'000 + random.below(150'000));
      told[index].read(
          work_until_killed(world, 100 * (index + 1) + static_cast<std::uint64_t>(kill), closes, time)
      );
    }
  }
  std::size_t acknowledged = 0;
  int closed = 0;
  for (std::size_t index = 0; index < worlds_count; ++index) {
    SCOPED_TRACE(index);
    acknowledged += told[index].accepted.size();
    closed += told[index].has_closed() ? 1 : 0;
    expect_counted_once(worlds[index], told[index]);
    expect_whole(worlds[index]);
  }
  EXPECT_GT(acknowledged, 100u) << "else nothing was tried";
  EXPECT_EQ(closed, worlds_count) << "by a process that was killed while it counted, or just before or after";
  RecordProperty("acknowledged", static_cast<int>(acknowledged));
}

} // namespace
} // namespace verdiep::test
