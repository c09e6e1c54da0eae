#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Content that people write in files: programmes, and the story of the demo. Every mistake is named by its line and
/// column, with what to do about it.
namespace verdiep::content {

inline constexpr std::size_t file_bytes_max = 4u << 20;
inline constexpr std::size_t depth_max = 16;

/// Where a value begins, as an editor counts: from 1, a column is a character.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Place&, const Place&) = default;
};

/// Something in a file that has to be put right by who wrote it.
struct Mistake {
  Place place;
  std::string what;
  std::string advice;
};

template <class T>
using Read = tl::expected<T, Mistake>;

/// A value of a JSON text that knows where it stands.
///
/// Shape    `items` are a list's entries, or an object's values beside its `names`. A name that stands twice is kept
///          twice. Of numbers, whole ones only have a value
struct Json {
  enum class Kind : std::uint8_t { null, boolean, whole, fraction, text, list, object };
  struct Name {
    std::string text;
    Place place;
  };

  Kind kind = Kind::null;
  Place place;
  bool flag = false;
  std::int64_t whole = 0;
  std::string text;
  std::vector<Name> names;
  std::vector<Json> items;
};

/// Reads one JSON text (RFC 8259), with or without a byte order mark.
///
/// Errors   the first place where it is no JSON; also what is larger than `file_bytes_max` or deeper than `depth_max`
[[nodiscard]] Read<Json> parse_json(std::string_view text);

} // namespace verdiep::content
