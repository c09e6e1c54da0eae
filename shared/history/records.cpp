#include "shared/history/records.hpp"

#include "events/record.hpp"

namespace verdiep::history {

Timestamp recorded_at(const Records& records, Position position) {
  for (std::uint64_t value = position.value; value > 0; --value) {
    if (const auto header = decode_record_header(records.at(Position{value}))) {
      return header->recorded;
    }
  }
  return {};
}

Position position_at(const Records& records, Timestamp moment) {
  std::uint64_t by_then = 0; // recorded by then, or 0
  std::uint64_t later = records.head.value + 1;
  while (later - by_then > 1) {
    const std::uint64_t middle = by_then + (later - by_then) / 2;
    (recorded_at(records, Position{middle}) <= moment ? by_then : later) = middle;
  }
  return Position{by_then};
}

} // namespace verdiep::history
