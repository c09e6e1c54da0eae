#include "client-wasm/screens/help/help.hpp"

namespace verdiep::screens::help {
namespace {

using verdiep::forum::AskHelp;

constexpr std::string_view none = "none";

std::string draft_key(std::string_view field) {
  return "question-" + std::string(field);
}

std::optional<DingId> chosen(const AskView& view) {
  return view.about == none ? std::nullopt : parse_id<DingId>(view.about);
}

/// Asks, and goes to the question; where something is missing, the focus goes there.
void ask(ui::Ui& ui, const Reader& reader, Desk& desk, AskView& view) {
  const words::Help& words = reader.words.help;
  const std::string title = desk.draft(draft_key("title"));
  const std::string text = desk.draft(draft_key("text"));
  view.title_error = is_blank(title) ? words.title_missing : std::string_view();
  view.text_error = is_blank(text) ? words.text_missing : std::string_view();
  view.error.clear();
  if (!view.title_error.empty())
    return ui.focus("title");
  if (!view.text_error.empty())
    return ui.focus("text");

  const auto thread = desk.new_id<ThreadId>();
  const AskHelp body{thread, desk.new_id<PostId>(), chosen(view), {}, {}};
  if (const auto rejection = desk.submit(body, {{"text", text}, {"title", title}})) {
    view.error = reader.words.rejection(*rejection);
    return;
  }
  desk.drop_draft(draft_key("title"));
  desk.drop_draft(draft_key("text"));
  view = AskView{};
  ui.navigate(route_of(thread));
}

void show_fields(ui::Ui& ui, const Reader& reader, Desk& desk, const AskView& view) {
  const words::Help& words = reader.words.help;
  if (ui.text_field({
          .id = "title",
          .label = words.title_label,
          .value = &desk.draft(draft_key("title")),
          .help = words.title_help,
          .error = view.title_error,
          .max_length = 100,
          .required = true,
          .language = reader.words.tag,
      })) {
    desk.keep_draft(draft_key("title"));
  }
  if (ui.text_area({
          .id = "text",
          .label = words.text_label,
          .value = &desk.draft(draft_key("text")),
          .help = words.text_help,
          .error = view.text_error,
          .max_length = 4000,
          .lines_min = 5,
          .required = true,
          .language = reader.words.tag,
      })) {
    desk.keep_draft(draft_key("text"));
  }
}

/// Which Ding it is about, behind a button that says what was chosen: most questions are about none.
void show_about(ui::Ui& ui, const Reader& reader, AskView& view) {
  const words::Help& words = reader.words.help;
  const auto about = chosen(view);
  const auto* ding = about ? projections::find_ding(reader.model.dingen, *about) : nullptr;
  const std::string label =
      ding == nullptr ? std::string(words.about) : words.about_ding(reader.title_of(*ding));
  auto open = ui.disclosure({.id = "about", .label = label, .open = &view.shows_dingen});
  if (!open)
    return;
  std::vector<std::pair<std::string, std::string>> dingen{{std::string(none), std::string(words.about_none)}};
  for (const auto track : {dingen::Track::must, dingen::Track::can, dingen::Track::free}) {
    for (const DingId id : projections::offered(reader.model.dingen, track))
      dingen.emplace_back(to_text(id), reader.title_of(*projections::find_ding(reader.model.dingen, id)));
  }
  std::vector<ui::Choice> choices;
  for (const auto& [id, title] : dingen)
    choices.push_back({id, title});
  (void)ui.choice({.id = "ding", .label = words.about_label, .choices = choices, .chosen = &view.about});
}

} // namespace

void show_asking(ui::Ui& ui, const Reader& reader, Desk& desk, std::optional<DingId> about, AskView& view) {
  const words::Help& words = reader.words.help;
  if (!reader.is_enrolled() && !reader.is_coordinator()) {
    ui.notice({.id = "enrol-first", .text = words.enrol_first});
    ui.link({.id = "enrol", .label = reader.words.home.enrol, .href = "/", .look = ui::LinkLook::button});
    return;
  }
  if (view.about.empty())
    view.about = about ? to_text(*about) : std::string(none);
  auto form = ui.form({.id = "form", .name = words.ask});
  show_fields(ui, reader, desk, view);
  show_about(ui, reader, view);
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = ui::Tone::warning, .text = view.error});
  if (ui.button({
          .id = "place",
          .label = words.place,
          .kind = ui::ButtonKind::primary,
          .icon = design::Icon::send,
          .submits = true,
      })) {
    ask(ui, reader, desk, view);
  }
}

} // namespace verdiep::screens::help
