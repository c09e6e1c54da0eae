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
  /// `encoded_key` is the key with its head, as `make_key` (fields.hpp) makes it.
  [[nodiscard]] Seek seek(std::string_view encoded_key) {
    if (pairs_left_ != 0 && !pending_ && reader_.take(encoded_key)) {
      --pairs_left_;
      previous_ = encoded_key.substr(1);
      first_ = false;
      return Seek::found;
    }
    return seek_slowly(encoded_key);
  }
  /// For a key that must be there.
  [[nodiscard]] bool require(std::string_view encoded_key);
  /// Refuses the map because the key that was just sought is absent; always false.
  bool missing();
  [[nodiscard]] bool close();

private:
  [[nodiscard]] Seek seek_slowly(std::string_view encoded_key);
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
