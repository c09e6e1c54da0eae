#pragma once

#include <string_view>

namespace verdiep::codec {

/// The canonical order of text keys: that of their encodings, so the shorter first, then bytewise.
///
/// Source   RFC 8949 section 4.2.1: the head holds the length and comes first
[[nodiscard]] constexpr bool canonical_less(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) {
    return a.size() < b.size();
  }
  return a < b; // char_traits<char> compares as unsigned bytes
}

} // namespace verdiep::codec
