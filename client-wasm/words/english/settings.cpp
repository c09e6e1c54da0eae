#include "client-wasm/words/settings.hpp"

namespace verdiep::words {

Settings english_settings() {
  return {
      .title = "Reading and looks",
      .note = "These choices are for this device only.",
      .language = "Language",
      .dutch = "Nederlands",
      .english = "English",
      .size = "Text size",
      .size_help = "Everything grows along.",
      .theme = "Colours",
      .theme_system = "Same as my device",
      .theme_light = "Light",
      .theme_dark = "Dark",
      .theme_contrast = "High contrast",
      .view = "View",
      .reading_view = "Reading view",
      .reading_view_help =
          "Everything in one column, as plain text. Handy when you zoom in a lot or use your "
          "own colours.",
      .reading_view_now = "At this text size the usual view does not fit on your screen. That is why you now "
                          "see the reading view.",
      .percent = [](int percent) { return std::to_string(percent) + "%"; },
  };
}

} // namespace verdiep::words
