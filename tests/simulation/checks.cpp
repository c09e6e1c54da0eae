#include "tests/simulation/checks.hpp"

#include "events/codec/personal.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace verdiep::simulation {

namespace {

class Checks {
public:
  explicit Checks(World& world) : world_(world), chronicle_(world.chronicle()), faults_(world.broken()) {}

  std::vector<std::string> of_copies() {
    faults_.clear();
    world_.reopen_offline();
    for (std::size_t index = 0; index < world_.devices().size(); ++index) {
      Device& device = world_.device(index);
      who_ = "device " + std::to_string(index) + ", without a network,";
      check_reports(device);
      if (chronicle_.is_erased(device.member())) {
        check_erased(device);
        continue;
      }
      const replica::ProgrammeClient& client = *device.client();
      check_replica(client.programme(), device.member(), chronicle_.programme());
      if (const auto own = chronicle_.group_of(device.member()); own && client.group() != nullptr)
        check_replica(*client.group(), device.member(), groups::stream_of(*own));
    }
    return std::move(faults_);
  }

  std::vector<std::string> all() {
    check_log();
    for (std::size_t index = 0; index < world_.devices().size(); ++index) {
      Device& device = world_.device(index);
      who_ = "device " + std::to_string(index);
      check_disk(device);
      check_reports(device);
      if (chronicle_.is_erased(device.member())) {
        check_erased(device);
      } else {
        check_programme(device);
        check_group(device);
      }
      check_outboxes(device);
    }
    check_commands();
    check_rounds();
    return std::move(faults_);
  }

private:
  void fault(const std::string& what) { faults_.push_back(who_ + " " + what); }

  void check_reports(const Device& device) {
    for (const std::string& report : device.reports) {
      if (report != "the stream is no longer ours")
        fault("reports: " + report);
    }
  }

  /// The disk of the server holds what was committed, and no more.
  void check_log() {
    who_ = "the log";
    for (const auto& [stream, records] : chronicle_.streams()) {
      std::vector<Bytes> held;
      const auto read = world_.server().log().read(
          stream, Position{1}, Position{records.size() + 1},
          [&](Position, ByteView bytes) {
            held.emplace_back(bytes.begin(), bytes.end());
            return true;
          }
      );
      if (!read || held != records)
        fault("holds other records than were committed");
    }
  }

  // What a device holds.

  static std::string place(const WordKey& key) {
    return key.field + " at e" + std::to_string(key.position.value);
  }

  void check_programme(Device& device) {
    const sync::Replica& replica = device.client()->programme();
    if (replica.line() != sync::Line::live)
      fault("is not live");
    check_replica(replica, device.member(), chronicle_.programme());
  }

  void check_group(Device& device) {
    const auto own = chronicle_.group_of(device.member());
    const sync::Replica* replica = device.client()->group();
    if (own.has_value() != (replica != nullptr)) {
      fault(own ? "has no copy of its group" : "has a copy of a group that it is not in");
    } else if (own) {
      if (replica->line() != sync::Line::live)
        fault("is not live in its group");
      check_replica(*replica, device.member(), groups::stream_of(*own));
    }
  }

  void check_replica(const sync::Replica& replica, MemberId member, StreamId stream) {
    const auto& records = chronicle_.records(stream);
    bool is_equal = replica.log().head().value == records.size();
    merkle::Frontier tree;
    stream::State state;
    for (std::size_t index = 0; index < records.size(); ++index) {
      const Position position{index + 1};
      is_equal = is_equal && std::equal(
                                 records[index].begin(), records[index].end(),
                                 replica.log().at(position).begin(), replica.log().at(position).end()
                             );
      const auto record = decode_record(records[index]);
      tree.append(merkle::leaf_hash(records[index]));
      stream::evolve(state, position, record->actor, record->body);
    }
    if (!is_equal)
      return fault("holds other records than the server");
    if (replica.root() != tree.root())
      fault("has another root than its records");
    if (stream::encode_state(replica.confirmed().state) != stream::encode_state(state))
      fault("has another state than follows from the records");
    if (&replica.shown() != &replica.confirmed())
      fault("shows something on top of what is confirmed");
    if (replica.trouble() != sync::Trouble::none)
      fault("is in trouble");
    for (const auto& [key, word] : chronicle_.words()) {
      if (key.stream == stream)
        check_word(replica.confirmed().disclosed, member, key, word);
    }
  }

  /// Words that were taken back are kept for some for 30 days, by the server's clock.
  enum class Expected : std::uint8_t { shown, hidden, either };
  [[nodiscard]] Expected expected(MemberId member, const WordKey& key, const Word& word) const {
    if (!chronicle_.may_see(member, key, word))
      return Expected::hidden;
    if (!word.hidden_ms)
      return Expected::shown;
    const std::int64_t until_ms = *word.hidden_ms + disclosures::retirement_ms;
    if (until_ms <= world_.server().clock().ms)
      return Expected::hidden;
    return until_ms <= world_.server_clock_ms_max() ? Expected::either : Expected::shown;
  }

  void
  check_word(const projections::Disclosed& disclosed, MemberId member, const WordKey& key, const Word& word) {
    const Expected wanted = expected(member, key, word);
    const projections::Words shown = disclosed.text(key.position, key.field);
    const bool is_number = key.field == "avatar";
    const bool is_shown = is_number ? disclosed.number(key.position, key.field).has_value()
                                    : shown.sight == projections::Sight::shown;
    if (wanted == Expected::shown && !is_shown)
      fault("misses the " + place(key));
    if (wanted == Expected::hidden && is_shown)
      fault("still shows the " + place(key));
    if (is_shown && !is_number && shown.text != typed(word.command, key.field))
      fault("shows another " + place(key) + " than was typed");
  }

  [[nodiscard]] std::string typed(CommandId id, const std::string& field) const {
    const auto command = world_.entered().find(id);
    if (command == world_.entered().end())
      return {};
    for (const PersonalValue& value : command->second.personal) {
      if (value.field == field)
        return std::string(decode_text_value(value.value).value_or(""));
    }
    return {};
  }

  void check_erased(Device& device) {
    const sync::Replica& replica = device.client()->programme();
    if (replica.log().head() != Position{} || device.client()->group() != nullptr)
      fault("holds records, and its person was erased");
  }

  // What its disk holds.

  /// Every text of the world, and who may have it.
  void index_words() {
    for (const auto& [id, command] : world_.entered()) {
      for (const PersonalValue& value : command.personal) {
        if (value.field != "avatar")
          texts_[std::string(*decode_text_value(value.value))].command = id;
      }
    }
    for (const auto& [key, word] : chronicle_.words()) {
      const std::string text = typed(word.command, key.field);
      if (!text.empty())
        texts_[text].key = key;
    }
  }

  /// Own words may wait in the outbox; of all else only what is shown may be kept.
  void check_disk(Device& device) {
    if (texts_.empty())
      index_words();
    for (const auto& [store, rows] : device.disk.rows()) {
      for (const auto& [key, row] : rows) {
        if (store != "outbox")
          check_row(device.member(), store, row);
      }
    }
  }

  void check_row(MemberId member, const std::string& store, const Bytes& row) {
    static constexpr std::string_view mark = "woord";
    constexpr std::size_t digits = 6;
    auto found = std::search(row.begin(), row.end(), mark.begin(), mark.end());
    while (found != row.end()) {
      const auto length = static_cast<std::ptrdiff_t>(mark.size() + digits + 1);
      const std::string text(found, std::min(found + length, row.end()));
      const auto known = texts_.find(text);
      const bool may_be_here =
          known != texts_.end() && known->second.key &&
          expected(member, *known->second.key, chronicle_.words().at(*known->second.key)) != Expected::hidden;
      if (!may_be_here)
        fault("keeps words in " + store + " that are not for its person: " + text);
      found = std::search(found + 1, row.end(), mark.begin(), mark.end());
    }
  }

  // Commands.

  void check_outboxes(Device& device) {
    const replica::ProgrammeClient& client = *device.client();
    std::set<std::string> shown;
    const auto read = [&](const sync::Pending& pending) {
      const bool is_refused = pending.status == sync::Status::rejected && pending.verdict;
      if (!is_refused && !chronicle_.is_erased(device.member()))
        fault("still has a command without an outcome: " + to_text(pending.id));
      came_back_.insert(pending.id);
      shown.insert(to_text(pending.id));
    };
    std::for_each(client.outbox().begin(), client.outbox().end(), read);
    std::for_each(client.group_outbox().begin(), client.group_outbox().end(), read);
    std::for_each(client.left_outbox().begin(), client.left_outbox().end(), read);
    std::set<std::string> kept;
    if (const auto rows = device.disk.rows().find("outbox"); rows != device.disk.rows().end()) {
      for (const auto& [key, row] : rows->second)
        kept.insert(key.substr(key.rfind('/') + 1));
    }
    if (chronicle_.is_erased(device.member()))
      return;
    for (const std::string& id : kept) {
      if (!shown.contains(id))
        fault("keeps a command that it does not show: " + id);
    }
    for (const std::string& id : shown) {
      if (!kept.contains(id))
        fault("shows a command that it does not keep: " + id);
    }
  }

  void check_commands() {
    who_ = "command";
    for (const auto& [command, times] : chronicle_.landings()) {
      if (times != 1)
        fault(to_text(command) + " is in the log " + std::to_string(times) + " times");
    }
    for (const auto& [command, member] : world_.promised()) {
      if (chronicle_.is_erased(member))
        continue; // nothing of theirs has to be anywhere
      const bool is_accepted = chronicle_.has_landed(command);
      const bool is_refused = came_back_.contains(command) || world_.let_go().contains(command);
      const bool is_both = is_accepted && is_refused && !world_.left().contains(command);
      if (is_both || (!is_accepted && !is_refused))
        fault(to_text(command) + (is_accepted ? " is accepted and refused" : " is lost"));
    }
    for (const CommandId& command : world_.refused()) {
      if (chronicle_.has_landed(command))
        fault(to_text(command) + " was refused and happened");
    }
  }

  // The vote.

  [[nodiscard]] vote::Ballot ballot_of(CommandId id) const {
    return std::get<vote::CastVote>(world_.entered().at(id).body).ballot;
  }

  void check_rounds() {
    who_ = "the vote";
    for (const auto& [id, round] : chronicle_.rounds()) {
      std::vector<vote::Ballot> last;
      for (const auto& [voter, command] : round.votes)
        last.push_back(ballot_of(command));
      std::sort(last.begin(), last.end(), [](const vote::Ballot& a, const vote::Ballot& b) {
        return a.tracker < b.tracker;
      });
      if (round.counted && round.counted->ballots.items != last)
        fault("was not counted as it was cast");
      check_ballots(round);
    }
  }

  /// Beside the log lie the last ballots of an uncounted round, and nothing else.
  void check_ballots(const Chronicle::Round& round) {
    std::size_t kept = 0;
    for (const Position cast : round.cast) {
      const auto value = world_.server().log().value(chronicle_.programme(), {cast, "ballot"});
      kept += value && *value ? 1 : 0;
    }
    if (kept != (round.counted ? 0 : round.votes.size()))
      fault("keeps " + std::to_string(kept) + " ballots");
    if (round.counted)
      return;
    for (const auto& [voter, command] : round.votes) {
      const vote::Tracker tracker = ballot_of(command).tracker;
      for (const Bytes& record : chronicle_.records(chronicle_.programme())) {
        if (std::search(record.begin(), record.end(), tracker.bytes.begin(), tracker.bytes.end()) !=
            record.end())
          fault("told a tracker before the count");
      }
    }
  }

  struct Text {
    CommandId command;
    std::optional<WordKey> key; ///< in the log
  };

  World& world_;
  const Chronicle& chronicle_;
  std::vector<std::string> faults_;
  std::string who_;
  std::map<std::string, Text> texts_;
  std::set<CommandId> came_back_;
};

} // namespace

std::vector<std::string> faults_in(World& world) {
  return Checks(world).all();
}

std::vector<std::string> faults_in_copies(World& world) {
  return Checks(world).of_copies();
}

} // namespace verdiep::simulation
