#pragma once

/// The semantic record: what one widget *is*, for everything that does not look at pixels.
///
/// Every widget emits one, every frame. The page's records form a tree in reading order; `MirrorDiff`
/// compares it with the frame before, and one reconciler in the browser (`web/bridge/mirror.js`) makes the
/// DOM equal to it.

#include "client-wasm/design/tokens.hpp"
#include "client-wasm/ui/geometry.hpp"
#include "client-wasm/ui/key.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace verdiep::ui {

/// Named after what a person meets; `mirror.js` knows the element of each. Values travel, so the order is
/// fixed there.
enum class Role : std::uint8_t {
  group,
  header,
  navigation,
  main,
  section,
  footer,
  form,
  article,
  list,
  item,
  heading,
  paragraph,
  text,
  label,
  link,
  button,
  field,
  area,
  checkbox,
  radio,
  radio_group,
  progress,
  dialog,
  scroll,
  status,
  separator,
  image,
  table,
  row,
  column,
  cell,
  slider,
};

/// Bits of `Record::states`.
enum class State : std::uint32_t {
  disabled = 1U << 0U,
  checked = 1U << 1U,
  expanded = 1U << 2U,
  collapsed = 1U << 3U, // can be expanded and is not
  current = 1U << 4U,
  busy = 1U << 5U,
  invalid = 1U << 6U,
  required = 1U << 7U,
  focusable =
      1U << 8U, // by script only (tabindex -1): headings and landmarks that take the focus after a jump
  ink =
      1U << 9U, // the DOM paints the text: the canvas' font lacks a character, or the browser owns the field
  through = 1U << 10U,  // the pointer goes through, to the link that is stretched below
  external = 1U << 11U, // opens in a new tab
  skip = 1U << 12U,     // seen only while it has the focus
  decorative = 1U << 13U,
  centred = 1U << 14U, // text in the middle of its rectangle
  first = 1U << 16U,   // gets the focus when its dialog opens
  flow = 1U << 18U,    // only where there is no canvas: in the flow view and on paper
  nearby = 1U << 17U,  // its shortcuts count only where the focus is beside it
  covered = 1U << 15U, // something opaque lies on it: the DOM must not paint it through that
};

/// A line of a text block: `text[begin, end)`; the next line begins at `next`, after the space that is not
/// painted.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float width = 0;
  bool hard = false; // the author ended it, not the margin

  friend bool operator==(const Line&, const Line&) = default;
};

struct Record {
  Key key = Key::none;
  Role role = Role::group;
  int parent = -1; // index in the tree; -1 for the root's children
  int layer = 0;   // of the paint list
  std::string path;
  Rect rect; // in the coordinates of its layer; `MirrorDiff` makes it relative to the parent

  std::uint32_t states = 0;
  std::string name;        // given in words when the content does not say it
  std::string description; // said after the name
  std::string text;
  std::vector<Line> lines; // of `text`, as painted
  std::string value;
  std::string href;
  std::string language;
  std::string labelled_by;  // a path
  std::string described_by; // paths, separated by blanks
  std::string input_type;
  std::string autocomplete;
  std::string shortcuts; // keys that activate it wherever the focus is
  std::string drawing;   // of an image: rows of 0 and 1, separated by blanks, for the flow view and for paper
  int level = 0;
  int max_length = 0;
  float minimum = 0;
  float maximum = 0;
  float now = 0;
  float content_height = 0; // of a scroll area
  float hidden_foot = 0;    // of something that the DOM paints: so much of it lies under something opaque
  design::Type type = design::Type::body;
  design::Ink ink = design::Ink::text;

  [[nodiscard]] bool is(State state) const { return (states & static_cast<std::uint32_t>(state)) != 0; }
  void set(State state, bool on = true) {
    const auto bit = static_cast<std::uint32_t>(state);
    states = on ? states | bit : states & ~bit;
  }

  /// Empties it for the next frame; strings keep their memory.
  void reset();
};

/// Does a person act on it? Such a record takes the pointer and, unless disabled, the focus.
[[nodiscard]] constexpr bool is_control(Role role) {
  return role == Role::link || role == Role::button || role == Role::field || role == Role::area ||
         role == Role::checkbox || role == Role::radio || role == Role::slider;
}

} // namespace verdiep::ui
