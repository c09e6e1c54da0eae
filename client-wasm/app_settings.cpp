#include "client-wasm/app.hpp"
#include "client-wasm/platform/preferences.hpp"
#include "client-wasm/platform/routes.hpp"

#include <array>
#include <charconv>

// What the reader chose for this device, and the language in which everything is said.

namespace verdiep {
namespace {

constexpr std::array<std::string_view, 4> theme_names{
    "system", "light", "dark", "contrast"
}; // as ThemeChoice

platform::ThemeChoice theme_of(std::string_view name) {
  for (std::size_t i = 0; i < theme_names.size(); ++i) {
    if (theme_names[i] == name)
      return static_cast<platform::ThemeChoice>(i);
  }
  return platform::ThemeChoice::system;
}

ui::Words widget_words(const words::Widgets& words) {
  return {
      .navigation = words.navigation,
      .skip = words.skip,
      .messages = words.messages,
      .dismiss = words.dismiss,
      .loading = words.loading,
      .optional = words.optional,
      .new_tab = words.new_tab,
      .characters_left = words.characters_left,
      .done_of = words.done_of,
  };
}

} // namespace

void App::speak(ui::Ui& ui) {
  const std::string& wanted = platform::preferences().language;
  if (words_.tag != wanted) {
    words_ = words::speaking(wanted);
    platform::set_language(words_.tag);
  }
  ui.speak(widget_words(words_.widgets));
}

/// Around the pages that stand before the programme.
void App::show_language_switch(ui::Ui& ui) {
  const bool is_dutch = words_.tag == words::dutch().tag;
  const std::string_view other = is_dutch ? words::english().tag : words::dutch().tag;
  const bool switches = ui.door({
      .product = words_.general.product,
      .other_language = is_dutch ? words_.settings.english : words_.settings.dutch,
      .language = other,
  });
  if (switches)
    platform::choose_language(other);
}

screens::settings::Choices App::choices() {
  const platform::Preferences& chosen = platform::preferences();
  return {
      .language = chosen.language,
      .size = std::to_string(chosen.text_percent),
      .theme = std::string(theme_names[static_cast<std::size_t>(chosen.theme)]),
      .reading_view = chosen.reading_view,
      .is_too_large = chosen.too_large,
  };
}

void App::choose(const screens::settings::Changed& changed, const screens::settings::Choices& choices) {
  if (changed.language)
    platform::choose_language(choices.language);
  if (changed.size) {
    int percent = 100;
    (void)std::from_chars(choices.size.data(), choices.size.data() + choices.size.size(), percent);
    platform::choose_text_size(percent);
  }
  if (changed.theme)
    platform::choose_theme(theme_of(choices.theme));
  if (changed.reading_view)
    platform::choose_reading_view(choices.reading_view);
}

} // namespace verdiep
