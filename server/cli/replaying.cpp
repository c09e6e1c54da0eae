#include "server/cli/replaying.hpp"

#include "events/codec/decode_error.hpp"
#include "events/json/view.hpp"
#include "events/record.hpp"
#include "server/cli/lookup.hpp"
#include "shared/merkle/base64.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace verdiep::cli {

namespace {

/// Reads what an operator typed from front to back.
class Scanner {
public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  [[nodiscard]] bool take(char letter) {
    if (rest_.empty() || rest_.front() != letter) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly so many digits, at most `max`.
  [[nodiscard]] std::optional<int> number(std::size_t digits, int max) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(rest_.data(), rest_.data() + std::min(digits, rest_.size()), value);
    if (rest_.size() < digits || error != std::errc{} || end != rest_.data() + digits || value < 0 ||
        value > max) {
      return std::nullopt;
    }
    rest_.remove_prefix(digits);
    return value;
  }

private:
  std::string_view rest_;
};

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

/// "+02:00" or "Z", in minutes.
std::optional<int> scan_offset(Scanner& scanner) {
  if (scanner.take('Z') || scanner.take('z')) {
    return 0;
  }
  const bool is_west = scanner.take('-');
  if (!is_west && !scanner.take('+')) {
    return std::nullopt;
  }
  const auto hours = scanner.number(2, 23);
  const auto minutes = hours && scanner.take(':') ? scanner.number(2, 59) : std::nullopt;
  if (!minutes) {
    return std::nullopt;
  }
  const int offset = *hours * 60 + *minutes;
  return is_west ? -offset : offset;
}

/// What follows the day: the last millisecond that is meant, from its midnight in UTC.
std::optional<std::int64_t> scan_time(Scanner& scanner) {
  if (scanner.is_done()) {
    return day_ms - 1;
  }
  if (!scanner.take('T') && !scanner.take('t') && !scanner.take(' ')) {
    return std::nullopt;
  }
  const auto hours = scanner.number(2, 23);
  const auto minutes = hours && scanner.take(':') ? scanner.number(2, 59) : std::nullopt;
  if (!minutes) {
    return std::nullopt;
  }
  std::int64_t ms = (*hours * 60 + *minutes) * minute_ms;
  std::int64_t length = minute_ms;
  if (scanner.take(':')) {
    const auto seconds = scanner.number(2, 59);
    if (!seconds) {
      return std::nullopt;
    }
    ms += *seconds * 1000;
    length = 1000;
    if (scanner.take('.')) {
      const auto thousandths = scanner.number(3, 999);
      if (!thousandths) {
        return std::nullopt;
      }
      ms += *thousandths;
      length = 1;
    }
  }
  const auto offset = scan_offset(scanner);
  if (!offset) {
    return std::nullopt;
  }
  return ms + length - 1 - *offset * minute_ms;
}

std::optional<Timestamp> parse_time(std::string_view text) {
  namespace chrono = std::chrono;
  Scanner scanner(text);
  const auto year = scanner.number(4, 9999);
  const auto month = year && scanner.take('-') ? scanner.number(2, 12) : std::nullopt;
  const auto day = month && scanner.take('-') ? scanner.number(2, 31) : std::nullopt;
  if (!day) {
    return std::nullopt;
  }
  const chrono::year_month_day date{
      chrono::year{*year}, chrono::month{static_cast<unsigned>(*month)},
      chrono::day{static_cast<unsigned>(*day)}
  };
  const auto time = date.ok() ? scan_time(scanner) : std::nullopt;
  if (!time || !scanner.is_done()) {
    return std::nullopt;
  }
  return Timestamp{chrono::sys_days{date}.time_since_epoch().count() * day_ms + *time};
}

/// What is printed, beside the state.
struct Arrival {
  stream::State state;
  Timestamp recorded;
};

Result<Arrival> fold(const log::Log& log, StreamId id, Position head, const ReplayTo& to) {
  const auto* position = std::get_if<Position>(&to);
  const auto* time = std::get_if<Timestamp>(&to);
  Arrival arrival;
  Result<void> fault;
  VERDIEP_CHECK(log.read(
      id, Position{1}, position != nullptr ? *position : head,
      [&](Position at, ByteView bytes) {
        const auto header = decode_record_header(bytes);
        if (header && time != nullptr && header->recorded > *time) {
          return false;
        }
        const auto body = header ? decode_event_body(*header) : tl::make_unexpected(header.error());
        if (body) {
          stream::evolve(arrival.state, at, header->actor, *body);
        } else if (body.error().fault == codec::DecodeFault::unknown_type ||
                   body.error().fault == codec::DecodeFault::newer_version) {
          stream::evolve_unknown(arrival.state, at);
        } else {
          fault = fail(
              ErrorCode::damaged,
              "stream " + to_text(id) + ", position " + std::to_string(at.value) +
                  ": the record does not decode",
              "verdiep verify says what else is damaged"
          );
          return false;
        }
        arrival.recorded = header ? header->recorded : arrival.recorded;
        return true;
      }
  ));
  VERDIEP_CHECK(fault);
  return arrival;
}

} // namespace

Result<ReplayTo> parse_replay_to(std::string_view text) {
  if (text.empty()) {
    return ReplayTo{Timestamp{timestamp_ms_max}};
  }
  std::uint64_t position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (error == std::errc{} && end == text.data() + text.size()) {
    return ReplayTo{Position{position}};
  }
  if (const auto time = parse_time(text)) {
    return ReplayTo{*time};
  }
  return fail(
      ErrorCode::invalid_input, "--at " + std::string(text) + " is neither a position nor a time",
      "write a number such as 123, a day such as 2026-09-07, or a time such as 2026-09-07T14:05:00Z"
  );
}

Result<StreamId> find_stream(const log::Log& log, std::string_view text) {
  const auto id = parse_id<StreamId>(text);
  VERDIEP_TRY(streams, log.streams());
  if (id && std::find(streams.begin(), streams.end(), *id) != streams.end()) {
    return *id;
  }
  VERDIEP_TRY(programme, find_programme(log, text));
  return programme.stream;
}

Result<std::string> replay(const log::Log& log, StreamId id, const ReplayTo& to) {
  VERDIEP_TRY(head, log.head(id));
  if (const auto* position = std::get_if<Position>(&to); position != nullptr && *position > head) {
    return fail(
        ErrorCode::invalid_input,
        "there is no position " + std::to_string(position->value) + ": the stream ends at " +
            std::to_string(head.value),
        "give a position up to that"
    );
  }
  VERDIEP_TRY(arrival, fold(log, id, head, to));
  const Bytes bytes = stream::encode_state(arrival.state);
  const auto state = json::item_view(bytes);
  if (!state) {
    return fail(ErrorCode::unsupported, "the state has no JSON view"); // it is canonical: never
  }
  json::Json output{
      {"stream", to_text(id)},
      {"position", arrival.state.head.value},
      {"head", head.value},
      {"rules", stream::rules_version},
      {"state_hash", merkle::base64(crypto::sha256(bytes).bytes)},
      {"state", *state},
  };
  if (arrival.state.head.value > 0) {
    output["recorded"] = json::rfc3339(arrival.recorded);
  }
  return output.dump(2) + "\n";
}

} // namespace verdiep::cli
