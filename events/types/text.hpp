#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace verdiep {

/// UTF-8 text with its limits in the type: decoding refuses what is longer, shorter or not UTF-8.
///
/// Shape    limits count bytes of UTF-8, not characters; CBOR text string
template <std::size_t bytes_max_, std::size_t bytes_min_ = 0>
struct Text {
  static constexpr std::size_t bytes_max = bytes_max_;
  static constexpr std::size_t bytes_min = bytes_min_;
  std::string value;

  friend bool operator==(const Text&, const Text&) = default;
};

/// A list with its limit in the type.
///
/// Shape    CBOR array
template <class T, std::size_t count_max_>
struct List {
  static constexpr std::size_t count_max = count_max_;
  std::vector<T> items;

  friend bool operator==(const List&, const List&) = default;
};

/// How many languages a translated text may have, and how long a language tag (BCP 47) may be.
inline constexpr std::size_t languages_max = 8;
inline constexpr std::size_t language_tag_bytes_max = 16;

/// One text in several languages: the coordinator's programme and Ding texts.
///
/// Shape    CBOR map from BCP 47 tag (letters, digits, hyphens) to text.
///          `entries` is in canonical order (shorter tag first, then bytewise), without doubles
template <std::size_t bytes_max_>
struct Translations {
  static constexpr std::size_t bytes_max = bytes_max_;
  std::vector<std::pair<std::string, std::string>> entries;

  friend bool operator==(const Translations&, const Translations&) = default;
};

} // namespace verdiep
