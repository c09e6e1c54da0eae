#pragma once

#include <string>
#include <string_view>

namespace verdiep::words {

/// What the reader chooses for this device: language, size, colours, view.
struct Settings {
  std::string_view title, note;
  std::string_view language, dutch, english; ///< the languages' own names: the same in every language
  std::string_view size, size_help;
  std::string_view theme, theme_system, theme_light, theme_dark, theme_contrast;
  std::string_view view, reading_view, reading_view_help, reading_view_now;

  std::string (*percent)(int percent); ///< "125 %"
};

[[nodiscard]] Settings dutch_settings();
[[nodiscard]] Settings english_settings();

} // namespace verdiep::words
