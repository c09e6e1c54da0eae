#pragma once

#include <cstdint>

namespace verdiep::design {

/// A colour as both painters take it: eight bits a channel, not premultiplied.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;

  friend constexpr bool operator==(Colour, Colour) = default;
};

/// `rgb(0x0F5C63)`: the way in which a designer writes it.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
  return {
      static_cast<std::uint8_t>(hex >> 16U & 0xFFU), static_cast<std::uint8_t>(hex >> 8U & 0xFFU),
      static_cast<std::uint8_t>(hex & 0xFFU), alpha
  };
}

/// What the eye gets when `top` lies on the opaque `bottom`.
[[nodiscard]] constexpr Colour over(Colour top, Colour bottom) {
  auto mix = [&](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>((a * top.alpha + b * (255 - top.alpha) + 127) / 255);
  };
  return {mix(top.red, bottom.red), mix(top.green, bottom.green), mix(top.blue, bottom.blue), 255};
}

/// Contrast ratio of two opaque colours, 1 to 21.
///
/// Source   WCAG 2.2, definitions of contrast ratio and relative luminance
[[nodiscard]] double contrast_ratio(Colour one, Colour other);

} // namespace verdiep::design
