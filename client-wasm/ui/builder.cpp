#include "client-wasm/ui/builder.hpp"

#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

namespace verdiep::ui {
namespace {

// A page has far fewer; old pages' measures go when the table has grown this large.
constexpr std::size_t remembered_max = 4096;

} // namespace

void Builder::begin(Size window, Action action) {
  window_ = window;
  action_ = std::move(action);
  action_taken_ = action_.kind == Action::Kind::none;
  unsettled_ = false;
  path_.clear();
  path_lengths_.clear();
  counts_.assign(1, 0);
  record_count_ = 0;
  parents_.assign(1, -1);
  paints_.layers.clear();
  paints_.letters.clear();
  paints_.layers.push_back({-1, {0, 0, window.width, window.height}, {}, false, {}, {}});
  layer_ = 0;
  layer_stack_.clear();
  boxes_.clear();
  faults_.clear();
  if (remembered_.size() > remembered_max) {
    remembered_.clear();
  }
  open_box_at({}, {0, 0}, window.width);
}

void Builder::finish() {
  close_box();
  hide_covered_ink();
  assert(boxes_.empty() && parents_.size() == 1 && path_lengths_.empty() && "a scope outlived the frame");
}

// The DOM lies on top of the canvas, so what it paints itself has to be told what the canvas paints over it.
void Builder::hide_covered_ink() {
  for (std::size_t above = 1; above < paints_.layers.size(); ++above) {
    const Rect& panel = paints_.layers[above].panel;
    for (std::size_t i = 0; i < record_count_ && !panel.empty(); ++i) {
      Record& record = records_[i];
      if (!record.is(State::ink) || static_cast<std::size_t>(record.layer) >= above) {
        continue;
      }
      const Point origin = paints_.layers[static_cast<std::size_t>(record.layer)].origin;
      const Rect place = record.rect.moved(origin.x, origin.y);
      if (place.meets(panel)) {
        const bool only_foot = panel.y > place.y && !paints_.layers[above].modal;
        record.set(State::covered, !only_foot);
        record.hidden_foot = only_foot ? place.bottom() - panel.y : 0;
      }
    }
  }
}

void Builder::push_id(std::string_view id) {
  path_lengths_.push_back(path_.size());
  if (!path_.empty()) {
    path_ += '/';
  }
  path_ += id;
  counts_.push_back(0);
}

void Builder::pop_id() {
  path_.resize(path_lengths_.back());
  path_lengths_.pop_back();
  counts_.pop_back();
}

std::string Builder::path_of(std::string_view id) const {
  std::string path = path_;
  if (!path.empty()) {
    path += '/';
  }
  return path.append(id);
}

std::string Builder::number_id(std::string_view kind) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, counts_.back()++).ptr;
  return std::string(kind).append(digits, end);
}

int Builder::add(Role role, std::string_view id, const Rect& rect) {
  if (record_count_ == records_.size()) {
    records_.emplace_back();
  }
  Record& record = records_[record_count_];
  record.reset();
  record.role = role;
  record.parent = parents_.back();
  record.layer = static_cast<int>(layer_);
  record.path = path_;
  if (!record.path.empty()) {
    record.path += '/';
  }
  record.path += id;
  record.key = key_of(record.path);
  record.rect = rect;
  return static_cast<int>(record_count_++);
}

int Builder::add(Role role, const Rect& rect) {
  return add(role, number_id("~"), rect);
}

void Builder::mark_first(std::string_view path) {
  for (std::size_t i = 0; i < record_count_; ++i) {
    if (records_[i].path == path) {
      records_[i].set(State::first);
    }
  }
}

int Builder::paint(const Paint& paint) {
  layer().paints.push_back(paint);
  return static_cast<int>(layer().paints.size()) - 1;
}

int Builder::fill(const Rect& rect, Inks inks, float radius, int owner) {
  Paint command;
  command.kind = Paint::Kind::fill;
  command.rect = rect;
  command.inks = inks;
  command.radius = radius;
  command.owner = owner;
  return paint(command);
}

int Builder::outline(const Rect& rect, Inks inks, float radius, float width, int owner) {
  Paint command;
  command.kind = Paint::Kind::outline;
  command.rect = rect;
  command.inks = inks;
  command.radius = radius;
  command.width = width;
  command.owner = owner;
  return paint(command);
}

void Builder::icon(design::Icon icon, Rect box, Inks inks, int owner) {
  Paint command;
  command.kind = Paint::Kind::icon;
  command.icon = icon;
  command.rect = box;
  command.inks = inks;
  command.owner = owner;
  paint(command);
}

void Builder::letters(std::string_view line, const Rect& box, design::Type type, Inks inks, int owner) {
  Paint command;
  command.kind = Paint::Kind::text;
  command.rect = box;
  command.type = type;
  command.inks = inks;
  command.owner = owner;
  command.text_begin = static_cast<std::uint32_t>(paints_.letters.size());
  paints_.letters.append(line);
  command.text_end = static_cast<std::uint32_t>(paints_.letters.size());
  paint(command);
}

int Builder::text(const TextOptions& options, Point where, float width) {
  const TextBlock& block = texts_.block(options.text, options.type, width);
  const auto line_height = static_cast<float>(design::token_of(options.type).line);
  const Rect rect{where.x, where.y, std::min(block.width, width), block.height};
  const int record = add(options.role, rect);
  Record& made = at(record);
  made.text = block.text;
  made.lines = block.lines;
  made.type = options.type;
  made.ink = options.inks.rest;
  made.language = options.language;
  made.set(State::ink, !block.covered);
  made.set(State::centred, options.centred);
  if (!block.covered) {
    return record;
  }
  float y = where.y;
  for (const Line& line : block.lines) {
    const float indent = options.centred ? std::floor((rect.width - line.width) / 2) : 0;
    const std::string_view words = std::string_view(block.text).substr(line.begin, line.end - line.begin);
    const Rect box{where.x + indent, y, line.width, line_height};
    letters(words, box, options.type, options.inks, options.owner);
    if (options.underlined) {
      Paint rule = layer().paints.back();
      rule.kind = Paint::Kind::underline;
      paint(rule);
    }
    y += line_height;
  }
  return record;
}

void Builder::enter_layer(Layer layer) {
  layer_stack_.push_back(layer_);
  paints_.layers.push_back(std::move(layer));
  layer_ = paints_.layers.size() - 1;
}

void Builder::leave_layer() {
  layer_ = layer_stack_.back();
  layer_stack_.pop_back();
}

Rect Builder::close_to(const Depth& depth) {
  Rect outer;
  while (boxes_.size() > depth.boxes) {
    outer = close_box();
  }
  while (layer_stack_.size() > depth.layers) {
    leave_layer();
  }
  parents_.resize(depth.parents);
  while (path_lengths_.size() > depth.ids) {
    pop_id();
  }
  return outer;
}

Mark Builder::mark() const {
  return {record_count_, paints_.layers[layer_].paints.size(), layer_};
}

void Builder::shift(const Mark& from, const Mark& to, float dx, float dy) {
  if (dx == 0 && dy == 0) {
    return;
  }
  assert(from.layer == to.layer && "a layer cannot be moved by a row");
  for (std::size_t i = from.record; i < to.record; ++i) {
    records_[i].rect = records_[i].rect.moved(dx, dy);
  }
  auto& paints = paints_.layers[from.layer].paints;
  for (std::size_t i = from.paint; i < to.paint; ++i) {
    paints[i].rect = paints[i].rect.moved(dx, dy);
  }
}

float Builder::remembered(Key key, float otherwise) const {
  const auto found = remembered_.find(key);
  return found == remembered_.end() ? otherwise : found->second;
}

void Builder::remember(Key key, float value) {
  const auto [entry, is_new] = remembered_.try_emplace(key, value);
  if (is_new || entry->second != value) {
    entry->second = value;
    unsettled_ = true;
  }
}

bool Builder::takes(Action::Kind kind, const Record& record) {
  if (action_taken_ || action_.kind != kind || record.is(State::disabled) || action_.path != record.path) {
    return false;
  }
  action_taken_ = true;
  return true;
}

} // namespace verdiep::ui
