#include "client-wasm/ui/scopes.hpp"

#include <algorithm>
#include <charconv>

// A place on a line, for a range that is too long to name each place.

namespace verdiep::ui {
namespace {

using design::Ink;

constexpr float track_height = 6;
constexpr float thumb = 22; // as wide as the browser's, which lies under the pointer

int number_in(std::string_view text, int otherwise) {
  int number = otherwise;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

} // namespace

bool Ui::slider(const SliderOptions& options) {
  auto whole = stack({.gap = design::space::hair});
  const int label =
      write_text(b_, {options.label.text(), design::Type::small_strong, Ink::text, Role::label});
  b_.at(label).value = b_.path_of(options.id.text());
  const std::string label_path = b_.at(label).path;
  const Item item = b_.begin_item(b_.available());
  const Rect rect{item.area.x, item.area.y, item.area.width, design::size::control};
  const int record = b_.add(Role::slider, options.id.text(), rect);
  bool changed = false;
  if (b_.takes(Action::Kind::input, b_.at(record))) {
    const int wanted = std::clamp(number_in(b_.action().text, *options.value), options.least, options.most);
    changed = *options.value != wanted;
    *options.value = wanted;
  }
  Record& made = b_.at(record);
  made.labelled_by = label_path;
  made.value = options.words;
  made.minimum = static_cast<float>(options.least);
  made.maximum = static_cast<float>(options.most);
  made.now = static_cast<float>(*options.value);

  const float length = static_cast<float>(std::max(options.most - options.least, 1));
  const float share = static_cast<float>(*options.value - options.least) / length;
  const float middle = rect.y + rect.height / 2;
  const float x = rect.x + thumb / 2 + share * (rect.width - thumb);
  const Rect track{rect.x, middle - track_height / 2, rect.width, track_height};
  b_.fill(track, Ink::surface_sunken, design::radius::pill);
  b_.outline(track, Ink::edge, design::radius::pill);
  b_.fill({track.x, track.y, x - track.x, track_height}, Ink::accent, design::radius::pill);
  const Rect handle{x - thumb / 2, middle - thumb / 2, thumb, thumb};
  b_.fill(handle, {Ink::accent, Ink::accent_hover, Ink::accent_press}, design::radius::pill, record);
  b_.outline(handle, Ink::surface, design::radius::pill, 3, record);
  b_.end_item(item, {rect.width, rect.height});
  if (!options.help.empty()) {
    const int help = write_text(b_, {options.help, design::Type::small, Ink::text_muted, Role::paragraph});
    b_.at(record).described_by = b_.at(help).path;
  }
  return changed;
}

} // namespace verdiep::ui
