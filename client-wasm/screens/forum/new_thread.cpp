#include "client-wasm/screens/forum/forum.hpp"

namespace verdiep::screens::forum {
namespace {

using verdiep::forum::OpenThread;

/// One draft for each Ding, and one for a conversation about nothing in particular.
std::string draft_key(const Place& place, std::string_view field, std::optional<DingId> about) {
  return "thread-" + std::string(field) + ":" + (about ? to_text(*about) : place.draft_name());
}

void open(ui::Ui& ui, const Place& place, std::optional<DingId> about, NewThreadView& view) {
  Desk& desk = place.desk();
  const std::string title = desk.draft(draft_key(place, "title", about));
  const std::string text = desk.draft(draft_key(place, "text", about));
  view.title_error = is_blank(title) ? place.words().forum.title_missing : std::string_view();
  view.text_error = is_blank(text) ? place.words().forum.text_missing : std::string_view();
  view.error.clear();
  if (!view.title_error.empty())
    return ui.focus("title");
  if (!view.text_error.empty())
    return ui.focus("text");

  const auto thread = desk.new_id<ThreadId>();
  const OpenThread body{thread, desk.new_id<PostId>(), about, {}, {}};
  if (const auto rejection = place.submit(body, {{"text", text}, {"title", title}})) {
    view.error = place.words().rejection(*rejection);
    return;
  }
  desk.drop_draft(draft_key(place, "title", about));
  desk.drop_draft(draft_key(place, "text", about));
  ui.navigate(place.route_of(thread));
}

} // namespace

void show_new_thread(ui::Ui& ui, const Place& place, std::optional<DingId> about, NewThreadView& view) {
  const words::Forum& words = place.words().forum;
  Desk& desk = place.desk();
  if (!place.may_write()) {
    ui.notice({.id = "enrol-first", .text = words.enrol_first});
    ui.link({.id = "enrol", .label = place.words().home.enrol, .href = "/", .look = ui::LinkLook::button});
    return;
  }
  auto form = ui.form({.id = "form", .name = words.new_thread});
  if (ui.text_field({
          .id = "title",
          .label = words.title_label,
          .value = &desk.draft(draft_key(place, "title", about)),
          .error = view.title_error,
          .max_length = 100,
          .required = true,
          .language = place.words().tag,
      })) {
    desk.keep_draft(draft_key(place, "title", about));
  }
  if (ui.text_area({
          .id = "text",
          .label = words.text_label,
          .value = &desk.draft(draft_key(place, "text", about)),
          .help = place.is_room() ? place.words().groups.room_text_help : words.text_help,
          .error = view.text_error,
          .max_length = 4000,
          .lines_min = 5,
          .required = true,
          .language = place.words().tag,
      })) {
    desk.keep_draft(draft_key(place, "text", about));
  }
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = ui::Tone::warning, .text = view.error});
  if (ui.button({
          .id = "place",
          .label = words.place,
          .kind = ui::ButtonKind::primary,
          .icon = design::Icon::send,
          .submits = true,
      })) {
    open(ui, place, about, view);
  }
}

} // namespace verdiep::screens::forum
