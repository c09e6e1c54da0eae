#pragma once

/// What the reader's system and the reader asked for: theme, contrast, motion. And what they chose here.
///
/// Source   web/bridge/preferences.js

#include <cstdint>

namespace verdiep::platform {

enum class ThemeChoice : std::uint8_t { system, light, dark, contrast };

struct Preferences {
  bool dark = false;                       // the system's wish
  bool more_contrast = false;              //
  bool reduced_motion = false;             //
  bool forced_colours = false;             // the mirror shows its flow view by itself
  ThemeChoice theme = ThemeChoice::system; // chosen here; it wins
};

/// Every change is followed by a frame.
[[nodiscard]] const Preferences& preferences();

/// Starts following the system's wishes.
void follow_preferences();

/// Kept in this browser.
void choose_theme(ThemeChoice theme);

} // namespace verdiep::platform
