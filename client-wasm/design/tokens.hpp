#pragma once

/// The design as data: colours by purpose in every theme, type scale, space, radii, sizes.
///
/// Code asks for a purpose (`Ink::text_muted`), never for a value, so a theme is one column of one table. The
/// canvas reads this table; the DOM reads `web/styles/tokens.css`, which a unit test compares with
/// `tokens_css()` below. Another unit test checks the contrast of every pair of colours that is painted on
/// each other.

#include "client-wasm/design/colour.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::design {

enum class Theme : std::uint8_t { light, dark, contrast };
inline constexpr std::size_t theme_count = 3;

/// Colours by purpose. `_soft` is a tint to lie under text, `on_` is the ink on that colour.
enum class Ink : std::uint8_t {
  none,           // paints nothing
  page,           // the page itself
  surface,        // cards, fields, rail
  surface_hover,  // an item of a surface under the pointer
  surface_press,  // and held down
  surface_sunken, // tracks, quiet chips, skeletons
  line,           // hairlines that only structure; nothing depends on seeing them
  edge,           // edges of controls: at least 3:1
  text,
  text_muted,
  accent,
  accent_hover,
  accent_press,
  on_accent,
  accent_text, // links, selected navigation, icons that act
  accent_soft,
  accent_soft_hover,
  danger,
  danger_hover,
  danger_press,
  on_danger,
  danger_text,
  danger_soft,
  success_text,
  success_soft,
  warning_text,
  warning_soft,
  info_text,
  info_soft,
  focus,
  scrim,
  shadow,
  selection,
  code_ground, // a code that cameras read is dark on light in every theme
  code,
  count,
};
inline constexpr std::size_t ink_count = static_cast<std::size_t>(Ink::count);

struct InkToken {
  Ink ink;
  std::string_view name; // the CSS custom property is `--<name>`
  std::array<Colour, theme_count> in_theme;
};

// Neutrals are a warm paper grey, the accent is petrol: deep water. One hue acts, the others only tell.
inline constexpr std::array<InkToken, ink_count> inks{{
    {Ink::none, "none", {rgb(0, 0), rgb(0, 0), rgb(0, 0)}},
    {Ink::page, "page", {rgb(0xF7F6F3), rgb(0x141617), rgb(0xFFFFFF)}},
    {Ink::surface, "surface", {rgb(0xFFFFFF), rgb(0x1D2022), rgb(0xFFFFFF)}},
    {Ink::surface_hover, "surface-hover", {rgb(0xF8F8F5), rgb(0x24282A), rgb(0xEDF5F5)}},
    {Ink::surface_press, "surface-press", {rgb(0xF0EFEB), rgb(0x2B3032), rgb(0xD9EBEB)}},
    {Ink::surface_sunken, "surface-sunken", {rgb(0xEDECE7), rgb(0x2A2E30), rgb(0xE9E9E9)}},
    {Ink::line, "line", {rgb(0xE4E2DC), rgb(0x303537), rgb(0x000000)}},
    {Ink::edge, "edge", {rgb(0x85817A), rgb(0x7F868A), rgb(0x000000)}},
    {Ink::text, "text", {rgb(0x1D1C1A), rgb(0xEDECEA), rgb(0x000000)}},
    {Ink::text_muted, "text-muted", {rgb(0x5F5C57), rgb(0xA9ACAD), rgb(0x1F1F1F)}},
    {Ink::accent, "accent", {rgb(0x0D6069), rgb(0x63C3C8), rgb(0x003C43)}},
    {Ink::accent_hover, "accent-hover", {rgb(0x0A525A), rgb(0x7AD0D4), rgb(0x00262B)}},
    {Ink::accent_press, "accent-press", {rgb(0x07434A), rgb(0x92DCE0), rgb(0x000000)}},
    {Ink::on_accent, "on-accent", {rgb(0xFFFFFF), rgb(0x062A2D), rgb(0xFFFFFF)}},
    {Ink::accent_text, "accent-text", {rgb(0x0B5C65), rgb(0x7ACFD4), rgb(0x003C43)}},
    {Ink::accent_soft, "accent-soft", {rgb(0xE2EFEF), rgb(0x1B3437), rgb(0xDDF3F3)}},
    {Ink::accent_soft_hover, "accent-soft-hover", {rgb(0xD3E7E8), rgb(0x204044), rgb(0xC3E9E9)}},
    {Ink::danger, "danger", {rgb(0xB3261E), rgb(0xF2A199), rgb(0x7A0A04)}},
    {Ink::danger_hover, "danger-hover", {rgb(0x9A1D16), rgb(0xF6B5AF), rgb(0x5A0500)}},
    {Ink::danger_press, "danger-press", {rgb(0x801510), rgb(0xF9C8C4), rgb(0x3D0300)}},
    {Ink::on_danger, "on-danger", {rgb(0xFFFFFF), rgb(0x3C0A06), rgb(0xFFFFFF)}},
    {Ink::danger_text, "danger-text", {rgb(0xA3231B), rgb(0xF4A9A2), rgb(0x7A0A04)}},
    {Ink::danger_soft, "danger-soft", {rgb(0xFBEBE9), rgb(0x3B2220), rgb(0xFDE2E0)}},
    {Ink::success_text, "success-text", {rgb(0x1E6538), rgb(0x8AD3A1), rgb(0x0B4420)}},
    {Ink::success_soft, "success-soft", {rgb(0xE6F2E9), rgb(0x1D3526), rgb(0xDDF3E1)}},
    {Ink::warning_text, "warning-text", {rgb(0x7A4D00), rgb(0xEBC27A), rgb(0x5C3A00)}},
    {Ink::warning_soft, "warning-soft", {rgb(0xFBF0D9), rgb(0x3A2F1A), rgb(0xFFEFC7)}},
    {Ink::info_text, "info-text", {rgb(0x2A5390), rgb(0xA4C4F4), rgb(0x113C7A)}},
    {Ink::info_soft, "info-soft", {rgb(0xE8EFF9), rgb(0x202E42), rgb(0xE0EBFF)}},
    {Ink::focus, "focus", {rgb(0x1B62D4), rgb(0x8DBBFF), rgb(0x0B3FA8)}},
    {Ink::scrim, "scrim", {rgb(0x16181A, 115), rgb(0x000000, 160), rgb(0x000000, 190)}},
    {Ink::shadow, "shadow", {rgb(0x1D1C1A, 26), rgb(0x000000, 80), rgb(0x000000, 0)}},
    {Ink::selection, "selection", {rgb(0x3E9BA4, 77), rgb(0x63C3C8, 89), rgb(0x0B3FA8, 89)}},
    {Ink::code_ground, "code-ground", {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF)}},
    {Ink::code, "code", {rgb(0x000000), rgb(0x000000), rgb(0x000000)}},
}};

[[nodiscard]] constexpr Colour colour_of(Ink ink, Theme theme) {
  return inks[static_cast<std::size_t>(ink)].in_theme[static_cast<std::size_t>(theme)];
}

enum class Weight : std::uint8_t { regular = 0, semibold = 1, bold = 2 };

/// Steps of the type scale. Sizes are whole CSS pixels, because the canvas bakes whole sizes.
enum class Type : std::uint8_t {
  body,
  strong,
  small,
  small_strong,
  tiny_strong,
  heading,
  title,
  display,
  hero,   // read from the back of a room
  figure, // a clock that is
  count
};
inline constexpr std::size_t type_count = static_cast<std::size_t>(Type::count);

struct TypeToken {
  Type type;
  std::string_view name; // the CSS class is `t-<name>`
  int size;              // px
  int line;              // px, height of a line
  Weight weight;
};

inline constexpr std::array<TypeToken, type_count> types{{
    {Type::body, "body", 16, 24, Weight::regular},
    {Type::strong, "strong", 16, 24, Weight::semibold},
    {Type::small, "small", 14, 20, Weight::regular},
    {Type::small_strong, "small-strong", 14, 20, Weight::semibold},
    {Type::tiny_strong, "tiny-strong", 12, 16, Weight::semibold}, // the words of the bottom bar only
    {Type::heading, "heading", 20, 28, Weight::semibold},
    {Type::title, "title", 24, 32, Weight::bold},
    {Type::display, "display", 32, 40, Weight::bold},
    {Type::hero, "hero", 44, 52, Weight::bold},
    {Type::figure, "figure", 80, 88, Weight::bold},
}};

[[nodiscard]] constexpr const TypeToken& token_of(Type type) {
  return types[static_cast<std::size_t>(type)];
}
[[nodiscard]] constexpr int css_weight(Weight weight) {
  return weight == Weight::regular ? 400 : weight == Weight::semibold ? 600 : 700;
}

namespace space {
inline constexpr float hair = 4;
inline constexpr float tight = 8;
inline constexpr float small = 12;
inline constexpr float medium = 16;
inline constexpr float large = 24;
inline constexpr float huge = 32;
inline constexpr float page = 48;
} // namespace space

namespace radius {
inline constexpr float control = 8;
inline constexpr float card = 12;
inline constexpr float pill = 999; // as round as the height allows
} // namespace radius

namespace size {
inline constexpr float control = 44;    // WCAG 2.2 asks 24; a thumb asks 44
inline constexpr float icon = 20;       //
inline constexpr float rail = 232;      // left navigation, from `rail_from` on
inline constexpr float rail_from = 900; // window width
inline constexpr float bar = 64;        // bottom navigation below that
inline constexpr float compact_below = 600;
inline constexpr float reading = 640; // about 70 characters of body text
inline constexpr float wide = 960;
inline constexpr float dialog = 480;
} // namespace size

/// The text of `web/styles/tokens.css`: the same tokens as custom properties and type classes, for the DOM's
/// half.
[[nodiscard]] std::string tokens_css();

} // namespace verdiep::design
