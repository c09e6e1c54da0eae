#include "shared/projections/translation.hpp"

#include <algorithm>

namespace verdiep::projections {

std::string_view pick(const TranslationEntries& entries, std::string_view language) {
  for (const std::string_view wanted :
       {language, language.substr(0, language.find('-')), std::string_view("nl")}) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry.first == wanted;
    });
    if (found != entries.end()) {
      return found->second;
    }
  }
  return entries.empty() ? std::string_view{} : std::string_view(entries.front().second);
}

} // namespace verdiep::projections
