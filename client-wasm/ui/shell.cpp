#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

// The frame around all pages: a rail on the left, or a bar at the foot of a small window.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

Inks item_back(bool current) {
  return current ? Inks(Ink::accent_soft, Ink::accent_soft_hover, Ink::accent_soft_hover)
                 : Inks(Ink::none, Ink::surface_hover, Ink::surface_press);
}

Inks item_ink(bool current) {
  return current ? Inks(Ink::accent_text) : Inks(Ink::text_muted, Ink::text, Ink::text);
}

// The rail's parts stand at fixed heights: product and place above the items, person and status below.
constexpr float rail_around = 232;
// A status has its icon before it.
constexpr float status_icon_step = 24;
// Enough for a headline and a few lines between the bars of a phone held sideways.
constexpr float rail_height_min = 320;

template <class AnyItem>
int add_item(
    Builder& builder, std::string_view id, const AnyItem& item, std::string_view place, const Rect& rect
) {
  const int record = builder.add(Role::link, id, rect);
  Record& made = builder.at(record);
  made.href = place;
  made.set(State::current, item.current);
  made.description = item.count > 0 ? item.count_words : std::string_view{};
  return record;
}

void count_badge(Builder& builder, int count, float right, float middle) {
  const std::string words = count > 99 ? "99+" : std::to_string(count);
  const float width = std::max(20.0F, builder.texts().width(words, Type::tiny_strong) + 12);
  const Rect pill{right - width, middle - 10, width, 20};
  builder.fill(pill, Ink::accent, design::radius::pill);
  const float x = pill.x + std::floor((width - builder.texts().width(words, Type::tiny_strong)) / 2);
  builder.letters(words, {x, pill.y + 2, width, 16}, Type::tiny_strong, Ink::on_accent, -1);
}

} // namespace

/// The bar comes after the page, when the views of the options are gone.
struct Ui::BarItem {
  std::string id;
  std::string label;
  std::string href;
  std::string count_words;
  design::Icon icon;
  bool current;
  int count;
};

Scope Ui::shell(const ShellOptions& options) {
  // Painted by the DOM, and only while it has the focus.
  const int skip = b_.add(Role::link, "skip", {8, 8, 200, 44});
  b_.at(skip).set(State::skip);
  b_.at(skip).href = "#" + session_.page_heading_;
  b_.enter(skip);
  Record& words = b_.at(b_.add(Role::text, {24, 18, 176, 24}));
  words.text = session_.words_.skip;
  words.lines.push_back({0, static_cast<std::uint32_t>(words.text.size()), 176, false});
  b_.leave();
  if (b_.takes(Action::Kind::activate, b_.at(skip))) {
    session_.focus_wanted_ = session_.page_heading_;
  }
  begin_scope();
  const Size window = b_.window();
  if (has_rail(options.items.size())) {
    rail(options);
    viewport_ = {design::size::rail, 0, window.width - design::size::rail, window.height};
    return opened();
  }
  small_header(options);
  viewport_ = {0, 56, window.width, window.height - design::size::bar - 56};
  std::vector<BarItem> bar;
  for (const NavigationItem& item : options.bar_items.empty() ? options.items : options.bar_items) {
    bar.push_back(
        {std::string(item.id.text()), std::string(item.label.text()), place_of(item.href),
         std::string(item.count_words), item.icon, item.current, item.count}
    );
  }
  // Read after the page, as it stands below it.
  return opened([this, bar = std::move(bar)](const Rect&) { bottom_bar(bar); });
}

bool Ui::door(const DoorOptions& options) {
  const float width = b_.window().width;
  const int header = b_.add(Role::header, "door", {0, 0, width, 56});
  b_.enter(header);
  b_.text({options.product, Type::strong, Ink::accent_text, Role::paragraph}, {16, 16}, width - 180);
  const float words = b_.texts().width(options.other_language.text(), Type::small_strong);
  const Rect place{width - words - 62, 6, words + 50, 44};
  const int button = b_.add(Role::button, "door-language", place);
  b_.fill(place, {Ink::none, Ink::surface_hover, Ink::surface_press}, design::radius::control, button);
  b_.icon(design::Icon::languages, {place.x + 12, place.y + 13, 18, 18}, Ink::accent_text, button);
  b_.enter(button);
  TextOptions label{options.other_language.text(), Type::small_strong, Ink::accent_text, Role::text, button};
  label.language = options.language;
  b_.text(label, {place.x + 38, place.y + 12}, words + 1);
  b_.leave();
  b_.leave();
  viewport_ = {0, 56, width, b_.window().height - 56};
  return b_.takes(Action::Kind::activate, b_.at(button));
}

bool Ui::has_rail(std::size_t items) const {
  const Size window = b_.window();
  const float needed =
      rail_around + static_cast<float>(items) * (design::size::control + design::space::hair);
  return window.width >= design::size::rail_from && window.height >= std::max(needed, rail_height_min);
}

void Ui::rail(const ShellOptions& options) {
  constexpr float side = design::space::small;
  const float height = b_.window().height;
  const Rect rect{0, 0, design::size::rail, height};
  const int header = b_.add(Role::header, "rail", rect);
  b_.fill(rect, Ink::surface, 0);
  b_.fill({rect.right() - 1, 0, 1, height}, Ink::line, 0);
  b_.enter(header);
  b_.text({options.product, Type::heading, Ink::accent_text, Role::paragraph}, {24, 28}, rect.width - 40);
  if (!options.place.empty()) {
    TextOptions place{options.place, Type::small, Ink::text_muted, Role::paragraph};
    place.language = options.place_language;
    b_.text(place, {24, 58}, rect.width - 40);
  }
  float y =
      58 +
      (options.place.empty() ? 0 : b_.texts().block(options.place, Type::small, rect.width - 40).height) +
      design::space::large;
  const int navigation = b_.add(Role::navigation, "navigation", {side, y, rect.width - 2 * side, 0});
  b_.at(navigation).name = session_.words_.navigation;
  b_.enter(navigation);
  b_.push_id("navigation");
  const float top = y;
  for (const NavigationItem& item : options.items) {
    const Rect row{side, y, rect.width - 2 * side - 1, design::size::control};
    const int link = add_item(b_, item.id.text(), item, place_of(item.href), row);
    b_.fill(row, item_back(item.current), design::radius::control, link);
    b_.icon(item.icon, {row.x + 12, row.y + 12, 20, 20}, item_ink(item.current), link);
    b_.enter(link);
    const Inks ink = item.current ? Inks(Ink::accent_text) : Inks(Ink::text);
    b_.text(
        {item.label.text(), Type::strong, ink, Role::text, link}, {row.x + 44, row.y + 10}, row.width - 88
    );
    b_.leave();
    if (item.count > 0) {
      count_badge(b_, item.count, row.right() - 12, row.y + 22);
    }
    followed(link);
    y += design::size::control + design::space::hair;
  }
  b_.at(navigation).rect.height = y - top;
  b_.pop_id();
  b_.leave();
  float foot = height - design::space::medium;
  if (!options.person.empty()) {
    foot -= 52;
    const Rect row{side, foot, rect.width - 2 * side - 1, 52};
    int link = -1;
    if (!options.person_href.empty()) {
      link = b_.add(Role::link, "person", row);
      b_.at(link).href = place_of(options.person_href);
      b_.fill(row, item_back(false), design::radius::control, link);
      b_.enter(link);
    }
    b_.text(
        {options.person, Type::small_strong, Ink::text, Role::text, link}, {row.x + 52, row.y + 16},
        row.width - 60
    );
    if (link >= 0) {
      b_.leave();
      followed(link);
    }
    b_.open_box_at({}, {row.x + 8, row.y + 8}, 36);
    avatar({options.person, 36});
    b_.close_box();
  }
  if (!options.status.empty()) {
    const TextBlock& block = b_.texts().block(options.status, Type::small, rect.width - 72);
    foot -= block.height + design::space::medium;
    b_.icon(options.status_icon, {24, foot + 1, 18, 18}, Ink::text_muted);
    b_.text({options.status, Type::small, Ink::text_muted, Role::paragraph}, {50, foot}, rect.width - 72);
  }
  b_.leave();
}

void Ui::small_header(const ShellOptions& options) {
  const float width = b_.window().width;
  const Rect rect{0, 0, width, 56};
  const int header = b_.add(Role::header, "header", rect);
  b_.fill(rect, Ink::surface, 0);
  b_.fill({0, 55, width, 1}, Ink::line, 0);
  b_.enter(header);
  const float right = width - (options.person.empty() ? 16 : 68);
  // How the line is matters more than what the app is called, where there is no room for both.
  const float words = std::min(b_.texts().width(options.status, Type::small), right - 16 - status_icon_step);
  const float status = options.status.empty() ? right : right - words - status_icon_step;
  if (16 + b_.texts().width(options.product, Type::strong) + 12 <= status)
    b_.text({options.product, Type::strong, Ink::accent_text, Role::paragraph}, {16, 16}, status - 16);
  if (!options.status.empty()) {
    const float height = b_.texts().block(options.status, Type::small, words).height;
    b_.icon(options.status_icon, {status, 19, 18, 18}, Ink::text_muted);
    b_.text(
        {options.status, Type::small, Ink::text_muted, Role::paragraph},
        {right - words, std::floor((55 - height) / 2)}, words
    );
  }
  if (!options.person.empty()) {
    const Rect place{width - 56, 6, 44, 44};
    if (!options.person_href.empty()) {
      const int link = b_.add(Role::link, "person", place);
      b_.at(link).href = place_of(options.person_href);
      b_.at(link).name = options.person;
      followed(link);
    }
    b_.open_box_at({}, {place.x + 4, place.y + 4}, 36);
    avatar({options.person, 36});
    b_.close_box();
  }
  b_.leave();
}

void Ui::bottom_bar(std::span<const BarItem> items) {
  const Size window = b_.window();
  const float top = window.height - design::size::bar;
  const Rect rect{0, top, window.width, design::size::bar};
  const int navigation = b_.add(Role::navigation, "navigation", rect);
  b_.at(navigation).name = session_.words_.navigation;
  b_.fill(rect, Ink::surface, 0);
  b_.fill({0, top, window.width, 1}, Ink::line, 0);
  b_.enter(navigation);
  b_.push_id("navigation");
  const auto count = static_cast<float>(std::max<std::size_t>(1, items.size()));
  const float step = std::floor(std::min(window.width, 560.0F) / count);
  float x = std::floor((window.width - step * count) / 2);
  for (const BarItem& item : items) {
    const Rect cell{x, top + 1, step, design::size::bar - 1};
    const int link = add_item(b_, item.id, item, item.href, cell);
    const float middle = x + std::floor(step / 2);
    b_.fill({middle - 28, top + 6, 56, 30}, item_back(item.current), design::radius::pill, link);
    b_.icon(item.icon, {middle - 11, top + 10, 22, 22}, item_ink(item.current), link);
    const float words = b_.texts().width(item.label, Type::tiny_strong);
    b_.enter(link);
    b_.text(
        {item.label, Type::tiny_strong, item_ink(item.current), Role::text, link},
        {middle - std::floor(std::min(words, step) / 2), top + 40}, step
    );
    b_.leave();
    if (item.count > 0) {
      count_badge(b_, item.count, middle + 26, top + 14);
    }
    followed(link);
    x += step;
  }
  b_.pop_id();
  b_.leave();
}

} // namespace verdiep::ui
