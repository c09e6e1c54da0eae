#include "client-wasm/screens/outbox/outbox.hpp"

#include "events/command.hpp"

#include <algorithm>

namespace verdiep::screens::outbox {
namespace {

using ui::ButtonKind;
using ui::Tone;

std::string reason_of(const Reader& reader, const sync::Pending& pending) {
  if (const auto* rejection = std::get_if<Rejection>(&*pending.verdict))
    return reader.words.rejection(*rejection);
  return std::string(reader.words.outbox.not_taken);
}

/// The texts that the person typed for the command.
void show_typed(ui::Ui& ui, const sync::Pending& pending) {
  for (const PersonalValue& value : pending.command.personal) {
    const auto text = decode_text_value(value.value);
    if (!text)
      continue;
    auto scope = ui.scope(value.field);
    ui.text(*text, {.ink = design::Ink::text_muted});
  }
}

void show_buttons(ui::Ui& ui, const Reader& reader, Desk& desk, View& view, const sync::Pending& pending) {
  const words::Outbox& words = reader.words.outbox;
  auto row = ui.row();
  if (ui.button({.id = "retry", .label = words.retry, .icon = design::Icon::refresh})) {
    const auto rejection = desk.retry(pending.id);
    if (rejection)
      view.retried = {pending.id, *rejection};
  }
  if (ui.button({.id = "drop", .label = words.drop, .kind = ButtonKind::quiet, .icon = design::Icon::trash}
      )) {
    view.dropping = pending.id;
  }
}

void show_one(ui::Ui& ui, const Reader& reader, Desk& desk, View& view, const sync::Pending& pending) {
  const std::string id = to_text(pending.id);
  auto card = ui.card({.id = id, .tone = Tone::warning});
  {
    auto row = ui.row();
    ui.badge({.text = reader.words.outbox.refused, .tone = Tone::warning});
    ui.text(reader.words.command(pending.command.body), {.type = design::Type::strong});
  }
  const bool was_retried = view.retried && view.retried->first == pending.id;
  ui.text(was_retried ? reader.words.rejection(view.retried->second) : reason_of(reader, pending));
  show_typed(ui, pending);
  show_buttons(ui, reader, desk, view, pending);
}

void ask_to_drop(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  const words::Outbox& words = reader.words.outbox;
  auto dialog = ui.dialog({.id = "drop-refused", .title = words.drop_question});
  ui.text(words.drop_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool keeps = ui.button({.id = "keep", .label = words.keep});
  if (ui.button({.id = "drop", .label = words.drop, .kind = ButtonKind::danger})) {
    desk.drop(*view.dropping);
    view.dropping.reset();
  } else if (keeps || dialog.dismissed()) {
    view.dropping.reset();
  }
}

} // namespace

void show_refused(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  const auto is_refused = [](const sync::Pending& pending) {
    return pending.status == sync::Status::rejected;
  };
  if (std::none_of(reader.outbox.begin(), reader.outbox.end(), is_refused))
    return;
  auto section = ui.section({.id = "refused", .title = reader.words.outbox.refused_title});
  const std::vector<sync::Pending> entries = reader.outbox; // a button changes the outbox itself
  for (const sync::Pending& pending : entries) {
    if (is_refused(pending))
      show_one(ui, reader, desk, view, pending);
  }
  if (view.dropping)
    ask_to_drop(ui, reader, desk, view);
}

void show_status(ui::Ui& ui, const Reader& reader, const sync::Pending& pending) {
  const words::Outbox& words = reader.words.outbox;
  if (pending.forecast) {
    ui.badge({.text = words.forecast, .tone = Tone::warning});
    return;
  }
  switch (pending.status) {
  case sync::Status::saving:
    return ui.badge({.text = words.saving, .tone = Tone::neutral, .icon = design::Icon::clock});
  case sync::Status::saved:
    return ui.badge({.text = words.saved_here, .tone = Tone::neutral, .icon = design::Icon::cloud_off});
  case sync::Status::under_way:
  case sync::Status::accepted:
    return ui.badge({.text = words.under_way, .tone = Tone::neutral, .icon = design::Icon::cloud});
  case sync::Status::rejected:
    return ui.badge({.text = words.refused, .tone = Tone::warning});
  }
}

std::string waiting_words(const Reader& reader) {
  const auto waiting =
      std::count_if(reader.outbox.begin(), reader.outbox.end(), [](const sync::Pending& pending) {
        return pending.status != sync::Status::rejected;
      });
  return waiting == 0 ? std::string() : reader.words.outbox.waiting(static_cast<std::size_t>(waiting));
}

} // namespace verdiep::screens::outbox
