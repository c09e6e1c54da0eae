#pragma once

/// Where the pointer is, for looks only; what it does reaches the page through the mirror.
///
/// Source   web/bridge/pointer.js

namespace verdiep::platform {

struct Pointer {
  float x = 0; // CSS pixels
  float y = 0;
  bool inside = false; // false after touch ends, or when it leaves the window
  bool pressed = false;
};

/// The last known state; every change is followed by a frame.
[[nodiscard]] const Pointer& pointer();

/// Starts following it.
void follow_pointer();

} // namespace verdiep::platform
