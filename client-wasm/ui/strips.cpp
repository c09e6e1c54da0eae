#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>
#include <string>

// A box from the lower to the upper quartile, with a bar at the median and its number beside it.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

constexpr float line_height = 20;
constexpr float strip_height = 22;
constexpr float box_height = 16;
constexpr float box_least = 8;
constexpr float median_width = 4;
constexpr float number_room = 44; // right of the highest box
constexpr float strip_gap = 10;

struct Scale {
  float x = 0;
  float length = 0;
  int top = 1;

  [[nodiscard]] float at(int value) const {
    return std::floor(x + length * static_cast<float>(value) / static_cast<float>(top));
  }
};

void draw_strip(Builder& builder, const Scale& scale, const Strip& strip, float y) {
  const float middle = y + strip_height / 2;
  builder.fill({scale.x, std::floor(middle), scale.length, 1}, Ink::line, 0);
  const float from = scale.at(strip.lower);
  const float to = std::max(scale.at(strip.upper), from + box_least);
  const Rect box{from, middle - box_height / 2, to - from, box_height};
  builder.fill(box, Ink::accent_soft, 4);
  builder.outline(box, Ink::accent, 4);
  const float median = std::clamp(scale.at(strip.median) - median_width / 2, from, to - median_width);
  builder.fill({median, y, median_width, strip_height}, Ink::accent, 2);
  const std::string number = std::to_string(strip.median);
  const float width = std::ceil(builder.texts().width(number, Type::small_strong));
  builder.text({number, Type::small_strong, Ink::text}, {to + 8, y + 1}, width);
}

void draw_axis(Builder& builder, const Scale& scale, std::string_view words, float y) {
  builder.fill({scale.x, y, scale.length, 1}, Ink::edge, 0);
  for (const int value : {0, scale.top / 2, scale.top}) {
    const std::string number = std::to_string(value);
    const float width = std::ceil(builder.texts().width(number, Type::small));
    const float place = scale.at(value);
    builder.fill({place, y, 1, 5}, Ink::edge, 0);
    builder.text(
        {number, Type::small, Ink::text_muted}, {value == 0 ? place : std::floor(place - width / 2), y + 6},
        width
    );
  }
  builder.text(
      {words, Type::small, Ink::text_muted}, {scale.x, y + 6 + line_height}, scale.length + number_room
  );
}

} // namespace

void Ui::strips(const StripsOptions& options) {
  const Item item = b_.begin_item(b_.available());
  const Rect whole{item.area.x, item.area.y, item.area.width, 0};
  const int record = b_.add(Role::image, options.id.text(), whole);
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  Scale scale{whole.x, whole.width - number_room, 2};
  for (const Strip& strip : options.strips) {
    scale.top = std::max(scale.top, strip.upper + strip.upper % 2);
  }
  float y = whole.y;
  for (const Strip& strip : options.strips) {
    const int label = b_.text({strip.label, Type::small, Ink::text}, {whole.x, y}, whole.width);
    y += b_.at(label).rect.height;
    draw_strip(b_, scale, strip, y);
    y += strip_height + strip_gap;
  }
  draw_axis(b_, scale, options.axis, y);
  y += 6 + 2 * line_height;
  b_.pop_id();
  b_.leave();
  b_.at(record).rect.height = y - whole.y;
  b_.end_item(item, {whole.width, y - whole.y});
}

} // namespace verdiep::ui
