#include "client-wasm/screens/home/home.hpp"

#include "client-wasm/screens/home/news.hpp"
#include "client-wasm/screens/home/now.hpp"

#include <algorithm>

namespace verdiep::screens::home {
namespace {

using design::Icon;
using ui::Tone;

void show_enrolling(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  const words::Home& words = reader.words.home;
  if (!reader.model.state.programme.enrolment_open) {
    ui.notice({.id = "closed", .title = words.enrolment_closed_title, .text = words.enrolment_closed_text});
    return;
  }
  auto card = ui.card({.id = "enrol", .tone = Tone::accent});
  ui.heading(2, words.enrol_title);
  ui.text(words.enrol_text);
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  if (ui.button({.id = "enrol", .label = words.enrol, .kind = ui::ButtonKind::primary, .icon = Icon::check}
      )) {
    const auto rejection = desk.submit(people::Enrol{});
    view.error = rejection ? reader.words.rejection(*rejection) : std::string();
  }
}

void show_progress(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  const projections::Progress progress = projections::progress_of(reader.model.dingen, reader.me);
  const auto bar = [&](ui::Id id, std::string_view label, projections::TrackProgress track) {
    const std::string said = reader.words.dingen.done_of(track.completed, track.offered);
    ui.progress({
        .id = id,
        .label = label,
        .done = static_cast<int>(track.completed),
        .total = static_cast<int>(std::max<std::size_t>(track.offered, 1)),
        .words = said,
    });
  };
  projections::TrackProgress all;
  for (const projections::TrackProgress& track : progress.tracks) {
    all.completed += track.completed;
    all.offered += track.offered;
  }
  auto section = ui.section({.id = "progress", .title = words.progress});
  auto card = ui.card({.id = "bars", .gap = design::space::medium});
  bar("must", words.must_progress, progress.of(dingen::Track::must));
  bar("all", words.all_progress, all);
}

void show_next(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  auto section = ui.section({.id = "next", .title = words.next});
  const auto next = projections::next_ding(reader.model.dingen, reader.me);
  if (!next) {
    ui.notice(
        {.id = "done", .tone = Tone::success, .title = words.all_done_title, .text = words.all_done_text}
    );
    return;
  }
  const projections::Ding& ding = *projections::find_ding(reader.model.dingen, *next);
  {
    auto card = ui.card({.id = "ding"});
    const projections::Picked title = reader.pick(ding.content.title);
    const std::string route = route_of(*next);
    ui.link({
        .id = "open",
        .label = title.text,
        .href = route,
        .look = ui::LinkLook::strong,
        .type = design::Type::heading,
        .language = title.language,
    });
    const projections::Picked why = reader.pick(ding.content.why);
    ui.text(why.text, {.language = why.language});
    auto row = ui.row();
    if (ding.content.track == dingen::Track::must) {
      ui.badge({.text = reader.words.dingen.must, .tone = Tone::accent, .icon = Icon::flag});
    }
    const std::string minutes = reader.words.dingen.minutes(ding.content.minutes);
    ui.badge({.text = minutes, .icon = Icon::clock});
  }
  ui.link({.id = "all", .label = words.to_dingen, .href = "/dingen", .icon = Icon::arrow_right});
}

} // namespace

void show(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  if (reader.is_enrolled()) {
    show_now(ui, reader);
    show_next(ui, reader);
    show_progress(ui, reader);
  } else if (!reader.is_past) {
    show_enrolling(ui, reader, desk, view);
  }
  show_news(ui, reader);
  const projections::Picked goal = reader.pick(reader.model.programme.goal);
  if (!goal.text.empty()) {
    auto section = ui.section({.id = "goal", .title = reader.words.home.goal});
    ui.text(goal.text, {.language = goal.language});
  }
}

} // namespace verdiep::screens::home
