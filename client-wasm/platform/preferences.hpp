#pragma once

/// What the reader's system and the reader asked for: theme, contrast, motion. And what they chose here.
///
/// Source   web/bridge/preferences.js

#include <cstdint>
#include <string>
#include <string_view>

namespace verdiep::platform {

enum class ThemeChoice : std::uint8_t { system, light, dark, contrast };

struct Preferences {
  bool dark = false;                       // the system's wish
  bool more_contrast = false;              //
  bool reduced_motion = false;             //
  bool forced_colours = false;             // the mirror shows its flow view by itself
  ThemeChoice theme = ThemeChoice::system; // chosen here; it wins
  int text_percent = 100;                  // chosen here, of the design's size
  bool reading_view = false;               // chosen here: plain HTML instead of the canvas
  bool too_large = false;                  // at this size the canvas does not fit: plain HTML is shown
  std::string language = "nl"; // chosen here, else the browser's if the page speaks it: "nl", "en"
};

/// Every change is followed by a frame.
[[nodiscard]] const Preferences& preferences();

/// Starts following the system's wishes.
void follow_preferences();

// Kept in this browser.
void choose_theme(ThemeChoice theme);
void choose_language(std::string_view tag);
/// One of 90, 100, 125, 150, 175, 200.
void choose_text_size(int percent);
void choose_reading_view(bool on);

} // namespace verdiep::platform
