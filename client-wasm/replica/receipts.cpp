#include "client-wasm/replica/receipts.hpp"

#include "client-wasm/platform/chance.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace verdiep::replica {
namespace {

std::string key_of(RoundId round) {
  return "receipt:" + to_text(round);
}

std::string line_of(const vote::Ballot& ballot) {
  return to_text(ballot.tracker) + " " + to_text(ballot.choice) + "\n";
}

/// Nothing for a line that no version of this program wrote.
std::optional<vote::Ballot> parse_line(std::string_view line) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos)
    return std::nullopt;
  const auto tracker = parse_id<vote::Tracker>(line.substr(0, space));
  const auto choice = parse_id<PitchId>(line.substr(space + 1));
  if (!tracker || !choice)
    return std::nullopt;
  return vote::Ballot{*choice, *tracker};
}

} // namespace

vote::Tracker new_tracker() {
  vote::Tracker tracker;
  platform::fill_random(std::as_writable_bytes(std::span(tracker.bytes)));
  return tracker;
}

std::vector<vote::Ballot> receipts(const DeviceNotes& notes, RoundId round) {
  std::vector<vote::Ballot> ballots;
  const std::string* note = notes.find(key_of(round));
  std::string_view rest = note == nullptr ? std::string_view() : *note;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (const auto ballot = parse_line(rest.substr(0, end)))
      ballots.push_back(*ballot);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return ballots;
}

void keep_receipt(DeviceNotes& notes, RoundId round, const vote::Ballot& ballot) {
  const std::string key = key_of(round);
  const std::string* older = notes.find(key);
  notes.put(key, line_of(ballot) + (older == nullptr ? std::string() : *older));
}

} // namespace verdiep::replica
