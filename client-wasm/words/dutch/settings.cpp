#include "client-wasm/words/settings.hpp"

namespace verdiep::words {

Settings dutch_settings() {
  return {
      .title = "Lezen en kijken",
      .note = "Deze keuzes gelden alleen op dit apparaat.",
      .language = "Taal",
      .dutch = "Nederlands",
      .english = "English",
      .size = "Grootte van letters",
      .size_help = "Alles groeit mee.",
      .theme = "Kleuren",
      .theme_system = "Zoals mijn apparaat",
      .theme_light = "Licht",
      .theme_dark = "Donker",
      .theme_contrast = "Veel contrast",
      .view = "Weergave",
      .reading_view = "Leesweergave",
      .reading_view_help =
          "Alles onder elkaar, als gewone tekst. Handig bij sterk inzoomen of eigen kleuren.",
      .reading_view_now =
          "Bij deze lettergrootte past de gewone weergave niet op je scherm. Daarom zie je nu "
          "de leesweergave.",
      .percent = [](int percent) { return std::to_string(percent) + " %"; },
  };
}

} // namespace verdiep::words
