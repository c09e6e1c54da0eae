#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>
#include <string>

// Columns on a line of time. How high they are can be read at two lines; the exact numbers are in a table beside it.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

constexpr Type type = Type::small;
constexpr float line_height = 20;
constexpr float height = 140; // of the highest column
constexpr float widest = 40;
constexpr float mark = 8; // of what is not known
constexpr float label_gap = 12;

/// Twice a round number, at least `most`: so the line half-way up is round too.
int round_top(int most) {
  for (int power = 1;; power *= 10) {
    for (const int step : {1, 2, 5}) {
      if (2 * step * power >= most) {
        return 2 * step * power;
      }
    }
  }
}

struct Plot {
  Rect area;
  float slot = 0; // what one column has, with the gap beside it

  [[nodiscard]] float gap() const { return slot >= 6 ? 2 : slot >= 3 ? 1 : 0; }
  [[nodiscard]] float width() const { return std::clamp(std::floor(slot) - gap(), 1.0F, widest); }
  [[nodiscard]] float middle(std::size_t index) const {
    return area.x + (static_cast<float>(index) + 0.5F) * slot;
  }
};

void draw_column(Builder& builder, const Plot& plot, std::size_t index, const Column& column, int top) {
  const float width = plot.width();
  const float x = std::floor(plot.middle(index) - width / 2);
  if (!column.known) {
    const Rect place{x, plot.area.bottom() - mark, width, mark};
    if (width >= 4) {
      builder.outline(place, Ink::edge, 2);
    } else {
      builder.fill(place, Ink::edge, 0);
    }
    return;
  }
  if (column.value <= 0) {
    return;
  }
  const float share = static_cast<float>(column.value) / static_cast<float>(top);
  const float tall = std::max(2.0F, std::round(plot.area.height * share));
  builder.fill({x, plot.area.bottom() - tall, width, tall}, Ink::accent, std::min(2.0F, width / 4));
}

/// The first label, and after it as many at equal distances as there is room for.
void write_labels(Builder& builder, const Plot& plot, std::span<const Column> columns, float right) {
  float widest_label = 0;
  for (const Column& column : columns) {
    widest_label = std::max(widest_label, std::ceil(builder.texts().width(column.label, type)));
  }
  const auto stride =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest_label + label_gap) / plot.slot)));
  for (std::size_t index = 0; index < columns.size(); index += stride) {
    const float width = std::ceil(builder.texts().width(columns[index].label, type));
    const float x = std::max(plot.area.x, std::floor(plot.middle(index) - width / 2));
    if (width > 0 && x + width <= right) {
      builder.text({columns[index].label, type, Ink::text_muted}, {x, plot.area.bottom() + 6}, width);
    }
  }
}

} // namespace

void Ui::columns(const ColumnsOptions& options) {
  int most = 1;
  for (const Column& column : options.columns) {
    most = std::max(most, column.known ? column.value : 0);
  }
  const int top = round_top(most);
  const Item item = b_.begin_item(b_.available());
  const Rect whole{item.area.x, item.area.y, item.area.width, height + 2 * line_height + 6};
  const int record = b_.add(Role::image, options.id.text(), whole);
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  const float gutter = std::ceil(b_.texts().width(std::to_string(top), type)) + 8;
  Plot plot{{whole.x + gutter, whole.y + line_height / 2, whole.width - gutter, height}, 0};
  plot.slot = plot.area.width / static_cast<float>(std::max<std::size_t>(options.columns.size(), 1));
  for (const int value : {0, top / 2, top}) {
    const float share = static_cast<float>(value) / static_cast<float>(top);
    const float y = plot.area.bottom() - std::round(height * share);
    b_.fill({plot.area.x, y, plot.area.width, 1}, value == 0 ? Ink::edge : Ink::line, 0);
    const std::string number = std::to_string(value);
    const float width = std::ceil(b_.texts().width(number, type));
    b_.text({number, type, Ink::text_muted}, {plot.area.x - 8 - width, y - line_height / 2}, width);
  }
  for (std::size_t index = 0; index < options.columns.size(); ++index) {
    draw_column(b_, plot, index, options.columns[index], top);
  }
  write_labels(b_, plot, options.columns, whole.right());
  b_.pop_id();
  b_.leave();
  b_.end_item(item, {whole.width, whole.height});
}

} // namespace verdiep::ui
