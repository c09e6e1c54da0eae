#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <cmath>

// Widgets to act with: links, buttons, tabs, disclosures.

namespace verdiep::ui {
namespace {

struct ButtonInks {
  Inks back;
  Inks edge;
  Inks letters;
};

ButtonInks inks_of(const ButtonOptions& options) {
  using design::Ink;
  if (options.disabled) {
    return {Ink::surface_sunken, Ink::none, Ink::text_muted};
  }
  switch (options.kind) {
  case ButtonKind::primary:
    return {{Ink::accent, Ink::accent_hover, Ink::accent_press}, Ink::none, Ink::on_accent};
  case ButtonKind::danger:
    return {{Ink::danger, Ink::danger_hover, Ink::danger_press}, Ink::none, Ink::on_danger};
  case ButtonKind::secondary:
    return {{Ink::surface, Ink::surface_hover, Ink::surface_press}, Ink::edge, Ink::text};
  case ButtonKind::quiet:
    return {{Ink::none, Ink::accent_soft, Ink::accent_soft_hover}, Ink::none, Ink::accent_text};
  }
  return {};
}

struct Shape {
  design::Icon icon = design::Icon::none;
  design::Icon icon_after = design::Icon::none;
  float padding = design::space::medium;
  bool wide = false;
};

// A box with an icon and words in its middle; `record` is the control.
Size button_box(
    Builder& builder,
    int record,
    std::string_view label,
    const Shape& shape,
    const ButtonInks& inks,
    const Item& item
) {
  const float lead = shape.icon == design::Icon::none ? 0 : design::size::icon + design::space::tight;
  const float tail = shape.icon_after == design::Icon::none ? 0 : design::size::icon + design::space::tight;
  const float room = item.area.width - 2 * shape.padding - lead - tail;
  const TextBlock& block = builder.texts().block(label, design::Type::strong, room);
  const Size size{item.area.width, std::max(design::size::control, block.height + 20)};
  const float words_width = std::min(block.width, room);
  const float words_height = block.height;
  const Rect rect{item.area.x, item.area.y, size.width, size.height};
  builder.at(record).rect = rect;
  builder.fill(rect, inks.back, design::radius::control, record);
  if (inks.edge.rest != design::Ink::none) {
    builder.outline(rect, inks.edge, design::radius::control, 1, record);
  }
  const float content = lead + words_width + tail;
  const float x = rect.x + std::floor((rect.width - content) / 2);
  const float middle = rect.y + std::floor(rect.height / 2);
  if (shape.icon != design::Icon::none) {
    builder.icon(shape.icon, {x, middle - 10, design::size::icon, design::size::icon}, inks.letters, record);
  }
  builder.enter(record);
  builder.text(
      {label, design::Type::strong, inks.letters, Role::text, record},
      {x + lead, middle - std::floor(words_height / 2)}, room
  );
  builder.leave();
  if (shape.icon_after != design::Icon::none) {
    builder.icon(
        shape.icon_after,
        {x + content - design::size::icon, middle - 10, design::size::icon, design::size::icon}, inks.letters,
        record
    );
  }
  return size;
}

float button_width(Builder& builder, std::string_view label, const Shape& shape) {
  const float icons =
      (shape.icon == design::Icon::none ? 0 : design::size::icon + design::space::tight) +
      (shape.icon_after == design::Icon::none ? 0 : design::size::icon + design::space::tight);
  return shape.wide ? builder.available()
                    : builder.texts().width(label, design::Type::strong) + icons + 2 * shape.padding;
}

bool is_route(std::string_view href) {
  return href.substr(0, 1) == "/" && href.substr(0, 2) != "//";
}

} // namespace

std::string Ui::place_of(std::string_view href) const {
  return is_route(href) ? under_ + std::string(href) : std::string(href);
}

bool Ui::followed(int link) {
  const Record& record = b_.at(link);
  if (!b_.takes(Action::Kind::activate, record)) {
    return false;
  }
  // Links elsewhere are followed by the browser itself.
  if (is_route(record.href)) {
    navigate(std::string(record.href));
  }
  return true;
}

bool Ui::link(const LinkOptions& options) {
  const bool outside = !is_route(options.href);
  const auto describe = [&](int record) {
    Record& made = b_.at(record);
    made.href = place_of(options.href);
    made.language = options.language;
    made.description = outside && options.description.empty() ? session_.words_.new_tab : options.description;
    made.set(State::external, outside);
    made.set(State::current, options.current);
  };
  if (options.look == LinkLook::button || options.look == LinkLook::primary) {
    const Shape shape{options.icon, outside ? design::Icon::external_link : design::Icon::none};
    const Item item = b_.begin_item(button_width(b_, options.label.text(), shape));
    const int record = b_.add(Role::link, options.id.text(), {});
    describe(record);
    using design::Ink;
    const ButtonInks plain{
        {Ink::surface, Ink::surface_hover, Ink::surface_press}, Ink::edge, Ink::accent_text
    };
    const ButtonInks primary{{Ink::accent, Ink::accent_hover, Ink::accent_press}, Ink::none, Ink::on_accent};
    const ButtonInks& inks = options.look == LinkLook::primary ? primary : plain;
    b_.end_item(item, button_box(b_, record, options.label.text(), shape, inks, item));
    return followed(record);
  }
  const bool strong = options.look == LinkLook::strong;
  const design::Type type =
      strong && options.type == design::Type::body ? design::Type::strong : options.type;
  const float lead = options.icon == design::Icon::none ? 0 : design::size::icon + design::space::hair;
  const float tail = outside ? design::size::icon : 0;
  const float natural = b_.texts().width(options.label.text(), type) + lead + tail;
  const Item item = b_.begin_item(natural);
  const int record = b_.add(Role::link, options.id.text(), {});
  describe(record);
  const design::Ink rest = strong ? design::Ink::text : design::Ink::accent_text;
  const Inks inks{
      rest, strong ? design::Ink::accent_text : design::Ink::accent_hover, design::Ink::accent_press
  };
  b_.enter(record);
  const int words = b_.text(
      {options.label.text(), type, inks, Role::text, record, false, !strong},
      {item.area.x + lead, item.area.y}, item.area.width - lead - tail
  );
  b_.leave();
  const Rect text_rect = b_.at(words).rect;
  const Rect rect{item.area.x, item.area.y, text_rect.width + lead + tail, text_rect.height};
  b_.at(record).rect = rect;
  if (lead > 0) {
    b_.icon(options.icon, {rect.x, rect.y + 2, design::size::icon, design::size::icon}, inks, record);
  }
  if (outside) {
    b_.icon(design::Icon::external_link, {text_rect.right() + 4, rect.y + 4, 16, 16}, inks, record);
  }
  b_.end_item(item, {rect.width, rect.height});
  if (options.covers_item) {
    b_.stretch(record);
  }
  return followed(record);
}

bool Ui::button(const ButtonOptions& options) {
  if (is_looking_ && !options.expands && !options.only_shows) {
    return false;
  }
  Shape shape{options.busy ? design::Icon::loader : options.icon};
  shape.wide = options.wide || (compact() && options.kind == ButtonKind::primary &&
                                b_.flow() == Flow::column && !b_.centres() && !forms_.empty());
  if (options.expands) {
    shape.icon_after = options.expanded ? design::Icon::chevron_up : design::Icon::chevron_down;
  }
  const bool is_quiet = options.kind == ButtonKind::quiet && !options.disabled;
  if (is_quiet)
    shape.padding = design::space::small;
  const Item place = b_.begin_item(button_width(b_, options.label.text(), shape));
  // Without an edge to be seen, its words stand in line with what is above and below them.
  const float outdent = is_quiet && !shape.wide && b_.begins_line() ? shape.padding : 0;
  Item item = place;
  item.area.x -= outdent;
  const int record = b_.add(Role::button, options.id.text(), {});
  {
    Record& made = b_.at(record);
    made.set(State::disabled, options.disabled || options.busy);
    made.set(State::busy, options.busy);
    made.set(State::expanded, options.expands && options.expanded);
    made.set(State::collapsed, options.expands && !options.expanded);
    made.description = options.reason;
    made.shortcuts = options.shortcuts;
    made.set(State::nearby, options.shortcuts_nearby);
    if (!options.about.empty()) {
      made.name = std::string(options.label.text()).append(" ").append(options.about);
    }
  }
  Size size = button_box(b_, record, options.label.text(), shape, inks_of(options), item);
  if (options.disabled && !options.reason.empty()) {
    const float width = b_.flow() == Flow::row ? std::max(size.width, 160.0F) : b_.available();
    const int reason = b_.text(
        {options.reason, design::Type::small, design::Ink::text_muted, Role::paragraph},
        {item.area.x, item.area.y + size.height + 4}, width
    );
    b_.at(reason).set(State::decorative); // said with the button
    const Rect rect = b_.at(reason).rect;
    size = {std::max(size.width, rect.width), size.height + 4 + rect.height};
  }
  b_.end_item(place, {size.width - outdent, size.height});
  if (b_.takes(Action::Kind::activate, b_.at(record))) {
    return true;
  }
  // Enter in a field of the same form.
  const bool entered = options.submits && !forms_.empty() && !options.disabled && !options.busy &&
                       b_.action().kind == Action::Kind::submit && !b_.action_taken() &&
                       b_.action().path.compare(0, forms_.back().size() + 1, forms_.back() + "/") == 0;
  if (entered) {
    b_.take_action();
  }
  return entered;
}

void Ui::chips(const ChipsOptions& options) {
  using design::Ink;
  begin_scope();
  const int record = b_.add(Role::navigation, options.id.text(), {});
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  BoxOptions box;
  box.flow = Flow::row;
  box.gap = design::space::hair;
  b_.open_box(box);
  b_.back_box(record, {});
  auto scope = opened([this](const Rect& outer) {
    b_.fill({outer.x, outer.bottom() - 1, outer.width, 1}, Ink::line, 0);
  });
  for (const Chip& chip : options.chips) {
    const std::string count = chip.count < 0 ? "" : "  " + std::to_string(chip.count);
    const float words = b_.texts().width(chip.label.text(), design::Type::strong);
    const float figure = count.empty() ? 0 : b_.texts().width(count, design::Type::small) + 8;
    const Item item = b_.begin_item(words + figure + 24);
    const Rect rect{item.area.x, item.area.y, item.area.width, design::size::control};
    const int link = b_.add(Role::link, chip.id.text(), rect);
    b_.at(link).href = place_of(chip.href);
    b_.at(link).set(State::current, chip.current);
    b_.fill(
        rect.inset(2), {Ink::none, Ink::accent_soft, Ink::accent_soft_hover}, design::radius::control, link
    );
    const Inks inks = chip.current ? Inks(Ink::accent_text) : Inks(Ink::text_muted, Ink::text, Ink::text);
    b_.enter(link);
    b_.text(
        {chip.label.text(), design::Type::strong, inks, Role::text, link}, {rect.x + 12, rect.y + 10}, words
    );
    if (!count.empty()) {
      b_.text(
          {count, design::Type::small, inks, Role::text, link}, {rect.x + 12 + words + 8, rect.y + 12}, figure
      );
    }
    b_.leave();
    if (chip.current) {
      b_.fill({rect.x + 4, rect.bottom() - 3, rect.width - 8, 3}, Ink::accent, 1.5F);
    }
    b_.end_item(item, {rect.width, rect.height});
    followed(link);
  }
}

Scope Ui::disclosure(const DisclosureOptions& options) {
  const ButtonOptions head{
      .id = options.id,
      .label = options.label,
      .kind = ButtonKind::quiet,
      .expands = true,
      .expanded = *options.open,
  };
  if (button(head)) {
    *options.open = !*options.open;
  }
  begin_scope();
  if (*options.open) {
    b_.push_id(options.id.text());
    BoxOptions box;
    box.gap = design::space::small;
    b_.open_box(box);
  }
  return opened({}, *options.open);
}

} // namespace verdiep::ui
