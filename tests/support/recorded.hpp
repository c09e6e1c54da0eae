#pragma once

#include "events/record.hpp"
#include "shared/history/records.hpp"

#include <utility>
#include <vector>

/// Records as a history reads them, from what a test made up.
namespace verdiep::test {

/// Events of one stream, written down one after the other.
class Recorded {
public:
  static constexpr StreamId stream{{1}};

  /// Appends the event; `recorded` a second after the one before, `at` the same unless it is given.
  Position add(MemberId actor, EventBody body, std::int64_t clock_ahead_ms = 0) {
    const Position position = head().next();
    const Timestamp recorded{static_cast<std::int64_t>(position.value) * 1000};
    const Timestamp at{recorded.ms + clock_ahead_ms};
    bytes_.push_back(encode_record({stream, position, actor, at, recorded, {}, std::move(body)}));
    return position;
  }
  void add(Bytes record) { bytes_.push_back(std::move(record)); }

  [[nodiscard]] Position head() const { return Position{bytes_.size()}; }
  [[nodiscard]] Bytes& at(Position position) { return bytes_[static_cast<std::size_t>(position.value - 1)]; }
  /// Refers to this.
  [[nodiscard]] history::Records records() const {
    return {head(), [this](Position position) -> ByteView {
              return bytes_[static_cast<std::size_t>(position.value - 1)];
            }};
  }

private:
  std::vector<Bytes> bytes_;
};

} // namespace verdiep::test
