#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

// A small table of values: what a figure shows, in words.

namespace verdiep::ui {
namespace {

constexpr float row_inset = 10;
constexpr float column_gap = design::space::medium;

/// What the first column keeps, however much the others would like.
constexpr float first_share = 0.4F;

struct Columns {
  std::vector<float> widths;
  float first = 0;
};

Columns measure(Builder& builder, const TableOptions& options, float room) {
  Columns columns;
  const std::size_t count = options.columns.size();
  float others = 0;
  for (std::size_t column = 0; column < count; ++column) {
    float width = builder.texts().width(options.columns[column], design::Type::small_strong);
    for (std::size_t cell = column; cell < options.cells.size(); cell += count) {
      width = std::max(width, builder.texts().width(options.cells[cell], design::Type::small));
    }
    columns.widths.push_back(std::ceil(width));
    others += column == 0 ? 0 : columns.widths.back() + column_gap;
  }
  // Where there is no room for all, the others share what is left of it, and their words go on more lines.
  const float gaps = column_gap * static_cast<float>(count - 1);
  const float left = room - std::min(room * first_share, columns.widths.front()) - gaps;
  if (others - gaps > left) {
    for (std::size_t column = 1; column < count; ++column) {
      columns.widths[column] = std::floor(columns.widths[column] * left / (others - gaps));
    }
    others = left + gaps;
  }
  columns.first = std::floor(room - others);
  return columns;
}

/// The records alone, without a place: the browser lays them out where they are seen.
void write_for_flow(Builder& builder, const TableOptions& options) {
  const int table = builder.add(Role::table, options.id.text(), {});
  builder.at(table).name = options.name.text();
  builder.at(table).set(State::flow);
  builder.enter(table);
  builder.push_id(options.id.text());
  const auto write_row = [&](auto cells, bool is_head, std::size_t number) {
    builder.enter(builder.add(Role::row, std::to_string(number), {}));
    for (const std::string_view words : cells) {
      builder.enter(builder.add(is_head ? Role::column : Role::cell, Rect{}));
      Record& text = builder.at(builder.add(Role::text, Rect{}));
      text.text = words;
      text.lines = {{0, static_cast<std::uint32_t>(words.size()), 0, false}};
      text.type = is_head ? design::Type::small_strong : design::Type::small;
      builder.leave();
    }
    builder.leave();
  };
  write_row(options.columns, true, 0);
  const std::size_t count = options.columns.size();
  for (std::size_t row = 0; row * count < options.cells.size(); ++row) {
    write_row(options.cells.subspan(row * count, count), false, row + 1);
  }
  builder.pop_id();
  builder.leave();
}

} // namespace

void Ui::table(const TableOptions& options) {
  if (options.only_in_flow) {
    return write_for_flow(b_, options);
  }
  const std::size_t count = options.columns.size();
  const Item item = b_.begin_item(b_.available());
  const float width = item.area.width;
  const Columns columns = measure(b_, options, width);
  const int table = b_.add(Role::table, options.id.text(), {item.area.x, item.area.y, width, 0});
  b_.at(table).name = options.name.text();
  b_.enter(table);
  b_.push_id(options.id.text());
  float y = item.area.y;
  const auto write_row = [&](auto text_at, bool is_head, std::size_t number) {
    const int line = b_.add(Role::row, std::to_string(number), {item.area.x, y, width, 0});
    b_.enter(line);
    float x = item.area.x;
    float height = 0;
    for (std::size_t column = 0; column < count; ++column) {
      const float room = column == 0 ? columns.first : columns.widths[column];
      const int cell = b_.add(is_head ? Role::column : Role::cell, {x, y, room, 0});
      b_.enter(cell);
      const int words = b_.text(
          {text_at(column), is_head ? design::Type::small_strong : design::Type::small,
           is_head ? design::Ink::text_muted : design::Ink::text, Role::text},
          {x, y + row_inset}, room
      );
      b_.leave();
      const float cell_height = b_.at(words).rect.height + 2 * row_inset;
      b_.at(cell).rect.height = cell_height;
      height = std::max(height, cell_height);
      x += room + column_gap;
    }
    b_.leave();
    b_.at(line).rect.height = height;
    y += height;
    b_.fill({item.area.x, y - 1, width, 1}, is_head ? design::Ink::edge : design::Ink::line, 0);
  };
  write_row([&](std::size_t column) { return options.columns[column]; }, true, 0);
  for (std::size_t row = 0; row * count < options.cells.size(); ++row) {
    write_row(
        [&](std::size_t column) { return std::string_view(options.cells[row * count + column]); }, false,
        row + 1
    );
  }
  b_.pop_id();
  b_.leave();
  b_.at(table).rect.height = y - item.area.y;
  b_.end_item(item, {width, y - item.area.y});
}

} // namespace verdiep::ui
