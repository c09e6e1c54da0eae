#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

// Widgets to read: text, headings, badges, avatars, progress, notices, empty states.

namespace verdiep::ui {
namespace {

constexpr float track_height = 8;

std::string initials_of(std::string_view person) {
  std::string initials;
  std::size_t last_word = std::string_view::npos;
  for (std::size_t i = 0; i < person.size(); ++i) {
    if (person[i] != ' ' && (i == 0 || person[i - 1] == ' ')) {
      last_word = i;
    }
  }
  const auto append_first = [&](std::size_t begin) {
    std::size_t end = begin;
    static_cast<void>(next_character(person, end));
    initials.append(person.substr(begin, end - begin));
  };
  if (!person.empty() && last_word != std::string_view::npos) {
    append_first(person.find_first_not_of(' '));
    if (last_word != person.find_first_not_of(' ')) {
      append_first(last_word);
    }
  }
  for (char& byte : initials) {
    byte = byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
  }
  return initials;
}

} // namespace

design::Ink tone_text(Tone tone) {
  switch (tone) {
  case Tone::neutral:
    return design::Ink::text_muted;
  case Tone::info:
    return design::Ink::info_text;
  case Tone::success:
    return design::Ink::success_text;
  case Tone::warning:
    return design::Ink::warning_text;
  case Tone::danger:
    return design::Ink::danger_text;
  case Tone::accent:
    return design::Ink::accent_text;
  }
  return design::Ink::text_muted;
}

design::Ink tone_soft(Tone tone) {
  switch (tone) {
  case Tone::neutral:
    return design::Ink::surface_sunken;
  case Tone::info:
    return design::Ink::info_soft;
  case Tone::success:
    return design::Ink::success_soft;
  case Tone::warning:
    return design::Ink::warning_soft;
  case Tone::danger:
    return design::Ink::danger_soft;
  case Tone::accent:
    return design::Ink::accent_soft;
  }
  return design::Ink::surface_sunken;
}

design::Icon tone_icon(Tone tone) {
  switch (tone) {
  case Tone::success:
    return design::Icon::circle_check;
  case Tone::warning:
    return design::Icon::triangle_alert;
  case Tone::danger:
    return design::Icon::circle_alert;
  case Tone::neutral:
  case Tone::info:
  case Tone::accent:
    return design::Icon::info;
  }
  return design::Icon::info;
}

int write_text(Builder& builder, const TextOptions& options) {
  const bool in_row = builder.flow() == Flow::row;
  const float natural = in_row ? builder.texts().width(options.text, options.type) : builder.available();
  const Item item = builder.begin_item(natural);
  TextOptions block = options;
  block.centred = builder.centres();
  const int record = builder.text(block, {item.area.x, item.area.y}, item.area.width);
  const Rect rect = builder.at(record).rect;
  builder.end_item(item, {rect.width, rect.height});
  return record;
}

int write_heading(
    Builder& builder,
    int level,
    design::Type type,
    std::string_view id,
    std::string_view text,
    std::string_view language
) {
  TextOptions words{text, type, design::Ink::text, Role::heading};
  words.language = language;
  const int record = write_text(builder, words);
  Record& heading = builder.at(record);
  heading.level = level;
  if (!id.empty()) {
    heading.path = builder.path_of(id);
    heading.key = key_of(heading.path);
  }
  return record;
}

void Ui::heading(int level, std::string_view text, std::string_view language) {
  const design::Type type = level <= 1   ? design::Type::title
                            : level == 2 ? design::Type::heading
                                         : design::Type::strong;
  write_heading(b_, level, type, {}, text, language);
}

void Ui::text(std::string_view text) {
  this->text(text, {});
}

void Ui::text(std::string_view text, const TextStyle& style) {
  const Role role = b_.flow() == Flow::row ? Role::text : Role::paragraph;
  write_text(b_, {text, style.type, style.ink, role, -1, false, false, style.language});
}

void Ui::note(std::string_view text) {
  this->text(text, {design::Type::small, design::Ink::text_muted, {}});
}

void Ui::badge(const BadgeOptions& options) {
  constexpr float height = 24;
  constexpr float icon_size = 14;
  const design::Icon icon = options.icon == design::Icon::none ? tone_icon(options.tone) : options.icon;
  const bool has_icon = options.tone != Tone::neutral || options.icon != design::Icon::none;
  const float lead = has_icon ? icon_size + 6 : 0;
  const float words = b_.texts().width(options.text, design::Type::small_strong);
  const Item item = b_.begin_item(words + lead + 20);
  const Rect pill{item.area.x, item.area.y, item.area.width, height};
  b_.fill(pill, tone_soft(options.tone), design::radius::pill);
  if (has_icon) {
    b_.icon(icon, {pill.x + 9, pill.y + 5, icon_size, icon_size}, tone_text(options.tone));
  }
  b_.text(
      {options.text, design::Type::small_strong, tone_text(options.tone)}, {pill.x + 10 + lead, pill.y + 2},
      pill.width - lead - 18
  );
  b_.end_item(item, {pill.width, height});
}

void Ui::avatar(const AvatarOptions& options) {
  constexpr std::array<Tone, 5> tones{Tone::accent, Tone::info, Tone::success, Tone::warning, Tone::danger};
  const Tone tone = tones[Hash().add(options.person).value() % tones.size()];
  const Item item = b_.begin_item(options.size);
  const Rect disc{item.area.x, item.area.y, options.size, options.size};
  b_.fill(disc, tone_soft(tone), design::radius::pill);
  const std::string initials = initials_of(options.person);
  const design::Type type = options.size < 36 ? design::Type::tiny_strong : design::Type::small_strong;
  const TextBlock& block = b_.texts().block(initials, type, 200);
  const Rect box{
      disc.x + std::floor((disc.width - block.width) / 2),
      disc.y + std::floor((disc.height - block.height) / 2), block.width, block.height
  };
  if (block.covered) {
    b_.letters(initials, box, type, tone_text(tone), -1);
  } else {
    const int record = b_.text({initials, type, tone_text(tone), Role::text}, {box.x, box.y}, 200);
    b_.at(record).set(State::decorative);
  }
  b_.end_item(item, {options.size, options.size});
}

void Ui::icon(design::Icon icon, design::Ink ink) {
  const Item item = b_.begin_item(design::size::icon);
  b_.icon(icon, {item.area.x, item.area.y, design::size::icon, design::size::icon}, ink);
  b_.end_item(item, {design::size::icon, design::size::icon});
}

void Ui::progress(const ProgressOptions& options) {
  std::string counted(options.words);
  if (counted.empty() && session_.words_.done_of != nullptr) {
    counted = session_.words_.done_of(options.done, options.total);
  }
  const bool complete = options.total > 0 && options.done >= options.total;
  const float share =
      options.total > 0
          ? std::clamp(static_cast<float>(options.done) / static_cast<float>(options.total), 0.0F, 1.0F)
          : 0.0F;
  auto scope = stack({.gap = design::space::tight, .grow = true});
  {
    auto line = row({.rest = RowEnd::between});
    write_text(b_, {options.label.text(), design::Type::small_strong});
    write_text(b_, {counted, design::Type::small, design::Ink::text_muted});
  }
  const Item item = b_.begin_item(b_.available());
  const Rect track{item.area.x, item.area.y, item.area.width, track_height};
  const int record = b_.add(Role::progress, options.id.text(), track);
  Record& made = b_.at(record);
  made.name = options.label.text();
  made.value = counted;
  made.maximum = static_cast<float>(std::max(options.total, 1));
  made.now = static_cast<float>(options.done);
  b_.fill(track, design::Ink::surface_sunken, design::radius::pill);
  b_.outline(track, design::Ink::line, design::radius::pill);
  if (options.done > 0) {
    const float width = std::max(track_height, std::floor(track.width * share));
    b_.fill(
        {track.x, track.y, width, track_height}, complete ? design::Ink::success_text : design::Ink::accent,
        design::radius::pill
    );
  }
  b_.end_item(item, {track.width, track_height});
}

bool Ui::notice(const NoticeOptions& options) {
  begin_scope();
  const int record = b_.add(Role::group, options.id.text(), {});
  b_.enter(record);
  b_.push_id(options.id.text());
  const int back = b_.fill({}, tone_soft(options.tone), design::radius::card);
  BoxOptions box;
  box.flow = Flow::row;
  box.gap = design::space::small;
  box.padding = {design::space::medium, 14};
  b_.open_box(box);
  b_.back_box(record, {back});
  auto scope = opened();
  {
    auto lead = stack({.width = design::size::icon});
    b_.skip(2);
    icon(tone_icon(options.tone), tone_text(options.tone));
  }
  auto words = stack({.gap = 2, .grow = true});
  if (!options.title.empty()) {
    text(options.title, {design::Type::strong, tone_text(options.tone), {}});
  }
  if (!options.text.empty()) {
    text(options.text);
  }
  if (options.action.empty()) {
    return false;
  }
  b_.skip(design::space::tight);
  return button({.id = "action", .label = options.action});
}

Scope Ui::empty(const EmptyOptions& options) {
  begin_scope();
  const int record = b_.add(Role::group, options.id.text(), {});
  b_.enter(record);
  b_.push_id(options.id.text());
  BoxOptions box;
  box.gap = design::space::tight;
  box.align = Align::centre;
  box.padding = {design::space::large, design::space::huge};
  b_.open_box(box);
  b_.back_box(record, {});
  const Item item = b_.begin_item(56);
  b_.fill({item.area.x, item.area.y, 56, 56}, design::Ink::accent_soft, design::radius::pill);
  b_.icon(options.icon, {item.area.x + 16, item.area.y + 16, 24, 24}, design::Ink::accent_text);
  b_.end_item(item, {56, 56});
  b_.skip(design::space::tight);
  write_text(b_, {options.title, design::Type::strong, design::Ink::text, Role::paragraph});
  if (!options.text.empty()) {
    write_text(b_, {options.text, design::Type::body, design::Ink::text_muted, Role::paragraph});
  }
  b_.skip(design::space::tight);
  return opened();
}

void Ui::skeleton(const SkeletonOptions& options) {
  constexpr std::array<float, 4> shares{1.0F, 0.92F, 0.97F, 0.6F};
  auto scope = stack({.gap = design::space::small});
  const int record = b_.add(Role::status, options.id.text(), {});
  b_.at(record).name = options.label.empty() ? session_.words_.loading : options.label;
  b_.at(record).set(State::busy);
  for (int line = 0; line < options.lines; ++line) {
    const Item item = b_.begin_item(b_.available());
    const bool last = line + 1 == options.lines;
    const float share = last ? shares[3] : shares[static_cast<std::size_t>(line) % 3];
    const float width = std::floor(item.area.width * share);
    b_.fill({item.area.x, item.area.y, width, 16}, design::Ink::surface_sunken, 6);
    if (line == 0) {
      b_.at(record).rect = {item.area.x, item.area.y, width, 16};
    }
    b_.end_item(item, {width, 16});
  }
}

} // namespace verdiep::ui
