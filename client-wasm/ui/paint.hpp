#pragma once

/// What one frame paints, as data: widgets write it, `ImGuiPainter` draws it.
///
/// Commands stay movable until the frame is drawn: a row centres its children after it knows the tallest of
/// them, and a card fills the place that it kept for its background. Looks under the pointer are chosen while
/// drawing, from the owner's inks, so that neither layout nor records depend on where the pointer is.

#include "client-wasm/design/icons.hpp"
#include "client-wasm/design/tokens.hpp"
#include "client-wasm/ui/geometry.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace verdiep::ui {

struct Inks {
  design::Ink rest = design::Ink::none;
  design::Ink hover = design::Ink::none;
  design::Ink press = design::Ink::none;

  // NOLINTNEXTLINE(google-explicit-constructor): one ink for all states is the common case
  Inks(design::Ink ink = design::Ink::none) : rest(ink), hover(ink), press(ink) {}
  Inks(design::Ink at_rest, design::Ink hovered, design::Ink pressed)
      : rest(at_rest), hover(hovered), press(pressed) {}
};

struct Paint {
  enum class Kind : std::uint8_t { nothing, fill, outline, shadow, text, icon, underline };

  Kind kind = Kind::nothing;
  design::Type type = design::Type::body;
  design::Icon icon = design::Icon::none;
  Inks inks;
  int owner = -1;               // record whose hover and press choose the ink
  float radius = 0;             // fill, outline, shadow
  float width = 1;              // outline; shadow: how far it reaches
  Rect rect;                    // text: the box of one line
  std::uint32_t text_begin = 0; // in PaintList::letters
  std::uint32_t text_end = 0;
};

/// Commands with one origin and one clip: the page's frame, the content of a scroll area, a dialog.
struct Layer {
  int record = -1;    // scroll area or dialog that it belongs to
  Rect clip;          // in the window
  Point origin;       // where (0, 0) of its commands lies in the window
  bool modal = false; // everything below is out of reach
  Rect panel;         // the opaque part, in the window: what the DOM paints below must not shine through
  std::vector<Paint> paints;
};

struct PaintList {
  std::vector<Layer> layers; // later ones lie on top
  std::string letters;       // UTF-8 of every painted line
};

} // namespace verdiep::ui
