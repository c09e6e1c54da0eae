#pragma once

#include "server/log/log.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Commits for tests of the log and of what stands on it. The log does not look into records, so theirs are
/// any bytes.
namespace verdiep::test {

inline StreamId stream_number(std::uint8_t number) {
  StreamId stream;
  stream.bytes[0] = 1;
  stream.bytes[15] = number;
  return stream;
}

inline Bytes bytes_of_text(const std::string& text) {
  return Bytes(text.begin(), text.end());
}

/// Says which stream and position it is for, so that a mix-up shows.
inline Bytes test_record(StreamId stream, Position position, std::size_t padding = 0) {
  Bytes record = bytes_of_text("stream " + to_text(stream) + " position " + std::to_string(position.value));
  record.resize(record.size() + padding, static_cast<std::uint8_t>(position.value * 31 + 7));
  return record;
}

/// Records for `expected + 1` to `expected + count`.
inline log::Commit
append_commit(StreamId stream, Position expected, std::size_t count, std::size_t padding = 0) {
  log::Commit commit;
  commit.stream = stream;
  commit.expected = expected;
  for (std::size_t number = 1; number <= count; ++number)
    commit.records.push_back(test_record(stream, expected.plus(number), padding));
  return commit;
}

inline log::DisclosedValue
test_value(Position position, std::string field, disclosures::SubjectId subject, const std::string& text) {
  log::DisclosedValue value;
  value.position = position;
  value.field = std::move(field);
  value.subject = subject;
  value.salt.bytes.fill(static_cast<std::uint8_t>(position.value));
  value.value = bytes_of_text(text);
  return value;
}

inline disclosures::SubjectId subject_number(std::uint8_t number) {
  disclosures::SubjectId subject;
  subject.bytes[0] = 2;
  subject.bytes[15] = number;
  return subject;
}

} // namespace verdiep::test
