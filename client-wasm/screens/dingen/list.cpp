#include "client-wasm/screens/dingen/dingen.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::dingen {
namespace {

using design::Icon;
using ui::Tone;
using verdiep::dingen::CompleteDing;
using verdiep::dingen::Track;

void show_state(ui::Ui& ui, const Reader& reader, DingId id) {
  const sync::Pending* pending = outbox::find_pending(reader, [id](const CommandBody& body) {
    const auto* complete = std::get_if<CompleteDing>(&body);
    return complete != nullptr && complete->ding == id;
  });
  if (pending != nullptr)
    outbox::show_status(ui, reader, *pending);
  if (projections::find_completion(reader.model.dingen, reader.me, id) != nullptr) {
    ui.badge({.text = reader.words.dingen.done, .tone = Tone::success, .icon = Icon::circle_check});
  }
}

void show_item(ui::Ui& ui, const Reader& reader, DingId id) {
  const projections::Ding& ding = *projections::find_ding(reader.model.dingen, id);
  const std::string key = to_text(id);
  const projections::Picked title = reader.pick(ding.content.title);
  const std::string route = route_of(id);
  auto item = ui.item({.id = key});
  auto row = ui.row();
  {
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.link(
        {.id = "open",
         .label = title.text,
         .href = route,
         .look = ui::LinkLook::strong,
         .covers_item = true,
         .language = title.language}
    );
    ui.note(reader.words.dingen.minutes(ding.content.minutes));
  }
  show_state(ui, reader, id);
}

void show_track(
    ui::Ui& ui, const Reader& reader, Track track, ui::Id id, std::string_view title, std::string_view note
) {
  const std::vector<DingId> offered = projections::offered(reader.model.dingen, track);
  if (offered.empty())
    return;
  auto section = ui.section({.id = id, .title = title, .note = note});
  auto list = ui.list({.id = "list", .name = title, .look = ui::ListLook::cards});
  for (const DingId ding : offered)
    show_item(ui, reader, ding);
}

bool has_none(const Reader& reader) {
  return projections::offered(reader.model.dingen, Track::must).empty() &&
         projections::offered(reader.model.dingen, Track::can).empty() &&
         projections::offered(reader.model.dingen, Track::free).empty();
}

} // namespace

void show_list(ui::Ui& ui, const Reader& reader) {
  const words::Dingen& words = reader.words.dingen;
  if (has_none(reader)) {
    (void)ui.empty({.id = "none", .title = words.empty_title, .text = words.empty_text});
    return;
  }
  show_track(ui, reader, Track::must, "must", words.must, words.must_note);
  show_track(ui, reader, Track::can, "can", words.can, words.can_note);
  show_track(ui, reader, Track::free, "free", words.free, words.free_note);
}

} // namespace verdiep::screens::dingen
