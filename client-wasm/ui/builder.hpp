#pragma once

/// Builds one frame: a tree of semantic records, the paint list, and the layout of both, top-down with a
/// cursor.
///
/// For the widgets of this folder; screens use `Ui`. A widget asks where it may go (`begin_item`), adds its
/// record and paints, and says how large it became (`end_item`). Containers are boxes that do the same at
/// their end. All places are whole CSS pixels.
///
/// A box that must know its content before it can place it (a dialog in the middle, a column that takes what
/// its neighbours leave) uses what it measured in the last build (`remember`). If that was wrong, the build
/// is `unsettled` and the session builds once more before anything is shown.

#include "client-wasm/ui/key.hpp"
#include "client-wasm/ui/paint.hpp"
#include "client-wasm/ui/record.hpp"
#include "client-wasm/ui/text_layout.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace verdiep::ui {

/// What a person did in the DOM; exactly one is taken per build.
struct Action {
  enum class Kind : std::uint8_t { none, activate, input, submit, dismiss };

  Kind kind = Kind::none;
  std::string path;
  std::string text; // input: the whole new value
};

enum class Flow : std::uint8_t { column, row, grid };
enum class Align : std::uint8_t { start, centre, end };
/// Where the rest of a row's line goes.
enum class Justify : std::uint8_t { start, centre, end, between };

struct Padding {
  float horizontal = 0;
  float vertical = 0;
};

/// Places in the growing lists, to move everything that came after one.
struct Mark {
  std::size_t record = 0;
  std::size_t paint = 0;
  std::size_t layer = 0;
};

/// An item that is being laid out: where it starts, the width it may take.
struct Item {
  Rect area; // height unknown
  Mark mark;
  float width_wanted = 0;
};

struct BoxOptions {
  Flow flow = Flow::column;
  float gap = 0;
  Align align = Align::start;
  Justify justify = Justify::start;
  Padding padding;
  float width = 0;    // 0: all there is
  bool grow = false;  // in a row: what the neighbours leave
  bool fit = false;   // as wide as the content
  bool level = false; // in a grid: as high as the tallest of its line
  float cell_min = 0; // of a grid
  float height_min = 0;
};

struct TextOptions {
  std::string_view text;
  design::Type type = design::Type::body;
  Inks inks = design::Ink::text;
  Role role = Role::text;
  int owner = -1;
  bool centred = false;
  bool underlined = false;
  std::string_view language = {}; // NOLINT(readability-redundant-member-init): may be left out
};

class Builder {
public:
  /// `metrics` must outlive the builder.
  explicit Builder(const FontMetrics& metrics) : texts_(metrics) {}

  void begin(Size window, Action action);
  void finish();

  // Ids: every scope adds one step to the path.
  void push_id(std::string_view id);
  void pop_id();
  [[nodiscard]] std::string path_of(std::string_view id) const;

  // Records. Indexes hold for the frame; references only until the next record.
  int add(Role role, std::string_view id, const Rect& rect);
  /// For records nobody acts on, which need no id of their own: numbered within the scope.
  int add(Role role, const Rect& rect);
  void enter(int record) { parents_.push_back(record); }
  /// The next records are the root's children; `leave` or the scope's end undoes it.
  void enter_top() { parents_.push_back(-1); }
  void leave() { parents_.pop_back(); }
  [[nodiscard]] Record& at(int record) { return records_[static_cast<std::size_t>(record)]; }
  [[nodiscard]] int parent() const { return parents_.back(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string number_id(std::string_view kind);

  // Paint.
  int paint(const Paint& paint);
  int fill(const Rect& rect, Inks inks, float radius, int owner = -1);
  int outline(const Rect& rect, Inks inks, float radius, float width = 1, int owner = -1);
  void icon(design::Icon icon, Rect box, Inks inks, int owner = -1);
  /// A text block as record and paint; returns the record.
  int text(const TextOptions& options, Point where, float width);
  /// Only its paint, for text whose record is an element with a value of its own (fields).
  void letters(std::string_view line, const Rect& box, design::Type type, Inks inks, int owner);
  [[nodiscard]] Layer& layer() { return paints_.layers[layer_]; }
  void enter_layer(Layer layer);
  void leave_layer();
  [[nodiscard]] Paint& paint_at(int index) { return layer().paints[static_cast<std::size_t>(index)]; }

  // Layout.
  [[nodiscard]] float available() const;
  /// `width` as it would like; the item gets at most what a line has.
  [[nodiscard]] Item begin_item(float width);
  void end_item(const Item& item, Size size);
  void skip(float height);

  /// Opens a box as an item of the current one. The box's record, if any, is entered first.
  void open_box(const BoxOptions& options);
  /// Opens one at a fixed place: the root of a layer.
  void open_box_at(const BoxOptions& options, Point where, float width);
  /// Closes the innermost box and returns its outer rectangle.
  Rect close_box();
  [[nodiscard]] Flow flow() const { return boxes_.back().options.flow; }
  [[nodiscard]] bool centres() const;
  /// Whether the item just begun stands where its line begins, and stays there.
  [[nodiscard]] bool begins_line() const;
  [[nodiscard]] bool box_is_empty() const { return boxes_.back().empty; }

  /// The background of the innermost box: kept free now, filled when the box closes.
  void back_box(int record, std::vector<int> paints);
  /// The stretched link of the innermost box that can have one; its rectangle becomes the box's.
  void stretch(int link);
  /// The record of this frame that gets the focus when its dialog opens.
  void mark_first(std::string_view path);

  // What was measured in the last build.
  [[nodiscard]] float remembered(Key key, float otherwise) const;
  void remember(Key key, float value);
  [[nodiscard]] bool unsettled() const { return unsettled_; }

  /// How much is open, and closing down to that.
  struct Depth {
    std::size_t boxes = 0;
    std::size_t layers = 0;
    std::size_t parents = 0;
    std::size_t ids = 0;
  };
  [[nodiscard]] Depth depth() const {
    return {boxes_.size(), layer_stack_.size(), parents_.size(), path_lengths_.size()};
  }
  /// Returns the outer rectangle of the last box that it closed.
  Rect close_to(const Depth& depth);

  // Actions.
  [[nodiscard]] bool takes(Action::Kind kind, const Record& record);
  [[nodiscard]] const Action& action() const { return action_; }
  void take_action() { action_taken_ = true; }
  [[nodiscard]] bool action_taken() const { return action_taken_; }

  [[nodiscard]] TextCache& texts() { return texts_; }
  [[nodiscard]] Size window() const { return window_; }
  [[nodiscard]] const std::vector<Record>& all_records() const { return records_; }
  [[nodiscard]] std::size_t record_count() const { return record_count_; }
  [[nodiscard]] const PaintList& paints() const { return paints_; }
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  void fault(std::string text) { faults_.push_back(std::move(text)); }

private:
  struct LineItem {
    Rect rect;
    Mark begin;
    Mark end;
    int record = -1;        // whose height follows the line's
    std::vector<int> backs; // and its backgrounds
  };
  struct Box {
    BoxOptions options;
    Item item;
    bool rooted = false;
    Rect inner;
    Point cursor;
    float line_height = 0;
    float bottom = 0;
    float widest = 0;
    float fixed_width = 0; // of a row: everything but what grows
    bool has_growing = false;
    bool empty = true;
    std::vector<LineItem> line;
    Key key = Key::none;
    int record = -1;
    std::vector<int> backs;
    int stretched = -1;
    int columns = 1;
    int count = 0; // of items in a row or grid
  };

  [[nodiscard]] Mark mark() const;
  void shift(const Mark& from, const Mark& to, float dx, float dy);
  void open(const BoxOptions& options, const Item& item, bool rooted);
  void place(Box& box, LineItem item);
  void place_in_column(Box& box, LineItem& item);
  void wrap_line(Box& box);
  void finish_line(Box& box);
  void level_item(LineItem& item, float height);
  void let_through(int item);
  void hide_covered_ink();
  [[nodiscard]] float box_width(const Box& box) const;
  [[nodiscard]] float growing_width(const Box& row);

  TextCache texts_;
  Size window_;
  Action action_;
  bool action_taken_ = false;
  bool unsettled_ = false;

  std::string path_;
  std::vector<std::size_t> path_lengths_;
  std::vector<int> counts_; // numbered records of each open scope

  std::vector<Record> records_; // the first record_count_ are this frame's
  std::size_t record_count_ = 0;
  std::vector<int> parents_;

  PaintList paints_;
  std::size_t layer_ = 0;
  std::vector<std::size_t> layer_stack_;
  std::vector<Box> boxes_;
  std::unordered_map<Key, float> remembered_;
  std::vector<std::string> faults_;
};

} // namespace verdiep::ui
