#include "client-wasm/ui/builder.hpp"

#include <cassert>
#include <cmath>

// The boxes of `Builder`: columns, rows that wrap, grids of equal cells.

namespace verdiep::ui {
namespace {

// A growing column narrower than this reads worse than one on a line of its own.
constexpr float growing_min = 120;

} // namespace

float Builder::box_width(const Box& box) const {
  if (box.options.flow != Flow::grid) {
    return box.inner.width;
  }
  const auto columns = static_cast<float>(box.columns);
  return std::floor((box.inner.width - box.options.gap * (columns - 1)) / columns);
}

float Builder::available() const {
  const Box& box = boxes_.back();
  if (box.options.flow == Flow::row && !box.line.empty()) {
    return std::max(0.0F, box.inner.right() - box.cursor.x);
  }
  return box_width(box);
}

bool Builder::centres() const {
  const Box& box = boxes_.back();
  return box.options.flow == Flow::column && box.options.align == Align::centre;
}

bool Builder::begins_line() const {
  const Box& box = boxes_.back();
  if (box.options.flow == Flow::column)
    return box.options.align == Align::start;
  return box.options.flow == Flow::row && box.options.justify == Justify::start && box.line.empty();
}

Item Builder::begin_item(float width) {
  Box& box = boxes_.back();
  const float wanted = std::min(std::ceil(width), box_width(box));
  if (box.options.flow == Flow::row && !box.line.empty() && wanted > available()) {
    wrap_line(box);
  }
  if (box.options.flow == Flow::grid && box.line.size() == static_cast<std::size_t>(box.columns)) {
    wrap_line(box);
  }
  const float given = box.options.flow == Flow::grid ? box_width(box) : wanted;
  return {{box.cursor.x, box.cursor.y, given, 0}, mark(), wanted};
}

void Builder::end_item(const Item& item, Size size) {
  Box& box = boxes_.back();
  if (box.options.flow == Flow::row) {
    box.fixed_width += std::ceil(size.width);
  }
  place(
      box,
      {{item.area.x, item.area.y, std::ceil(size.width), std::ceil(size.height)}, item.mark, mark(), -1, {}}
  );
}

void Builder::skip(float height) {
  Box& box = boxes_.back();
  box.cursor.y += height;
}

void Builder::place(Box& box, LineItem item) {
  if (box.options.flow == Flow::column) {
    place_in_column(box, item);
    return;
  }
  // A box that turned out wider than its line has room for goes to the next one.
  if (box.options.flow == Flow::row && !box.line.empty() && item.rect.right() > box.inner.right() + 0.5F) {
    const Point before = box.cursor;
    wrap_line(box);
    // The line above may have moved its own items; this one was laid out at the old cursor.
    shift(item.begin, item.end, box.cursor.x - before.x, box.cursor.y - before.y);
    item.rect = item.rect.moved(box.cursor.x - before.x, box.cursor.y - before.y);
  }
  ++box.count;
  box.line_height = std::max(box.line_height, item.rect.height);
  const float step = box.options.flow == Flow::grid ? box_width(box) : item.rect.width;
  box.cursor.x += step + box.options.gap;
  box.widest = std::max(box.widest, item.rect.right() - box.inner.x);
  box.empty = false;
  box.line.push_back(std::move(item));
}

void Builder::place_in_column(Box& box, LineItem& item) {
  const float spare = box.inner.width - item.rect.width;
  if (box.options.align != Align::start && spare > 0) {
    const float dx = box.options.align == Align::centre ? std::floor(spare / 2) : spare;
    shift(item.begin, item.end, dx, 0);
  }
  box.bottom = item.rect.bottom();
  box.cursor.y = box.bottom + box.options.gap;
  box.widest = std::max(box.widest, item.rect.width);
  box.empty = false;
}

void Builder::wrap_line(Box& box) {
  finish_line(box);
  box.cursor = {box.inner.x, box.bottom + box.options.gap};
}

void Builder::finish_line(Box& box) {
  if (box.line.empty()) {
    return;
  }
  const float spare = box.inner.right() - box.line.back().rect.right();
  const bool fits = box.options.fit;
  float dx = 0;
  float step = 0;
  if (box.options.flow == Flow::row && spare > 0 && !fits) {
    const Justify justify = box.options.justify;
    dx = justify == Justify::end ? spare : justify == Justify::centre ? std::floor(spare / 2) : 0;
    step = justify == Justify::between && box.line.size() > 1
               ? std::floor(spare / static_cast<float>(box.line.size() - 1))
               : 0;
  }
  for (LineItem& item : box.line) {
    const float rest = box.line_height - item.rect.height;
    if (item.record >= 0) {
      level_item(item, box.line_height);
    }
    const Align align = box.options.align;
    const float dy = align == Align::centre ? std::floor(rest / 2) : align == Align::end ? rest : 0;
    shift(item.begin, item.end, dx, item.record >= 0 ? 0 : dy);
    dx += step;
  }
  box.bottom = box.line.front().rect.y + box.line_height;
  box.line.clear();
  box.line_height = 0;
}

void Builder::level_item(LineItem& item, float height) {
  at(item.record).rect.height = height;
  for (const int back : item.backs) {
    paint_at(back).rect.height = height;
  }
}

float Builder::growing_width(const Box& row) {
  const float fixed = remembered(row.key, 0);
  const float width = row.inner.width - fixed;
  return fixed > 0 && width < growing_min ? row.inner.width : width;
}

void Builder::open_box(const BoxOptions& options) {
  Box& outer = boxes_.back();
  float width = options.width > 0 ? options.width : box_width(outer);
  if (outer.options.flow == Flow::row && options.width <= 0) {
    if (options.grow) {
      outer.has_growing = true;
      width = growing_width(outer);
    } else {
      width = std::max(available(), growing_min);
    }
  }
  open(options, begin_item(width), false);
}

void Builder::open_box_at(const BoxOptions& options, Point where, float width) {
  open(options, {{where.x, where.y, width, 0}, mark(), width}, true);
}

void Builder::open(const BoxOptions& options, const Item& item, bool rooted) {
  Box box;
  box.options = options;
  box.item = item;
  box.rooted = rooted;
  box.inner = {
      item.area.x + options.padding.horizontal, item.area.y + options.padding.vertical,
      std::max(0.0F, item.area.width - 2 * options.padding.horizontal), 0
  };
  box.cursor = {box.inner.x, box.inner.y};
  box.bottom = box.inner.y;
  if (options.flow == Flow::grid) {
    const float cells = (box.inner.width + options.gap) / (std::max(options.cell_min, 1.0F) + options.gap);
    box.columns = std::max(1, static_cast<int>(cells));
  }
  if (options.flow == Flow::row) {
    box.key = key_of(path_of(number_id("~row")));
  }
  boxes_.push_back(std::move(box));
}

Rect Builder::close_box() {
  Box box = std::move(boxes_.back());
  boxes_.pop_back();
  if (box.options.flow != Flow::column) {
    if (box.has_growing) {
      // As if on one line, also when it wrapped: so a wrong guess cannot confirm itself.
      remember(box.key, box.fixed_width + box.options.gap * static_cast<float>(std::max(box.count - 1, 0)));
    }
    finish_line(box);
  }
  const bool fits = box.options.fit || (box.options.flow == Flow::row && !boxes_.empty() && !box.rooted &&
                                        boxes_.back().options.flow == Flow::row && !box.options.grow);
  const float inner_width = fits ? box.widest : box.inner.width;
  Rect outer = box.item.area;
  outer.width = inner_width + 2 * box.options.padding.horizontal;
  outer.height = std::max(
      std::ceil(box.bottom - box.inner.y) + 2 * box.options.padding.vertical, box.options.height_min
  );
  if (box.record >= 0) {
    at(box.record).rect = outer;
  }
  for (const int back : box.backs) {
    paint_at(back).rect = outer;
  }
  if (box.stretched >= 0) {
    at(box.stretched).rect = outer;
    let_through(box.record);
  }
  if (!box.rooted) {
    Box& parent_box = boxes_.back();
    if (parent_box.options.flow == Flow::row && !box.options.grow) {
      parent_box.fixed_width += outer.width;
    }
    LineItem item{outer, box.item.mark, mark(), -1, {}};
    if (box.options.level && parent_box.options.flow == Flow::grid) {
      item.record = box.record;
      item.backs = std::move(box.backs);
    }
    place(parent_box, std::move(item));
  }
  return outer;
}

// Text of an item that is all one link does not catch the pointer.
void Builder::let_through(int item) {
  for (auto i = static_cast<std::size_t>(item) + 1; i < record_count_; ++i) {
    const Role role = records_[i].role;
    records_[i].set(
        State::through,
        role == Role::text || role == Role::paragraph || role == Role::heading || role == Role::progress
    );
  }
}

void Builder::back_box(int record, std::vector<int> paints) {
  boxes_.back().record = record;
  boxes_.back().backs = std::move(paints);
}

void Builder::stretch(int link) {
  for (std::size_t i = boxes_.size(); i-- > 0;) {
    Box& box = boxes_[i];
    if (box.record >= 0 && at(box.record).role == Role::item) {
      box.stretched = link;
      for (const int back : box.backs) {
        paint_at(back).owner = link;
      }
      return;
    }
  }
}

} // namespace verdiep::ui
