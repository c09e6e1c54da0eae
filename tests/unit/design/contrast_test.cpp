#include "client-wasm/design/tokens.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::design {
namespace {

constexpr double text_contrast = 4.5; // WCAG 2.2, 1.4.3
constexpr double shape_contrast = 3;  // 1.4.11

struct Pair {
  Ink ink;
  std::vector<Ink> grounds;
};

std::string name_of(Ink ink) {
  return std::string(inks[static_cast<std::size_t>(ink)].name);
}

void expect_contrast(const std::vector<Pair>& pairs, double wanted) {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::contrast}) {
    for (const Pair& pair : pairs) {
      for (const Ink ground : pair.grounds) {
        const double found = contrast_ratio(colour_of(pair.ink, theme), colour_of(ground, theme));
        EXPECT_GE(found, wanted) << name_of(pair.ink) << " on " << name_of(ground) << " in theme "
                                 << static_cast<int>(theme);
      }
    }
  }
}

TEST(Contrast, ratios_are_those_of_wcag) {
  EXPECT_NEAR(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)), 21, 1e-9);
  EXPECT_NEAR(contrast_ratio(rgb(0x777777), rgb(0xFFFFFF)), 4.478, 1e-3);
  EXPECT_DOUBLE_EQ(contrast_ratio(rgb(0x336699), rgb(0x336699)), 1);
}

TEST(Contrast, every_token_stands_at_its_own_place) {
  for (std::size_t i = 0; i < inks.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(inks[i].ink), i) << inks[i].name;
  }
  for (std::size_t i = 0; i < types.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(types[i].type), i) << types[i].name;
  }
}

TEST(Contrast, text_can_be_read_on_every_ground_that_it_is_painted_on) {
  const std::vector<Ink> plain{
      Ink::page, Ink::surface, Ink::surface_hover, Ink::surface_press, Ink::surface_sunken
  };
  expect_contrast(
      {
          {Ink::text, plain},
          {Ink::text,
           {Ink::accent_soft, Ink::accent_soft_hover, Ink::danger_soft, Ink::success_soft, Ink::warning_soft,
            Ink::info_soft}},
          {Ink::text_muted, plain},
          {Ink::text_muted, {Ink::accent_soft, Ink::accent_soft_hover}},
          {Ink::accent_text, plain},
          {Ink::accent_text, {Ink::accent_soft, Ink::accent_soft_hover}},
          {Ink::accent_hover, {Ink::page, Ink::surface, Ink::surface_hover}},
          {Ink::accent_press, {Ink::page, Ink::surface, Ink::surface_press}},
          {Ink::on_accent, {Ink::accent, Ink::accent_hover, Ink::accent_press}},
          {Ink::on_danger, {Ink::danger, Ink::danger_hover, Ink::danger_press}},
          {Ink::danger_text, {Ink::page, Ink::surface, Ink::danger_soft}},
          {Ink::success_text, {Ink::page, Ink::surface, Ink::success_soft}},
          {Ink::warning_text, {Ink::page, Ink::surface, Ink::warning_soft}},
          {Ink::info_text, {Ink::page, Ink::surface, Ink::info_soft}},
      },
      text_contrast
  );
}

TEST(Contrast, edges_icons_bars_and_the_focus_ring_can_be_seen) {
  const std::vector<Ink> grounds{Ink::page, Ink::surface, Ink::surface_hover};
  expect_contrast(
      {
          {Ink::edge, grounds},
          {Ink::focus, grounds},
          {Ink::focus, {Ink::accent_soft, Ink::surface_sunken}},
          {Ink::accent, grounds},
          {Ink::accent, {Ink::surface_sunken, Ink::accent_soft}},
          {Ink::danger, grounds},
          {Ink::success_text, {Ink::surface_sunken}},
      },
      shape_contrast
  );
}

TEST(Contrast, blending_over_an_opaque_ground_is_opaque) {
  EXPECT_EQ(over(rgb(0x000000, 0), rgb(0x123456)), rgb(0x123456));
  EXPECT_EQ(over(rgb(0xFFFFFF), rgb(0x123456)), rgb(0xFFFFFF));
}

} // namespace
} // namespace verdiep::design
