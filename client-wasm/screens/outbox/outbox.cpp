#include "client-wasm/screens/outbox/outbox.hpp"

#include "events/command.hpp"

#include <algorithm>
#include <iterator>

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

/// A group that the reader left takes nothing any more: its words can be copied only.
bool can_retry(const Reader& reader, const sync::Pending& pending) {
  return std::none_of(reader.left_outbox.begin(), reader.left_outbox.end(), [&](const sync::Pending& left) {
    return left.id == pending.id;
  });
}

/// Where two versions are merged; nothing for what has no versions.
std::string merging_route(const Reader& reader, const CommandBody& body) {
  if (std::holds_alternative<ideas::ProposeIdea>(body))
    return route_of(reader.group_id) + "/idee";
  if (std::holds_alternative<ideas::RevisePlanSection>(body))
    return route_of(reader.group_id) + "/plan";
  if (std::holds_alternative<pitch::RevisePitch>(body))
    return "/pitches/mijn";
  return {};
}

void show_buttons(ui::Ui& ui, const Reader& reader, Desk& desk, View& view, const sync::Pending& pending) {
  const words::Outbox& words = reader.words.outbox;
  auto row = ui.row();
  const std::string merging = merging_route(reader, pending.command.body);
  if (is_beaten(pending) && !merging.empty()) {
    ui.link({.id = "merge", .label = reader.words.plan.merge, .href = merging, .look = ui::LinkLook::button});
  } else if (can_retry(reader, pending) &&
             ui.button({.id = "retry", .label = words.retry, .icon = design::Icon::refresh})) {
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
  std::vector<sync::Pending> refused; // a copy: a button changes the outbox itself
  for (const std::span<const sync::Pending> outbox :
       {std::span<const sync::Pending>(reader.outbox), reader.group_outbox, reader.left_outbox}) {
    std::copy_if(
        outbox.begin(), outbox.end(), std::back_inserter(refused),
        [&](const sync::Pending& pending) {
          const bool is_merged_here =
              is_beaten(pending) && ui.route() == merging_route(reader, pending.command.body);
          return pending.status == sync::Status::rejected && !is_merged_here;
        }
    );
  }
  if (refused.empty())
    return;
  auto section = ui.section({.id = "refused", .title = reader.words.outbox.refused_title});
  for (const sync::Pending& pending : refused)
    show_one(ui, reader, desk, view, pending);
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

bool is_beaten(const sync::Pending& pending) {
  if (pending.status != sync::Status::rejected || !pending.verdict)
    return false;
  const auto* rejection = std::get_if<Rejection>(&*pending.verdict);
  return rejection != nullptr && rejection->code == RejectionCode::stale_version;
}

std::string waiting_words(const Reader& reader) {
  const auto is_waiting = [](const sync::Pending& pending) {
    return pending.status != sync::Status::rejected;
  };
  const auto waiting = std::count_if(reader.outbox.begin(), reader.outbox.end(), is_waiting) +
                       std::count_if(reader.group_outbox.begin(), reader.group_outbox.end(), is_waiting);
  return waiting == 0 ? std::string() : reader.words.outbox.waiting(static_cast<std::size_t>(waiting));
}

} // namespace verdiep::screens::outbox
