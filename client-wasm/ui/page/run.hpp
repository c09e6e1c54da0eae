#pragma once

#include "client-wasm/ui/session.hpp"

namespace verdiep::ui {

/// Joins a screen to the browser page: canvas, mirror, routes, pointer, preferences, frames. Called once,
/// from `main`; returns at once, the page goes on. False: the browser cannot do it, and the loader says so.
[[nodiscard]] bool run(Screen screen);

/// Asks for a frame: something outside the screen changed its data (a message came in).
void wake();

} // namespace verdiep::ui
