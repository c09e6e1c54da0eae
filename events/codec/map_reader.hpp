#pragma once

#include "events/codec/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace verdiep::codec {

/// What to do with keys that the reader of a map does not know: refuse them, or pass over them.
enum class Mode : std::uint8_t { strict, tolerant };

/// Reads a map whose keys the caller asks for one by one, in canonical order.
///
/// Use      `open`, then for each known key in order `seek` and, where it is there, read its value from the
/// same Reader,
///          then `close`. Keys between the known ones are refused or, when tolerant, passed over; their order
///          is checked.
class MapReader {
public:
  enum class Seek : std::uint8_t { found, absent, failed };

  MapReader(Reader& reader, Mode mode) : reader_(reader), mode_(mode) {}

  [[nodiscard]] bool open();
  template <std::size_t size>
  [[nodiscard]] Seek seek(const Key<size>& key) {
    if (pairs_left_ != 0 && !pending_ && reader_.take(key)) {
      --pairs_left_;
      previous_ = key.name();
      first_ = false;
      return Seek::found;
    }
    return seek_slowly(key.name());
  }
  /// For a key that must be there.
  template <std::size_t size>
  [[nodiscard]] bool require(const Key<size>& key) {
    const Seek found = seek(key);
    return found == Seek::found || (found == Seek::absent && missing());
  }
  /// Refuses the map because the key that was just sought is absent; always false.
  bool missing();
  [[nodiscard]] bool close();

private:
  [[nodiscard]] Seek seek_slowly(std::string_view wanted);
  [[nodiscard]] bool read_key();
  [[nodiscard]] bool pass_over();

  Reader& reader_;
  Mode mode_;
  std::size_t pairs_left_ = 0;
  std::string_view previous_; ///< the last key that was read, to check the order
  bool first_ = true;
  bool pending_ = false; ///< `key_` was read, and nobody has asked for it yet
  std::string_view key_;
  std::size_t key_offset_ = 0;
};

} // namespace verdiep::codec
