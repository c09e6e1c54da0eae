#include "client-wasm/screens/pitches/pitches.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace verdiep::screens::pitches {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;

constexpr std::int64_t minute_ms = 60'000;

struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  PresentingView& view;
  std::vector<PitchId> order;

  [[nodiscard]] const words::Pitches& words() const { return reader.words.pitches; }
  /// The place of the one whose turn it is; the number of pitches before the first.
  [[nodiscard]] std::size_t turn() const {
    const auto found = std::find(order.begin(), order.end(), reader.model.state.pitch.presenting);
    return static_cast<std::size_t>(found - order.begin());
  }
};

void stop_clock(PresentingView& view) {
  view.left_ms = -1;
  view.running_since = 0;
  view.announced_minutes = -1;
}

void present(Page& page, std::size_t place) {
  page.view.error.clear();
  stop_clock(page.view);
  if (const auto rejection = page.desk.submit(verdiep::pitch::PresentPitch{page.order[place]}))
    page.view.error = page.reader.words.rejection(*rejection);
}

std::int64_t whole_ms(const PresentingView& view) {
  int minutes = 3;
  (void)std::from_chars(view.minutes.data(), view.minutes.data() + view.minutes.size(), minutes);
  return minutes * minute_ms;
}

std::int64_t left_ms(const Page& page) {
  const std::int64_t left = page.view.left_ms < 0 ? whole_ms(page.view) : page.view.left_ms;
  if (page.view.running_since == 0)
    return left;
  return std::max<std::int64_t>(0, left - (page.reader.now.ms - page.view.running_since));
}

std::string clock_text(std::int64_t ms) {
  const std::int64_t seconds = (ms + 999) / 1000;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(seconds / 60) + ":" + two(seconds % 60);
}

/// Each whole minute once, and the end: not each second.
void announce_time(Page& page, std::int64_t left) {
  const std::int64_t minutes = (left + minute_ms - 1) / minute_ms;
  if (page.view.running_since == 0 || minutes == page.view.announced_minutes)
    return;
  page.view.announced_minutes = minutes;
  if (left == 0) {
    page.ui.announce(page.words().time_up, ui::Politeness::assertive);
  } else if (left % minute_ms != 0 || minutes * minute_ms != whole_ms(page.view)) {
    page.ui.announce(page.words().minutes_left(static_cast<std::size_t>(minutes)));
  }
}

void show_clock(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Pitches& words = page.words();
  const std::int64_t left = left_ms(page);
  const std::string text = clock_text(left);
  const bool is_over = left == 0;
  ui.figure(
      {.id = "clock",
       .name = words.timer,
       .text = text,
       .ink = is_over ? design::Ink::danger_text : design::Ink::text}
  );
  if (is_over)
    ui.text(words.time_up, {.type = design::Type::strong});
  announce_time(page, left);
  const bool runs = page.view.running_since != 0 && !is_over;
  auto row = ui.row();
  if (ui.button({
          .id = "run",
          .label = runs ? words.pause : words.start,
          .kind = ButtonKind::secondary,
          .icon = runs ? Icon::pause : Icon::play,
          .disabled = is_over,
          .reason = is_over ? words.time_up : std::string_view(),
      })) {
    page.view.left_ms = left;
    page.view.running_since = runs ? 0 : page.reader.now.ms;
  }
  if (ui.button({.id = "reset", .label = words.reset, .kind = ButtonKind::quiet, .icon = Icon::rotate_ccw}))
    stop_clock(page.view);
  if (runs)
    ui.wake_in(1000);
}

void show_minutes(Page& page) {
  std::array<std::string, 4> labels;
  std::array<std::string, 4> keys{"2", "3", "5", "8"};
  std::vector<ui::Choice> choices;
  for (std::size_t index = 0; index < keys.size(); ++index) {
    labels[index] = page.words().minutes(static_cast<std::size_t>(keys[index][0] - '0'));
    choices.push_back({.id = keys[index], .label = labels[index]});
  }
  if (page.ui.choice({
          .id = "minutes",
          .label = page.words().minutes_label,
          .choices = choices,
          .chosen = &page.view.minutes,
          .segmented = true,
      }))
    stop_clock(page.view);
}

void show_stage(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Pitches& words = page.words();
  const std::size_t turn = page.turn();
  const bool has_begun = turn < page.order.size();
  {
    auto card = ui.card({.id = "stage", .tone = Tone::accent, .gap = design::space::medium});
    if (has_begun) {
      ui.note(words.place_of(turn + 1, page.order.size()));
      ui.text(
          page.reader.title_of(page.order[turn]),
          {.type = ui.compact() ? design::Type::title : design::Type::hero}
      );
      ui.text(owner_of(page.reader, page.order[turn]), {.type = design::Type::heading});
      show_clock(page);
    }
    const std::size_t next = has_begun ? turn + 1 : 0;
    if (next < page.order.size())
      ui.note(std::string(words.next) + ": " + page.reader.title_of(page.order[next]));
    else
      ui.note(words.is_last);
  }
  auto row = ui.row();
  if (has_begun && turn > 0 &&
      ui.button(
          {.id = "previous",
           .label = words.previous,
           .icon = Icon::arrow_left,
           .shortcuts = "ArrowLeft PageUp"}
      ))
    present(page, turn - 1);
  const std::size_t next = has_begun ? turn + 1 : 0;
  if (next < page.order.size() && ui.button({
                                      .id = "next",
                                      .label = has_begun ? words.show_next : words.first,
                                      .kind = ButtonKind::primary,
                                      .icon = Icon::arrow_right,
                                      .shortcuts = "ArrowRight PageDown",
                                  }))
    present(page, next);
}

void show_order(Page& page) {
  ui::Ui& ui = page.ui;
  auto section = ui.section({.id = "order", .title = page.words().order});
  auto list = ui.list({.id = "list", .name = page.words().order});
  std::vector<PitchId> order = page.order;
  ui::Move move = ui::Move::none;
  std::size_t moved = 0;
  for (std::size_t place = 0; place < page.order.size(); ++place) {
    const std::string key = to_text(page.order[place]);
    const std::string title = page.reader.title_of(page.order[place]);
    auto item = ui.item({.id = key});
    auto row = ui.row();
    {
      auto lines = ui.stack({.gap = 2, .grow = true});
      ui.text(std::to_string(place + 1) + ". " + title, {.type = design::Type::strong});
      ui.note(owner_of(page.reader, page.order[place]));
    }
    const ui::Move asked = ui.reorder({
        .id = "move",
        .up = page.words().up,
        .down = page.words().down,
        .about = title,
        .first = place == 0,
        .last = place + 1 == page.order.size(),
    });
    if (asked != ui::Move::none) {
      move = asked;
      moved = place;
    }
  }
  if (move == ui::Move::none)
    return;
  std::swap(order[moved], order[move == ui::Move::up ? moved - 1 : moved + 1]);
  if (const auto rejection = page.desk.submit(verdiep::pitch::OrderPitches{{order}}))
    page.view.error = page.reader.words.rejection(*rejection);
}

} // namespace

void show_presenting(ui::Ui& ui, const Reader& reader, Desk& desk, PresentingView& view) {
  const words::Pitches& words = reader.words.pitches;
  if (!reader.is_coordinator()) {
    ui.notice({.id = "no", .tone = Tone::info, .text = words.only_coordinators});
    return;
  }
  Page page{ui, reader, desk, view, verdiep::pitch::standing(reader.model.state.pitch)};
  if (page.order.empty()) {
    auto empty = ui.empty(
        {.id = "none", .icon = Icon::presentation, .title = words.none_title, .text = words.none_text}
    );
    return;
  }
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  show_stage(page);
  show_minutes(page);
  show_order(page);
}

} // namespace verdiep::screens::pitches
