#pragma once

/// What screens are written with.
///
/// A screen is a function of `Ui&` and its view state. Every call says once what a thing is: from that come
/// its pixels, its element in the DOM (role, name, state) and its behaviour. A control without an id or a
/// label does not compile. A control returns what the person did with it since the last frame: `if
/// (ui.button({...})) save();`.
///
/// Ids   are steps of a path, from domain ids: `auto card = ui.card({.id = ding.id});` and inside it `.id =
/// "complete"`.
///       Never a label or a place in a list: the id carries focus, typed text and scroll place from frame to
///       frame.
/// Text  is UTF-8 in any script. Views need to live only during the call, values (`std::string*`) as long as
/// the screen. Time  A frame with an action builds the page twice: first with the action, then anew to show
/// its result. So a screen
///       must not count its own calls; it changes its state where a control says so, and nowhere else.
/// See   README.md in this folder, and gallery/ for every widget in every state.

#include "client-wasm/ui/geometry.hpp"
#include "client-wasm/ui/options.hpp"
#include "client-wasm/ui/words.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::ui {

class Builder;
class Session;
class Ui;

/// Something that stays open until the end of the C++ scope: `auto card = ui.card({...});`. Closed in reverse
/// order.
class [[nodiscard]] Scope {
public:
  Scope(Scope&& other) noexcept
      : ui_(other.ui_), depth_(other.depth_), open_(other.open_), dismissed_(other.dismissed_) {
    other.ui_ = nullptr;
  }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Scope& operator=(Scope&&) = delete;
  ~Scope();

  /// Is there a content to fill? False for a folded disclosure.
  explicit operator bool() const { return open_; }
  /// Of a dialog: Escape, a click beside it or its closing button. The screen then stops showing it.
  [[nodiscard]] bool dismissed() const { return dismissed_; }

private:
  friend class Ui;
  Scope(Ui* ui, std::size_t depth, bool open) : ui_(ui), depth_(depth), open_(open) {}

  Ui* ui_;
  std::size_t depth_; // how many scopes were open before
  bool open_;
  bool dismissed_ = false;
};

class Ui {
public:
  /// Screens are given one; only the session makes it.
  Ui(Session& session, Builder& builder);
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;
  ~Ui();

  // Frame of the page
  Scope shell(const ShellOptions& options);
  /// Around the pages before the log-in: whose they are, and the way to the other language; true if taken.
  [[nodiscard]] bool door(const DoorOptions& options);
  Scope page(const PageOptions& options);
  Scope section(const SectionOptions& options);
  Scope form(const FormOptions& options);

  // Arranging
  /// One step of the id path, nothing else.
  Scope scope(Id id);
  Scope stack(const StackOptions& options = {});
  /// Side by side; what does not fit goes to the next line.
  Scope row(const RowOptions& options = {});
  /// Equal cells, as many on a line as fit; cards in it are as high as the highest beside them.
  Scope grid(const GridOptions& options = {});
  Scope card(const CardOptions& options);
  Scope list(const ListOptions& options);
  Scope item(const ItemOptions& options);
  void space(float height);
  void separator();

  // Reading
  void heading(int level, std::string_view text, std::string_view language = {});
  void text(std::string_view text);
  void text(std::string_view text, const TextStyle& style);
  /// Small and muted: times, notes, who wrote it.
  void note(std::string_view text);
  void badge(const BadgeOptions& options);
  void avatar(const AvatarOptions& options);
  void icon(design::Icon icon, design::Ink ink = design::Ink::text_muted);
  void progress(const ProgressOptions& options);
  /// True when its action was taken.
  bool notice(const NoticeOptions& options);
  /// Nothing here yet: says what to do next, and has room for the button that does it.
  Scope empty(const EmptyOptions& options);
  void skeleton(const SkeletonOptions& options);

  // Acting
  /// Routes are followed by itself; true in the frame in which that happened.
  bool link(const LinkOptions& options);
  bool button(const ButtonOptions& options);
  /// Filters and tabs that are places: each has its own route.
  void chips(const ChipsOptions& options);
  Scope disclosure(const DisclosureOptions& options);
  /// Shown as long as it is called. `if (view.asking) { auto dialog = ui.dialog({...}); … }`
  Scope dialog(const DialogOptions& options);

  // Figures
  /// Labelled bars side by side to compare; said as a list of values.
  void bars(const BarsOptions& options);
  void table(const TableOptions& options);
  /// Columns in the order of time, to see when much happened.
  void columns(const ColumnsOptions& options);
  /// Who and what: a cell for each two.
  void matrix(const MatrixOptions& options);
  /// The middle half and the median of many numbers, one strip under the other.
  void strips(const StripsOptions& options);
  /// A number to be read from afar: a clock.
  void figure(const FigureOptions& options);
  /// A QR code; also on paper.
  void code(const CodeOptions& options);
  /// Two buttons that move something one place; to drag is never the only way.
  Move reorder(const ReorderOptions& options);

  // Filling in; true when the value changed
  bool text_field(const TextFieldOptions& options);
  bool text_area(const TextAreaOptions& options);
  bool checkbox(const CheckboxOptions& options);
  bool choice(const ChoiceOptions& options);
  bool slider(const SliderOptions& options);

  // What is only to be looked at
  /// Inside, routes lie below `under` ("/toen/12"), and nothing is shown that changes something: no fields, and no
  /// buttons but those that only show more. So a screen that knows nothing of it can be looked at and walked through.
  Scope looking(std::string_view under);
  /// Inside `looking`: what has nothing to do with it, and works as ever.
  Scope acting();

  // Around the screen
  /// What widgets say by themselves from here on; call it first in a frame.
  void speak(const Words& words);
  /// Path and query of the page that is shown: "/dingen/018f…?deel=2".
  [[nodiscard]] std::string_view route() const;
  void navigate(std::string_view route);
  /// Changes the address in place: filters, a form that became a thing.
  void replace_route(std::string_view route);
  /// Says something through the live region, without showing it.
  void announce(std::string_view text, Politeness politeness = Politeness::polite);
  /// Shows a message at the foot of the window for some seconds, and says it.
  void toast(std::string_view text, Tone tone = Tone::success);
  /// Moves the focus to a control, by the ids from the innermost open scope.
  void focus(Id id);
  /// Draws again after so many milliseconds: a countdown, a relative time.
  void wake_in(std::uint32_t milliseconds);
  /// Below 600 pixels: a phone.
  [[nodiscard]] bool compact() const;

private:
  friend class Scope;
  friend class Session;

  struct Open; // what a scope has to close

  Scope opened(std::function<void(const Rect&)> finish = {}, bool open = true);
  void begin_scope();
  void close(std::size_t depth);

  void rail(const ShellOptions& options);
  struct BarItem;
  void bottom_bar(std::span<const BarItem> items);
  [[nodiscard]] bool has_rail(std::size_t items) const;
  void small_header(const ShellOptions& options);
  void toasts();
  bool followed(int link);
  [[nodiscard]] std::string place_of(std::string_view href) const;
  [[nodiscard]] float risen(const std::string& path);

  Session& session_;
  Builder& b_;
  std::vector<Open> open_;
  Rect viewport_;                  // what the shell leaves to the page
  std::vector<std::string> forms_; // paths of the open forms
  std::string under_;              // what routes lie below
  bool is_looking_ = false;        // nothing is shown that changes something
};

} // namespace verdiep::ui
