#include "shared/projections/translation.hpp"

#include <algorithm>

namespace verdiep::projections {

Picked pick_with_language(const TranslationEntries& entries, std::string_view language) {
  for (const std::string_view wanted :
       {language, language.substr(0, language.find('-')), std::string_view("nl")}) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry.first == wanted;
    });
    if (found != entries.end()) {
      return {found->second, found->first};
    }
  }
  return entries.empty() ? Picked{} : Picked{entries.front().second, entries.front().first};
}

std::string_view pick(const TranslationEntries& entries, std::string_view language) {
  return pick_with_language(entries, language).text;
}

} // namespace verdiep::projections
