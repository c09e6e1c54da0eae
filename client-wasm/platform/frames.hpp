#pragma once

/// The canvas and its frames, drawn on demand: nothing runs until something asks, nothing at all in a hidden
/// tab.
///
/// Threads  the page's one thread; all functions of this folder
/// Source   web/bridge/frames.js

#include <cstdint>

namespace verdiep::platform {

struct Viewport {
  float width = 0; // CSS pixels
  float height = 0;
  float ratio = 1;     // device pixels per CSS pixel
  bool visible = true; // false: nobody sees the canvas (print, plain HTML, a lost context); leave it alone
};

class FrameSink {
public:
  FrameSink() = default;
  FrameSink(const FrameSink&) = delete;
  FrameSink& operator=(const FrameSink&) = delete;
  virtual ~FrameSink() = default;

  /// Draw now. `now_ms` is the page's clock, which only grows.
  virtual void draw(double now_ms, const Viewport& viewport) = 0;
  /// The GL context was lost and is back, empty.
  virtual void context_restored() = 0;
};

/// Makes the WebGL 2 context current and starts frames for `sink`, which must live as long as the page.
/// False: there is no WebGL 2.
[[nodiscard]] bool start_frames(FrameSink& sink);

/// Asks for one frame; any number of calls before it make one.
void wake();

/// Asks for one at this time of the page's clock, if no frame comes before. 0 takes it back.
void wake_at(double now_ms);

/// Fills the canvas before drawing.
void clear(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

/// Milliseconds of the page's clock, for measuring.
[[nodiscard]] double page_clock_ms();

} // namespace verdiep::platform
