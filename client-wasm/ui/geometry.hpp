#pragma once

/// Places on the page, in CSS pixels, y downwards.

#include <algorithm>

namespace verdiep::ui {

struct Point {
  float x = 0;
  float y = 0;
};

struct Size {
  float width = 0;
  float height = 0;

  friend bool operator==(Size, Size) = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
  [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  [[nodiscard]] Rect intersection(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::min(right(), other.right()) - left, std::min(bottom(), other.bottom()) - top};
  }
  [[nodiscard]] bool meets(const Rect& other) const { return !intersection(other).empty(); }

  friend bool operator==(const Rect&, const Rect&) = default;
};

} // namespace verdiep::ui
