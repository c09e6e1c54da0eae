#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <array>
#include <cmath>
#include <string>

// Widgets to fill in: text fields, text areas, check boxes, choices. Label above, help and error under.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

constexpr float field_inset = 12;
// The counter appears when it begins to matter.
constexpr double counter_from = 0.8;

std::string_view input_name(Input input) {
  constexpr std::array<std::string_view, 6> names{"text", "email", "password", "search", "url", "number"};
  return names[static_cast<std::size_t>(input)];
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    static_cast<void>(next_character(text, at));
  }
  return count;
}

// What stands around a field; the same for all kinds.
struct Surroundings {
  std::string_view id;
  std::string_view label;
  std::string_view help;
  std::string_view error;
  std::string_view value;
  int max_length = 0;
  bool required = false;
  const Words& words;
  bool is_search = false; // nobody expects to have to
};

// Returns its path.
std::string write_label(Builder& builder, const Surroundings& around) {
  std::string words(around.label);
  if (!around.required && !around.is_search) {
    words.append(" (").append(around.words.optional).append(")");
  }
  const int label = write_text(builder, {words, Type::small_strong, Ink::text, Role::label});
  builder.at(label).value = builder.path_of(around.id);
  return builder.at(label).path;
}

// Returns the path of the words.
std::string write_error(Builder& builder, std::string_view words) {
  const Item item = builder.begin_item(builder.available());
  builder.icon(design::Icon::circle_alert, {item.area.x, item.area.y + 1, 18, 18}, Ink::danger_text);
  const int error = builder.text(
      {words, Type::small_strong, Ink::danger_text, Role::paragraph}, {item.area.x + 24, item.area.y},
      item.area.width - 24
  );
  builder.end_item(item, {item.area.width, builder.at(error).rect.height});
  return builder.at(error).path;
}

// Help, error and counter; returns the paths that describe the field.
std::string write_foot(Builder& builder, const Surroundings& around) {
  std::string described_by;
  if (!around.error.empty()) {
    described_by = write_error(builder, around.error);
  }
  if (!around.help.empty()) {
    const int help = write_text(builder, {around.help, Type::small, Ink::text_muted, Role::paragraph});
    described_by.append(described_by.empty() ? "" : " ").append(builder.at(help).path);
  }
  const std::size_t used = around.max_length > 0 ? count_characters(around.value) : 0;
  if (static_cast<double>(used) > counter_from * around.max_length &&
      around.words.characters_left != nullptr) {
    const std::string left = around.words.characters_left(around.max_length - static_cast<int>(used));
    const int counter = write_text(builder, {left, Type::small, Ink::text_muted, Role::paragraph});
    described_by.append(described_by.empty() ? "" : " ").append(builder.at(counter).path);
  }
  return described_by;
}

void paint_field(Builder& builder, int record, const Rect& rect, bool invalid, bool disabled) {
  builder.fill(rect, disabled ? Ink::surface_sunken : Ink::surface, design::radius::control);
  const Inks edge = invalid ? Inks(Ink::danger_text) : Inks(Ink::edge, Ink::text, Ink::text);
  builder.outline(rect, edge, design::radius::control, invalid ? 2 : 1, record);
}

// As many characters from the start as fit; the rest of a long value is the browser's to scroll.
std::string_view that_fits(Builder& builder, std::string_view value, float width) {
  float used = 0;
  std::size_t at = 0;
  while (at < value.size()) {
    std::size_t next = at;
    used += builder.texts().metrics().advance(next_character(value, next), Type::body);
    if (used > width) {
      break;
    }
    at = next;
  }
  return value.substr(0, at);
}

// Lines of a text area: blanks and line ends count as they are typed.
int lines_of(Builder& builder, std::string_view value, float width) {
  int lines = 0;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find('\n', begin), value.size());
    lines += static_cast<int>(
        builder.texts().block(value.substr(begin, end - begin), Type::body, width).lines.size()
    );
    begin = end + 1;
  }
  return lines;
}

bool covered(Builder& builder, std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    if (!builder.texts().metrics().covers(next_character(value, at))) {
      return false;
    }
  }
  return true;
}

void fill_states(Record& record, const Surroundings& around, bool disabled) {
  record.value = around.value;
  record.max_length = around.max_length;
  record.set(State::invalid, !around.error.empty());
  record.set(State::required, around.required);
  record.set(State::disabled, disabled);
}

// A row of a check box or a choice: mark, label, help; the whole row takes the pointer.
struct CheckableRow {
  int record;
  Rect mark; // 20 x 20
};

CheckableRow checkable_row(
    Builder& builder, Role role, std::string_view id, std::string_view label, std::string_view help
) {
  constexpr float lead = 32;
  const bool in_row = builder.flow() == Flow::row;
  const float natural = in_row ? std::max(
                                     builder.texts().width(label, Type::body),
                                     help.empty() ? 0 : builder.texts().width(help, Type::small)
                                 ) + lead +
                                     12
                               : builder.available();
  const Item item = builder.begin_item(natural);
  const float room = item.area.width - lead;
  const float top = item.area.y + 10;
  // Before its words, as in plain HTML: the mark stands at the beginning of the line it belongs to.
  const int record = builder.add(role, id, {});
  const int words =
      builder.text({label, Type::body, Ink::text, Role::label}, {item.area.x + lead, top}, room);
  builder.at(words).value = builder.path_of(id);
  builder.at(words).set(State::through);
  float bottom = builder.at(words).rect.bottom();
  std::string described_by;
  if (!help.empty()) {
    const int text = builder.text(
        {help, Type::small, Ink::text_muted, Role::paragraph}, {item.area.x + lead, bottom}, room
    );
    builder.at(text).set(State::through);
    described_by = builder.at(text).path;
    bottom = builder.at(text).rect.bottom();
  }
  const Rect rect{item.area.x, item.area.y, item.area.width, bottom + 10 - item.area.y};
  builder.at(record).rect = rect;
  builder.at(record).described_by = described_by;
  builder.at(record).labelled_by = builder.at(words).path;
  builder.end_item(item, {rect.width, rect.height});
  return {record, {rect.x, rect.y + 12, 20, 20}};
}

} // namespace

bool Ui::text_field(const TextFieldOptions& options) {
  if (is_looking_) {
    return false;
  }
  const Surroundings around{options.id.text(), options.label.text(), options.help,
                            options.error,     *options.value,       options.max_length,
                            options.required,  session_.words_,      options.input == Input::search};
  auto whole = stack({.gap = 6});
  const std::string label = write_label(b_, around);
  const Item item = b_.begin_item(b_.available());
  const Rect rect{item.area.x, item.area.y, item.area.width, design::size::control};
  const int record = b_.add(Role::field, options.id.text(), rect);
  bool changed = false;
  if (b_.takes(Action::Kind::input, b_.at(record)) && !options.disabled) {
    changed = *options.value != b_.action().text;
    *options.value = b_.action().text;
  }
  Surroundings now = around;
  now.value = *options.value;
  fill_states(b_.at(record), now, options.disabled);
  Record& made = b_.at(record);
  made.input_type = input_name(options.input);
  made.labelled_by = label;
  made.autocomplete = options.autocomplete;
  made.language = options.language;
  paint_field(b_, record, rect, !options.error.empty(), options.disabled);
  const bool browsers = options.input == Input::password || !covered(b_, now.value);
  made.set(State::ink, browsers);
  if (!browsers && session_.focused_ != made.path) {
    const Rect box{rect.x + field_inset, rect.y + 10, rect.width - 2 * field_inset, 24};
    b_.letters(
        that_fits(b_, now.value, box.width), box, Type::body, options.disabled ? Ink::text_muted : Ink::text,
        -1
    );
  }
  b_.end_item(item, {rect.width, rect.height});
  const std::string described_by = write_foot(b_, now);
  b_.at(record).described_by = described_by;
  return changed;
}

bool Ui::text_area(const TextAreaOptions& options) {
  if (is_looking_) {
    return false;
  }
  auto whole = stack({.gap = 6});
  Surroundings around{options.id.text(), options.label.text(), options.help,     options.error,
                      *options.value,    options.max_length,   options.required, session_.words_};
  const std::string label = write_label(b_, around);
  const Item item = b_.begin_item(b_.available());
  const int record = b_.add(Role::area, options.id.text(), {});
  bool changed = false;
  if (b_.takes(Action::Kind::input, b_.at(record)) && !options.disabled) {
    changed = *options.value != b_.action().text;
    *options.value = b_.action().text;
  }
  around.value = *options.value;
  fill_states(b_.at(record), around, options.disabled);
  // One line more than the text has: the browser may break a line that just fits here, and must not have to
  // scroll.
  const float room = item.area.width - 2 * field_inset;
  const auto lines = static_cast<float>(lines_of(b_, around.value, room) + 1);
  const float height = std::max(lines, static_cast<float>(options.lines_min)) * 24 + 20;
  const Rect rect{item.area.x, item.area.y, item.area.width, height};
  Record& made = b_.at(record);
  made.rect = rect;
  made.labelled_by = label;
  made.language = options.language;
  made.set(State::ink); // its lines are the browser's, so they do not jump when the focus leaves
  paint_field(b_, record, rect, !options.error.empty(), options.disabled);
  b_.end_item(item, {rect.width, rect.height});
  const std::string described_by = write_foot(b_, around);
  b_.at(record).described_by = described_by;
  return changed;
}

bool Ui::checkbox(const CheckboxOptions& options) {
  if (is_looking_) {
    return false;
  }
  auto whole = stack({.gap = 0});
  const auto [record, mark] =
      checkable_row(b_, Role::checkbox, options.id.text(), options.label.text(), options.help);
  b_.at(record).set(State::disabled, options.disabled);
  const bool changed = b_.takes(Action::Kind::activate, b_.at(record));
  if (changed) {
    *options.checked = !*options.checked;
  }
  b_.at(record).set(State::checked, *options.checked);
  b_.at(record).set(State::invalid, !options.error.empty());
  const bool on = *options.checked;
  const Inks back = options.disabled ? Inks(Ink::surface_sunken)
                    : on             ? Inks(Ink::accent, Ink::accent_hover, Ink::accent_press)
                                     : Inks(Ink::surface, Ink::accent_soft, Ink::accent_soft_hover);
  b_.fill(mark, back, 5, record);
  if (!on || options.disabled) {
    b_.outline(mark, Inks(Ink::edge, Ink::accent_text, Ink::accent_text), 5, 1.5F, record);
  }
  if (on) {
    b_.icon(design::Icon::check, mark.inset(2), options.disabled ? Ink::text_muted : Ink::on_accent, record);
  }
  if (!options.error.empty()) {
    const std::string error = write_error(b_, options.error);
    std::string& all = b_.at(record).described_by;
    all.append(all.empty() ? "" : " ").append(error);
  }
  return changed;
}

bool Ui::choice(const ChoiceOptions& options) {
  if (is_looking_) {
    return false;
  }
  begin_scope();
  const int group = b_.add(Role::radio_group, options.id.text(), {});
  b_.enter(group);
  b_.push_id(options.id.text());
  BoxOptions box;
  box.gap = options.segmented ? 6 : 2;
  b_.open_box(box);
  b_.back_box(group, {});
  auto whole = opened();
  const int label = write_text(b_, {options.label.text(), Type::small_strong});
  const std::string label_path = b_.at(label).path;
  b_.at(group).labelled_by = label_path;
  const std::string group_path = b_.path();
  bool changed = false;
  // Nested, so that a row can hold them side by side.
  auto line = options.segmented ? row({.gap = design::space::tight}) : stack({.gap = 0});
  for (const Choice& choice : options.choices) {
    const auto [record, mark] =
        checkable_row(b_, Role::radio, choice.id.text(), choice.label.text(), choice.help);
    b_.at(record).value = group_path;             // the name that makes them one group
    b_.at(record + 1).language = choice.language; // its words
    if (b_.takes(Action::Kind::activate, b_.at(record))) {
      changed = *options.chosen != choice.id.text();
      *options.chosen = choice.id.text();
    }
    const bool on = *options.chosen == choice.id.text();
    b_.at(record).set(State::checked, on);
    b_.fill(mark, Inks(Ink::surface, Ink::accent_soft, Ink::accent_soft_hover), design::radius::pill, record);
    const Inks edge = on ? Inks(Ink::accent) : Inks(Ink::edge, Ink::accent_text, Ink::accent_text);
    b_.outline(mark, edge, design::radius::pill, on ? 6 : 1.5F, record);
  }
  if (!options.error.empty()) {
    const std::string error = write_error(b_, options.error);
    b_.at(group).described_by = error;
  }
  return changed;
}

} // namespace verdiep::ui
