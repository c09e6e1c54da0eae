#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>
#include <string>

// Cells of rows and columns. Full and open differ in shape and not in colour alone; tints only underline a number.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

constexpr Type head_type = Type::tiny_strong;
constexpr float head_height = 20;
constexpr float head_gap = 3;
constexpr float cell_least = 6;
constexpr float cell_most = 30;
constexpr float label_share = 0.42F; // of the width, at most
constexpr float label_gap = 12;
constexpr float row_height = 28;
constexpr float icon_from = 18; // smaller ones would be a smudge
constexpr float sums_gap = 6;

struct Grid {
  Rect whole;
  float labels = 0;
  float cell = 0;
  bool has_numbers = false; // room for all of them; some alone would mislead

  [[nodiscard]] float column(std::size_t index) const {
    return whole.x + labels + static_cast<float>(index) * cell;
  }
};

bool is_sums(const MatrixOptions& options, std::size_t row) {
  return options.sums && row > 0 && row + 1 == options.rows.size();
}

Grid measure(Builder& builder, const MatrixOptions& options, const Item& item) {
  Grid grid{{item.area.x, item.area.y, item.area.width, 0}, 0, 0, false};
  for (std::size_t row = 0; row < options.rows.size(); ++row) {
    const Type type = is_sums(options, row) ? Type::small_strong : Type::small;
    grid.labels = std::max(grid.labels, std::ceil(builder.texts().width(options.rows[row], type)));
  }
  grid.labels = std::floor(std::min(grid.labels, grid.whole.width * label_share)) + label_gap;
  const float room = grid.whole.width - grid.labels;
  const auto count = static_cast<float>(std::max<std::size_t>(options.columns.size(), 1));
  grid.cell = std::clamp(std::floor(room / count), cell_least, cell_most);
  float widest = 0;
  for (const MatrixCell& cell : options.cells) {
    widest = std::max(widest, std::ceil(builder.texts().width(cell.number, head_type)));
  }
  grid.has_numbers = widest <= grid.cell - 2;
  return grid;
}

/// Over each column, or over every few where they are narrow.
void write_heads(Builder& builder, const Grid& grid, std::span<const std::string> columns) {
  float widest = 0;
  for (const std::string& column : columns) {
    widest = std::max(widest, std::ceil(builder.texts().width(column, head_type)));
  }
  const auto stride =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + head_gap) / grid.cell)));
  for (std::size_t index = 0; index < columns.size(); index += stride) {
    const float width = std::ceil(builder.texts().width(columns[index], head_type));
    const float x = std::floor(grid.column(index) + (grid.cell - width) / 2);
    builder.text({columns[index], head_type, Ink::text_muted}, {x, grid.whole.y}, width);
  }
}

void draw_number(Builder& builder, const Grid& grid, const MatrixCell& cell, const Rect& place) {
  const float tall = std::floor(place.height * std::clamp(cell.share, 0.0F, 1.0F));
  builder.fill({place.x, place.bottom() - tall, place.width, tall}, Ink::accent_soft, 0);
  if (grid.has_numbers) {
    const float width = std::ceil(builder.texts().width(cell.number, head_type));
    const Point where{
        std::floor(place.x + (place.width - width) / 2), std::floor(place.y + (place.height - 16) / 2)
    };
    builder.text({cell.number, head_type, Ink::text}, where, width);
  }
}

/// A square of at most this side in the middle of a cell.
Rect middle_of(const Rect& slot, float side) {
  return {
      std::floor(slot.x + (slot.width - side) / 2), std::floor(slot.y + (slot.height - side) / 2), side, side
  };
}

void draw_cell(Builder& builder, const Grid& grid, const MatrixCell& cell, const Rect& slot) {
  const float side = std::min({slot.width, slot.height, icon_from + 6}) - (slot.width >= 12 ? 4.0F : 2.0F);
  const Rect place = middle_of(slot, side);
  switch (cell.look) {
  case CellLook::nothing:
    return;
  case CellLook::open:
    builder.fill(middle_of(slot, std::max(2.0F, std::floor(side / 4))), Ink::edge, design::radius::pill);
    return;
  case CellLook::full:
    builder.fill(place, Ink::accent, 4);
    if (side >= icon_from) {
      builder.icon(design::Icon::check, place.inset((side - 14) / 2), Ink::on_accent);
    }
    return;
  case CellLook::number:
    if (cell.number.empty()) {
      const Rect dash = middle_of(slot, std::min(side, 8.0F));
      builder.fill({dash.x, std::floor(dash.y + dash.height / 2), dash.width, 2}, Ink::edge, 0);
    } else {
      draw_number(builder, grid, cell, slot.inset(1));
    }
    return;
  }
}

} // namespace

void Ui::matrix(const MatrixOptions& options) {
  const Item item = b_.begin_item(b_.available());
  const Grid grid = measure(b_, options, item);
  const int record = b_.add(Role::image, options.id.text(), grid.whole);
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  write_heads(b_, grid, options.columns);
  const std::size_t count = options.columns.size();
  const float right = grid.column(count);
  float y = grid.whole.y + head_height;
  for (std::size_t row = 0; row < options.rows.size(); ++row) {
    const bool sums = is_sums(options, row);
    b_.fill({grid.whole.x, y, right - grid.whole.x, 1}, sums ? Ink::edge : Ink::line, 0);
    y += sums ? sums_gap : 0;
    const int label = b_.text(
        {options.rows[row], sums ? Type::small_strong : Type::small, Ink::text}, {grid.whole.x, y + 4},
        grid.labels - label_gap
    );
    const float tall = std::max(row_height, b_.at(label).rect.height + 8);
    for (std::size_t column = 0; column < count; ++column) {
      draw_cell(b_, grid, options.cells[row * count + column], {grid.column(column), y, grid.cell, tall});
    }
    y += tall;
  }
  b_.pop_id();
  b_.leave();
  b_.at(record).rect.height = y - grid.whole.y;
  b_.end_item(item, {grid.whole.width, y - grid.whole.y});
}

} // namespace verdiep::ui
