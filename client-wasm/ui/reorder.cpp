#include "client-wasm/ui/scopes.hpp"

// Moving something in a list by buttons.

namespace verdiep::ui {
namespace {

using design::Ink;

/// A square button with an icon for a name.
int small_button(
    Builder& builder,
    std::string_view id,
    const std::string& name,
    design::Icon icon,
    bool disabled,
    const Rect& rect
) {
  const int record = builder.add(Role::button, id, rect);
  builder.at(record).name = name;
  builder.at(record).set(State::disabled, disabled);
  const Inks back = disabled ? Inks(Ink::none) : Inks(Ink::surface, Ink::accent_soft, Ink::accent_soft_hover);
  builder.fill(rect, back, design::radius::control, record);
  builder.outline(rect, disabled ? Ink::line : Ink::edge, design::radius::control, 1, record);
  builder.icon(icon, rect.inset(12), disabled ? Ink::line : Ink::accent_text, record);
  return record;
}

} // namespace

Move Ui::reorder(const ReorderOptions& options) {
  if (is_looking_) {
    return Move::none;
  }
  auto path = scope(options.id);
  constexpr float side = design::size::control;
  constexpr float width = 2 * side + design::space::hair;
  const Item item = b_.begin_item(width); // one item, so that a row never parts the two
  const Rect left{item.area.x, item.area.y, side, side};
  const Rect right = left.moved(width - side, 0);
  const auto name = [&](const Label& label) {
    return std::string(label.text()).append(" ").append(options.about);
  };
  const int up = small_button(b_, "up", name(options.up), design::Icon::arrow_up, options.first, left);
  const int down =
      small_button(b_, "down", name(options.down), design::Icon::arrow_down, options.last, right);
  b_.end_item(item, {width, side});
  if (b_.takes(Action::Kind::activate, b_.at(up))) {
    return Move::up;
  }
  return b_.takes(Action::Kind::activate, b_.at(down)) ? Move::down : Move::none;
}

} // namespace verdiep::ui
