#include "client-wasm/platform/preferences.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

Preferences present;

EM_JS(void, bridge_follow_preferences, (), { Module.bridge.preferences.start(); })
EM_JS(void, bridge_choose_theme, (int theme), { Module.bridge.preferences.choose(theme); })

} // namespace

const Preferences& preferences() {
  return present;
}
void follow_preferences() {
  bridge_follow_preferences();
}
void choose_theme(ThemeChoice theme) {
  bridge_choose_theme(static_cast<int>(theme));
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void
verdiep_preferences(int dark, int more_contrast, int reduced_motion, int forced_colours, int theme) {
  verdiep::platform::present = {
      dark != 0, more_contrast != 0, reduced_motion != 0, forced_colours != 0,
      static_cast<verdiep::platform::ThemeChoice>(theme)
  };
}
