#include "client-wasm/platform/preferences.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <array>
#include <cstddef>

namespace verdiep::platform {
namespace {

Preferences present;

EM_JS(void, bridge_follow_preferences, (), { Module.bridge.preferences.start(); })
EM_JS(void, bridge_choose, (const char* name, int name_size, const char* value, int value_size), {
  Module.bridge.preferences.choose(UTF8ToString(name, name_size), UTF8ToString(value, value_size));
})

void choose(std::string_view name, std::string_view value) {
  bridge_choose(name.data(), static_cast<int>(name.size()), value.data(), static_cast<int>(value.size()));
}

} // namespace

const Preferences& preferences() {
  return present;
}
void follow_preferences() {
  bridge_follow_preferences();
}
void choose_theme(ThemeChoice theme) {
  constexpr std::array<std::string_view, 4> names{"system", "light", "dark", "contrast"};
  choose("theme", names[static_cast<std::size_t>(theme)]);
}
void choose_language(std::string_view tag) {
  choose("language", tag);
}
void choose_text_size(int percent) {
  choose("size", std::to_string(percent));
}
void choose_reading_view(bool on) {
  choose("view", on ? "reading" : "canvas");
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_preferences(
    int dark,
    int more_contrast,
    int reduced_motion,
    int forced_colours,
    int theme,
    int text_percent,
    int reading_view,
    int too_large,
    char* language,
    int language_size
) {
  using namespace verdiep::platform;
  const Passed passed(language, language_size);
  present = {
      dark != 0,
      more_contrast != 0,
      reduced_motion != 0,
      forced_colours != 0,
      static_cast<ThemeChoice>(theme),
      text_percent,
      reading_view != 0,
      too_large != 0,
      std::string(passed.text()),
  };
}
