#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <cmath>

// A large number that changes while it is looked at.

namespace verdiep::ui {
namespace {

constexpr design::Type type = design::Type::figure;

} // namespace

/// Every digit stands in the middle of a cell as wide as the widest, so that a clock does not tremble.
void Ui::figure(const FigureOptions& options) {
  float cell = 0;
  for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    cell = std::max(cell, std::ceil(b_.texts().width(digit, type)));
  }
  const float colon = std::ceil(b_.texts().width(":", type));
  const auto width_of = [&](char character) { return character == ':' ? colon : cell; };
  float width = 0;
  for (const char character : options.text) {
    width += width_of(character);
  }
  const Item item = b_.begin_item(width);
  const auto height = static_cast<float>(design::token_of(type).line);
  const int record = b_.add(Role::text, options.id.text(), {item.area.x, item.area.y, width, height});
  Record& made = b_.at(record);
  made.text = std::string(options.name.text()).append(" ").append(options.text);
  made.lines = {{0, static_cast<std::uint32_t>(made.text.size()), width, false}};
  made.type = type;
  made.set(State::through); // its letters lie elsewhere than those of the canvas: not to be selected
  float x = item.area.x;
  for (std::size_t i = 0; i < options.text.size(); ++i) {
    const std::string_view letter = options.text.substr(i, 1);
    const float room = width_of(letter[0]);
    const float natural = b_.texts().width(letter, type);
    b_.letters(
        letter, {x + std::floor((room - natural) / 2), item.area.y, natural, height}, type, options.ink, -1
    );
    x += room;
  }
  b_.end_item(item, {width, height});
}

} // namespace verdiep::ui
