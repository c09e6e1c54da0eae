#pragma once

/// What a screen says of each thing it asks `Ui` for: one struct a widget, with designated initializers.
///
/// Shape  A field with an initializer may be left out. Views need to live only during the call; a `std::string*`
///        or `bool*` is the screen's, and written when the person changes it.

#include "client-wasm/design/icons.hpp"
#include "client-wasm/design/tokens.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace verdiep::ui {

/// One step of a key path. There is no empty one.
class Id {
public:
  Id() = delete;
  // NOLINTBEGIN(google-explicit-constructor): reads as text in a call
  constexpr Id(const char* text) : text_(text) {}
  constexpr Id(std::string_view text) : text_(text) {}
  Id(const std::string& text) : text_(text) {}
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
  std::string_view text_;
};

/// The visible name of a thing. There is no control without one.
class Label {
public:
  Label() = delete;
  // NOLINTBEGIN(google-explicit-constructor): reads as text in a call
  constexpr Label(const char* text) : text_(text) {}
  constexpr Label(std::string_view text) : text_(text) {}
  Label(const std::string& text) : text_(text) {}
  // NOLINTEND(google-explicit-constructor)
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
  std::string_view text_;
};

/// Tone of a message or badge: colour, icon and word together.
enum class Tone : std::uint8_t { neutral, info, success, warning, danger, accent };

enum class Politeness : std::uint8_t { polite, assertive };

// NOLINTBEGIN(readability-redundant-member-init): an initializer is what makes a field one that may be left
// out

// --- frame of the page

struct NavigationItem {
  Id id;
  Label label; // a word or two
  design::Icon icon = design::Icon::circle;
  std::string_view href; // a route
  bool current = false;
  int count = 0;                     // of something new; 0 shows nothing
  std::string_view count_words = {}; // "3 ongelezen", for who cannot see the badge
};

struct ShellOptions {
  std::string_view product = "VerdiepDingen";
  std::string_view place = {}; // the programme's name, under the product's
  std::string_view place_language = {};
  std::span<const NavigationItem> items;          // of the rail
  std::span<const NavigationItem> bar_items = {}; // of a small window's bar: five at most; none: `items`
  std::string_view person = {};                   // who is logged in, at the rail's foot
  std::string_view person_href = {};              // their page
  std::string_view status = {};                   // of the connection, in words; empty: nothing to say
  design::Icon status_icon = design::Icon::cloud;
};

struct DoorOptions {
  std::string_view product = "VerdiepDingen";
  Label other_language;           // its own name: "English"
  std::string_view language = {}; // its tag
};

enum class PageWidth : std::uint8_t { reading, wide };

struct PageOptions {
  Id id;                  // one per route; a new one starts at the top with the focus on its heading
  std::string_view title; // the heading, and with the product's name the window's title
  std::string_view title_language = {};
  std::string_view lead = {}; // a sentence under the heading
  PageWidth width = PageWidth::reading;
  std::string_view back_label = {};
  std::string_view back_href = {};
  bool middle = false; // a small page (log-in) stands in the middle of the window
};

struct SectionOptions {
  Id id;
  std::string_view title; // a heading of level 2
  std::string_view note = {};
  int level = 2;
};

struct FormOptions {
  Id id;
  Label name; // said, not shown
};

// --- arranging

struct StackOptions {
  float gap = design::space::medium;
  bool centre = false;
  bool grow = false; // in a row: takes what the neighbours leave
  float width = 0;   // 0: all there is
};

enum class RowEnd : std::uint8_t { start, centre, end, between };

struct RowOptions {
  float gap = design::space::small;
  RowEnd rest = RowEnd::start; // where the line's items stand
  bool top = false;            // aligned at their tops, not their middles
};

struct GridOptions {
  float cell_min = 260;
  float gap = design::space::medium;
};

struct CardOptions {
  Id id;
  std::string_view name = {}; // makes it an article with this name
  Tone tone = Tone::neutral;  // other than neutral: a tinted card
  float gap = design::space::small;
};

enum class ListLook : std::uint8_t { plain, lines, cards };

struct ListOptions {
  Id id;
  Label name; // said, not shown
  ListLook look = ListLook::lines;
};

struct ItemOptions {
  Id id;
  float gap = design::space::hair;
};

// --- reading

struct TextStyle {
  design::Type type = design::Type::body;
  design::Ink ink = design::Ink::text;
  std::string_view language = {}; // a tag, where it is not the page's
};

struct BadgeOptions {
  std::string_view text;
  Tone tone = Tone::neutral;
  design::Icon icon = design::Icon::none; // none: the tone's own
};

struct AvatarOptions {
  std::string_view person; // initials and colour come from it; decoration beside the written name
  float size = 40;
};

struct ProgressOptions {
  Id id;
  Label label;
  int done = 0;
  int total = 1;
  std::string_view words = {}; // "3 van 8 klaar"; made if empty
};

struct NoticeOptions {
  Id id;
  Tone tone = Tone::info;
  std::string_view title = {};
  std::string_view text = {};
  std::string_view action = {}; // the label of the one thing to do about it
};

struct EmptyOptions {
  Id id;
  design::Icon icon = design::Icon::inbox;
  std::string_view title;
  std::string_view text; // what to do next
};

struct SkeletonOptions {
  Id id;
  std::string_view label = {}; // what is awaited; a plain "loading" if empty
  int lines = 3;
};

// --- acting

enum class LinkLook : std::uint8_t {
  underlined, // in or under text
  strong,     // a title that leads somewhere
  button,     // looks like a secondary button, is a link
  primary,    // looks like a primary button: the one next step of a page
};

struct LinkOptions {
  Id id;
  Label label;
  std::string_view href; // "/…" is a route; anything else opens in a new tab
  LinkLook look = LinkLook::underlined;
  design::Icon icon = design::Icon::none;
  bool covers_item = false; // in a list's item: the whole item acts as this link
  bool current = false;
  std::string_view description = {};
  design::Type type = design::Type::body;
  std::string_view language = {}; // of the label, where it is not the page's
};

enum class ButtonKind : std::uint8_t { primary, secondary, quiet, danger };

struct ButtonOptions {
  Id id;
  Label label;
  ButtonKind kind = ButtonKind::secondary;
  design::Icon icon = design::Icon::none;
  bool submits = false;         // also Enter in a field of the same form
  bool busy = false;            // what it started is under way
  bool disabled = false;        // give the reason
  std::string_view reason = {}; // shown and said
  std::string_view about = {};  // said after the label: 'Bewerken' about 'bericht van Anna'
  bool wide = false;            // as wide as its place
  bool expands = false;         // opens something: `expanded` then says whether it is open
  bool expanded = false;
  /// Keys that press it wherever the focus is, but in a field: "ArrowRight PageDown" (names as in `aria-keyshortcuts`,
  /// no letters).
  std::string_view shortcuts = {};
  bool shortcuts_nearby = false; // they count only while the focus is on something beside it
  bool only_shows = false;       // changes nothing but what is seen: stays where one may only look
};

// --- filling in

enum class Input : std::uint8_t { text, email, password, search, url, number };

struct TextFieldOptions {
  Id id;
  Label label;
  std::string* value; // the screen's; the field writes it
  std::string_view help = {};
  std::string_view error = {};
  Input input = Input::text;
  std::string_view autocomplete = "off"; // HTML's tokens: "name", "email", …
  int max_length = 0;                    // characters; a counter appears near the end
  bool required = false;                 // fields that may stay empty say so
  bool disabled = false;
  std::string_view language = {};
};

struct TextAreaOptions {
  Id id;
  Label label;
  std::string* value;
  std::string_view help = {};
  std::string_view error = {};
  int max_length = 0;
  int lines_min = 3; // it grows with the text
  bool required = false;
  bool disabled = false;
  std::string_view language = {};
};

struct SliderOptions {
  Id id;
  Label label;
  int* value; // the screen's
  int least = 0;
  int most = 1;
  std::string_view words = {}; // the value as it is said
  std::string_view help = {};
};

struct CheckboxOptions {
  Id id;
  Label label;
  bool* checked;
  std::string_view help = {};
  std::string_view error = {};
  bool disabled = false;
};

struct Choice {
  Id id;
  Label label;
  std::string_view help = {};
  std::string_view language = {}; // of the label, where it is not the page's
};

struct ChoiceOptions {
  Id id;
  Label label;
  std::span<const Choice> choices;
  std::string* chosen; // the id of one of them, or empty
  std::string_view error = {};
  bool segmented = false; // side by side, for a few short ones
};

struct Chip {
  Id id;
  Label label;
  std::string_view href;
  bool current = false;
  int count = -1; // -1: not shown
};

struct ChipsOptions {
  Id id;
  Label name;
  std::span<const Chip> chips;
};

struct DisclosureOptions {
  Id id;
  Label label;
  bool* open;
};

struct DialogOptions {
  Id id;
  std::string_view title;
  /// Id of the control that gets the focus; without it the title, so that Enter does no harm.
  std::string_view first = {};
  float width = design::size::dialog;
};

// --- figures

struct Bar {
  Id id;
  Label label;
  int value = 0;
  std::string_view words; // the value as it is said: "9 stemmen"
  bool leads = false;     // what the figure is about
};

struct BarsOptions {
  Id id;
  Label name; // said, not shown
  std::span<const Bar> bars;
  int full = 1;       // the value of a whole bar
  bool rises = false; // grow once, when they first appear; not under reduced motion
};

struct TableOptions {
  Id id;
  Label name; // said, not shown
  std::span<const std::string_view> columns;
  /// Row by row, as many cells as columns; the first of each row names it. The first column takes what the others
  /// leave.
  std::span<const std::string> cells;
  /// Not on the canvas: for paper and for the flow view, which have no drawings, while it is folded away here.
  bool only_in_flow = false;
};

/// One of a row of columns, such as a day.
struct Column {
  std::string label; // under it, where there is room
  int value = 0;
  bool known = true; // otherwise an open mark stands in its place
};

struct ColumnsOptions {
  Id id;
  Label name; // what the drawing shows, in one sentence; the drawing is a picture to who cannot see it
  std::span<const Column> columns;
};

enum class CellLook : std::uint8_t { nothing, open, full, number };

struct MatrixCell {
  CellLook look = CellLook::nothing;
  std::string number = {}; // of `CellLook::number`; empty: it is not told
  float share = 0;         // of a number: how far its cell is tinted
};

struct MatrixOptions {
  Id id;
  Label name;                           // as in `ColumnsOptions`
  std::span<const std::string> columns; // numbers: there is no room for words over a column
  std::span<const std::string> rows;
  std::span<const MatrixCell> cells; // row by row
  bool sums = false;                 // the last row is about all others
};

/// Where the middle half of many numbers lies.
struct Strip {
  std::string label;
  int lower = 0;
  int median = 0;
  int upper = 0;
};

struct StripsOptions {
  Id id;
  Label name; // as in `ColumnsOptions`
  std::span<const Strip> strips;
  std::string_view axis; // what the numbers are
};

struct FigureOptions {
  Id id;
  Label name;            // said before it
  std::string_view text; // digits and colons: "04:59", each digit as wide as the others
  design::Ink ink = design::Ink::text;
};

struct CodeOptions {
  Id id;
  Label name; // what a camera finds in it
  /// Rows of '0' and '1', all as long as there are rows; the quiet zone is added here.
  std::span<const std::string> rows;
  float size = 280; // with its quiet zone; less if there is less room
};

struct ReorderOptions {
  Id id;
  Label up; // "Omhoog"
  Label down;
  std::string_view about; // said after it: "pitch van Groep Noord"
  bool first = false;     // there is nothing above it
  bool last = false;
};

enum class Move : std::uint8_t { none, up, down };

// NOLINTEND(readability-redundant-member-init)

} // namespace verdiep::ui
