#pragma once

#include "events/types/text.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::projections {

using TranslationEntries = std::vector<std::pair<std::string, std::string>>;

/// The text in the reader's language, else in the wider one ("nl" for "nl-BE"), else in Dutch, else the first
/// there is.
///
/// Shape    `language` is a BCP 47 tag; empty if there is no text at all. Points into `entries`
[[nodiscard]] std::string_view pick(const TranslationEntries& entries, std::string_view language);

/// A text and the language that was found for it.
struct Picked {
  std::string_view text;
  std::string_view language; ///< BCP 47; empty if there is no text
};

/// The same, and says which language it is.
[[nodiscard]] Picked pick_with_language(const TranslationEntries& entries, std::string_view language);

template <std::size_t bytes_max>
[[nodiscard]] std::string_view pick(const Translations<bytes_max>& text, std::string_view language) {
  return pick(text.entries, language);
}

} // namespace verdiep::projections
