#include "shared/merkle/checkpoint.hpp"

#include "shared/merkle/base64.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace verdiep::merkle {

namespace {

constexpr std::string_view origin_start = "verdiep/";
constexpr std::string_view state_start = "state ";

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  // One number has one writing: no leading zeros.
  if (fault != std::errc{} || end != text.data() + text.size() || std::to_string(number) != text) {
    return std::nullopt;
  }
  return number;
}

std::optional<Sha256> parse_hash(std::string_view text) {
  const std::optional<Bytes> bytes = parse_base64(text);
  Sha256 hash;
  if (!bytes || bytes->size() != hash.bytes.size()) {
    return std::nullopt;
  }
  std::copy(bytes->begin(), bytes->end(), hash.bytes.begin());
  return hash;
}

bool parse_origin(std::string_view line, Checkpoint& out) {
  if (!line.starts_with(origin_start)) {
    return false;
  }
  line.remove_prefix(origin_start.size());
  const std::size_t slash = line.find('/');
  if (slash == std::string_view::npos) {
    return false;
  }
  const auto stream = parse_id<StreamId>(line.substr(0, slash));
  const auto epoch = parse_number<std::uint32_t>(line.substr(slash + 1));
  if (!stream || !epoch || to_text(*stream) != line.substr(0, slash)) {
    return false;
  }
  out.stream = *stream;
  out.epoch = *epoch;
  return true;
}

bool parse_state(std::string_view line, Checkpoint& out) {
  line.remove_prefix(state_start.size());
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || out.state) {
    return false;
  }
  const auto rules = parse_number<std::uint32_t>(line.substr(0, blank));
  const auto hash = parse_hash(line.substr(blank + 1));
  if (!rules || !hash) {
    return false;
  }
  out.state = StateLine{*rules, *hash};
  return true;
}

bool parse_size(std::string_view line, Checkpoint& out) {
  const auto size = parse_number<std::uint64_t>(line);
  out.size = Position{size.value_or(0)};
  return size.has_value();
}

bool parse_root(std::string_view line, Checkpoint& out) {
  const auto root = parse_hash(line);
  out.root = root.value_or(Sha256{});
  return root.has_value();
}

bool parse_extension(std::string_view line, Checkpoint& out) {
  return !line.empty() && (!line.starts_with(state_start) || parse_state(line, out));
}

bool parse_line(std::size_t number, std::string_view line, Checkpoint& out) {
  switch (number) {
  case 1:
    return parse_origin(line, out);
  case 2:
    return parse_size(line, out);
  case 3:
    return parse_root(line, out);
  default:
    return parse_extension(line, out);
  }
}

} // namespace

std::string origin(StreamId stream, std::uint32_t epoch) {
  return std::string(origin_start) + to_text(stream) + "/" + std::to_string(epoch);
}

std::string format_checkpoint(const Checkpoint& checkpoint) {
  std::string text = origin(checkpoint.stream, checkpoint.epoch) + "\n" +
                     std::to_string(checkpoint.size.value) + "\n" + base64(checkpoint.root.bytes) + "\n";
  if (checkpoint.state) {
    text += std::string(state_start) + std::to_string(checkpoint.state->rules) + " " +
            base64(checkpoint.state->hash.bytes) + "\n";
  }
  return text;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  constexpr std::size_t lines_min = 3;
  Checkpoint checkpoint;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    ++number;
    if (end == std::string_view::npos || !parse_line(number, text.substr(0, end), checkpoint)) {
      return fail(
          ErrorCode::invalid_input, "line " + std::to_string(number) + " of the checkpoint is malformed"
      );
    }
    text.remove_prefix(end + 1);
  }
  if (number < lines_min) {
    return fail(ErrorCode::invalid_input, "the checkpoint ends after line " + std::to_string(number));
  }
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SecretKey& key) {
  return signed_note(format_checkpoint(checkpoint), origin(checkpoint.stream, checkpoint.epoch), key);
}

Result<Checkpoint>
open_checkpoint(std::string_view note, StreamId stream, std::uint32_t epoch, const crypto::PublicKey& key) {
  VERDIEP_TRY(text, open_note(note, {origin(stream, epoch), key}));
  VERDIEP_TRY(checkpoint, parse_checkpoint(text));
  if (checkpoint.stream != stream || checkpoint.epoch != epoch) {
    return fail(ErrorCode::invalid_input, "the checkpoint is of another stream");
  }
  return checkpoint;
}

} // namespace verdiep::merkle
