#include "client-wasm/screens/history/history.hpp"
#include "client-wasm/words/moment.hpp"

// What stands on each page of then.

namespace verdiep::screens::history {
namespace {

using design::Icon;
using ui::ButtonKind;

Position moved(Position position, int by) {
  return Position{position.value + static_cast<std::uint64_t>(by)};
}

} // namespace

Step show_then(
    ui::Ui& ui,
    const Reader& reader,
    const Stream& stream,
    const Moment& moment,
    std::string_view now_route,
    Player& player
) {
  const words::History& words = reader.words.history;
  const Position head = stream.records.head;
  const past::Entry& entry = stream.timeline.at(moment.position);
  const Told told = tell(reader, stream, moment.position);
  Step step;
  auto acting = ui.acting();
  auto card = ui.card({.id = "then", .tone = ui::Tone::warning, .gap = design::space::small});
  {
    auto row = ui.row({.top = true});
    ui.icon(Icon::history, design::Ink::warning_text);
    auto lines = ui.stack({.gap = 2, .grow = true});
    const std::string when = words.was_on(
        reader.words.day(entry.recorded, reader.utc_offset_minutes),
        words::time_of_day(entry.recorded, reader.utc_offset_minutes)
    );
    ui.text(when, {.type = design::Type::strong});
    ui.text(told.sentence + ".");
    ui.note(words.of_total(moment.position.value, head.value) + ". " + std::string(words.look_only));
  }
  player.place = static_cast<int>(moment.position.value);
  if (ui.slider({
          .id = "place",
          .label = words.position_label,
          .value = &player.place,
          .least = 1,
          .most = static_cast<int>(head.value),
          .words = words.of_total(moment.position.value, head.value) + ": " + told.sentence,
          .help = ui.compact() ? std::string_view() : words.keys,
      })) {
    step.to = Position{static_cast<std::uint64_t>(player.place)};
    player.plays = false;
  }
  {
    auto row = ui.row({.gap = design::space::tight});
    const auto icon = [&](Icon wide) { return ui.compact() ? Icon::none : wide; }; // they fit side by side
    const bool is_first = moment.position.value == 1;
    const bool is_last = moment.position == head;
    if (ui.button({
            .id = "previous",
            .label = words.previous,
            .icon = icon(Icon::arrow_left),
            .disabled = is_first,
        })) {
      step.to = moved(moment.position, -1);
      player.plays = false;
    }
    if (ui.button({
            .id = "play",
            .label = player.plays ? words.pause : words.play,
            .icon = icon(player.plays ? Icon::pause : Icon::play),
            .disabled = is_last,
            .shortcuts = "Space",
            .shortcuts_nearby = true,
        })) {
      player.plays = !player.plays;
    }
    if (ui.button({
            .id = "next",
            .label = words.next,
            .icon = icon(Icon::arrow_right),
            .disabled = is_last,
        })) {
      step.to = moved(moment.position, 1);
      player.plays = false;
    }
  }
  {
    auto row = ui.row({.gap = design::space::medium});
    ui.link({
        .id = "now",
        .label = words.to_now,
        .href = now_route,
        .look = ui::LinkLook::primary,
        .icon = Icon::undo,
    });
    if (!told.place.empty()) {
      const std::string place = prefix_of(moment) + told.place;
      ui.link({.id = "where", .label = words.to_place, .href = place});
    }
    const std::string proof = proof_route(moment);
    ui.link({.id = "proof", .label = words.proof, .href = proof});
    const std::string timeline = route_of({}, stream.is_group);
    ui.link({.id = "timeline", .label = words.to_timeline, .href = timeline});
  }
  return step;
}

} // namespace verdiep::screens::history
