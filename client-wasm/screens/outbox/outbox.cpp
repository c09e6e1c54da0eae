#include "client-wasm/screens/outbox/outbox.hpp"

#include "events/command.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace verdiep::screens::outbox {
namespace {

using ui::ButtonKind;
using ui::Tone;

std::string reason_of(const Reader& reader, const sync::Pending& pending) {
  if (const auto* rejection = std::get_if<Rejection>(&*pending.verdict))
    return reader.words.rejection(*rejection);
  return std::string(reader.words.outbox.not_taken);
}

/// The texts that the person typed for the command, a title first.
std::vector<Typed> typed(const sync::Pending& pending) {
  std::vector<Typed> texts;
  for (const PersonalValue& value : pending.command.personal) {
    if (const auto text = decode_text_value(value.value))
      texts.emplace_back(value.field, *text);
  }
  std::stable_partition(texts.begin(), texts.end(), [](const Typed& one) { return one.first == "title"; });
  return texts;
}

void show_typed(ui::Ui& ui, const sync::Pending& pending) {
  for (const auto& [field, text] : typed(pending)) {
    auto scope = ui.scope(field);
    ui.text(text, {.ink = design::Ink::text_muted});
  }
}

/// What is typed over a refused command is a draft of the device: a reload finds it again.
class Editing {
public:
  Editing(Desk& desk, const sync::Pending& pending) : desk_(&desk), pending_(&pending) {}

  [[nodiscard]] bool is_begun() const { return !desk_->draft(key({})).empty(); }
  void begin() {
    put({}, "begun");
    for (const auto& [field, text] : typed(*pending_))
      put(field, std::string(text));
  }
  void drop() {
    desk_->drop_draft(key({}));
    for (const auto& [field, text] : typed(*pending_))
      desk_->drop_draft(key(field));
  }
  [[nodiscard]] std::string& text(std::string_view field) { return desk_->draft(key(field)); }
  void keep(std::string_view field) { desk_->keep_draft(key(field)); }
  /// In place of what was typed before.
  [[nodiscard]] std::vector<Typed> texts() {
    std::vector<Typed> texts;
    for (const auto& [field, before] : typed(*pending_))
      texts.emplace_back(field, text(field));
    return texts;
  }

private:
  [[nodiscard]] std::string key(std::string_view field) const {
    return "refused:" + to_text(pending_->id) + ":" + std::string(field);
  }
  void put(std::string_view field, std::string text) {
    desk_->draft(key(field)) = std::move(text);
    desk_->keep_draft(key(field));
  }

  Desk* desk_;
  const sync::Pending* pending_;
};

void show_fields(
    ui::Ui& ui, const Reader& reader, View& view, const sync::Pending& pending, Editing& editing
) {
  for (const auto& [field, before] : typed(pending)) {
    const std::string_view label = reader.words.outbox.field(field);
    const std::string error = view.wrong_field == field
                                  ? reader.words.rejection({RejectionCode::invalid_value, {}, {}})
                                  : std::string();
    const bool is_long = field == "text" || field == "reflection";
    const bool is_changed = is_long ? ui.text_area(
                                          {.id = field,
                                           .label = label,
                                           .value = &editing.text(field),
                                           .error = error,
                                           .max_length = 4000,
                                           .required = true,
                                           .language = reader.words.tag}
                                      )
                                    : ui.text_field(
                                          {.id = field,
                                           .label = label,
                                           .value = &editing.text(field),
                                           .error = error,
                                           .input = field == "link" ? ui::Input::url : ui::Input::text,
                                           .max_length = 400,
                                           .required = true,
                                           .language = reader.words.tag}
                                      );
    if (is_changed)
      editing.keep(field);
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

/// With the words as they were edited, if they were.
void retry(ui::Ui& ui, Desk& desk, View& view, const sync::Pending& pending, Editing& editing) {
  view.wrong_field.reset();
  const std::vector<Typed> texts = editing.is_begun() ? editing.texts() : std::vector<Typed>{};
  for (const auto& [field, text] : texts) {
    if (!check_personal_value(pending.command.body, field, encode_text_value(text))) {
      view.wrong_field = field;
      return ui.focus(field);
    }
  }
  if (const auto rejection = desk.retry(pending.id, texts)) {
    view.retried = {pending.id, *rejection};
  } else {
    editing.drop();
  }
}

void show_buttons(
    ui::Ui& ui, const Reader& reader, Desk& desk, View& view, const sync::Pending& pending, Editing& editing
) {
  const words::Outbox& words = reader.words.outbox;
  auto row = ui.row();
  const std::string merging = merging_route(reader, pending.command.body);
  if (!can_retry(reader, pending)) {
    // what is left is to copy it
  } else if (is_beaten(pending) && !merging.empty()) {
    ui.link({.id = "merge", .label = reader.words.plan.merge, .href = merging, .look = ui::LinkLook::button});
  } else {
    if (ui.button({.id = "retry", .label = words.retry, .icon = design::Icon::refresh}))
      retry(ui, desk, view, pending, editing);
    if (!editing.is_begun() && !typed(pending).empty() &&
        ui.button({.id = "edit", .label = words.edit, .kind = ButtonKind::quiet, .icon = design::Icon::pencil}
        )) {
      editing.begin();
      ui.focus(typed(pending).front().first);
    }
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
  Editing editing(desk, pending);
  if (editing.is_begun() && can_retry(reader, pending)) {
    show_fields(ui, reader, view, pending, editing);
  } else {
    show_typed(ui, pending);
  }
  show_buttons(ui, reader, desk, view, pending, editing);
}

void ask_to_drop(
    ui::Ui& ui, const Reader& reader, Desk& desk, View& view, const std::vector<sync::Pending>& refused
) {
  const words::Outbox& words = reader.words.outbox;
  auto dialog = ui.dialog({.id = "drop-refused", .title = words.drop_question});
  ui.text(words.drop_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool keeps = ui.button({.id = "keep", .label = words.keep});
  if (ui.button({.id = "drop", .label = words.drop, .kind = ButtonKind::danger})) {
    for (const sync::Pending& pending : refused) {
      if (pending.id == view.dropping)
        Editing(desk, pending).drop();
    }
    desk.drop(*view.dropping);
    view.dropping.reset();
  } else if (keeps || dialog.dismissed()) {
    view.dropping.reset();
  }
}

} // namespace

void show_refused(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  std::vector<sync::Pending> refused; // a copy: a button changes the outbox itself
  for_each_unsent(reader, [&](const sync::Pending& pending) {
    const bool is_merged_here =
        is_beaten(pending) && ui.route() == merging_route(reader, pending.command.body);
    if (pending.status == sync::Status::rejected && !is_merged_here)
      refused.push_back(pending);
  });
  if (refused.empty())
    return;
  auto section = ui.section({.id = "refused", .title = reader.words.outbox.refused_title});
  for (const sync::Pending& pending : refused)
    show_one(ui, reader, desk, view, pending);
  if (view.dropping)
    ask_to_drop(ui, reader, desk, view, refused);
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
  case sync::Status::accepted:
    return ui.badge({.text = words.accepted, .tone = Tone::neutral, .icon = design::Icon::check});
  case sync::Status::under_way:
    return ui.badge({.text = words.under_way, .tone = Tone::neutral, .icon = design::Icon::cloud});
  case sync::Status::rejected:
    return ui.badge({.text = words.refused, .tone = Tone::warning});
  }
}

UnreadableWish show_unreadable(ui::Ui& ui, const words::Words& words, View& view) {
  auto scope = ui.scope("unreadable");
  auto stack = ui.stack({.gap = design::space::small});
  ui.notice({.id = "text", .tone = Tone::warning, .text = words.outbox.unreadable});
  auto row = ui.row();
  UnreadableWish wish;
  wish.save = ui.button({.id = "save", .label = words.outbox.leave_save});
  if (view.is_unreadable_saved)
    wish.drop = ui.button({.id = "drop", .label = words.outbox.drop, .kind = ButtonKind::danger});
  view.is_unreadable_saved = (view.is_unreadable_saved || wish.save) && !wish.drop;
  return wish;
}

bool is_beaten(const sync::Pending& pending) {
  if (pending.status != sync::Status::rejected || !pending.verdict)
    return false;
  const auto* rejection = std::get_if<Rejection>(&*pending.verdict);
  return rejection != nullptr && rejection->code == RejectionCode::stale_version;
}

void show_waiting(ui::Ui& ui, const Reader& reader) {
  if (waiting_count(reader) == 0)
    return;
  auto section = ui.section({.id = "waiting", .title = reader.words.outbox.waiting_title});
  auto list = ui.list({.id = "list", .name = reader.words.outbox.waiting_title});
  for_each_unsent(reader, [&](const sync::Pending& pending) {
    if (pending.status == sync::Status::rejected)
      return;
    const std::string id = to_text(pending.id);
    auto item = ui.item({.id = id});
    {
      auto row = ui.row();
      ui.text(reader.words.command(pending.command.body), {.type = design::Type::strong});
      show_status(ui, reader, pending);
    }
    show_typed(ui, pending);
    ui.note(reader.when(pending.command.at));
  });
}

std::size_t unsent_count(const Reader& reader) {
  std::size_t count = 0;
  for_each_unsent(reader, [&](const sync::Pending&) { ++count; });
  return count;
}

std::size_t waiting_count(const Reader& reader) {
  const auto is_waiting = [](const sync::Pending& pending) {
    return pending.status != sync::Status::rejected;
  };
  const auto waiting = std::count_if(reader.outbox.begin(), reader.outbox.end(), is_waiting) +
                       std::count_if(reader.group_outbox.begin(), reader.group_outbox.end(), is_waiting);
  return static_cast<std::size_t>(waiting);
}

std::string waiting_words(const Reader& reader) {
  const std::size_t waiting = waiting_count(reader);
  return waiting == 0 ? std::string() : reader.words.outbox.waiting(waiting);
}

} // namespace verdiep::screens::outbox
