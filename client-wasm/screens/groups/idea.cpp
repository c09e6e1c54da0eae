#include "client-wasm/screens/groups/groups.hpp"
#include "client-wasm/screens/groups/written.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::groups {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::ideas::ProposeIdea;

const Fields& fields() {
  static const Fields fields{"title", "text"};
  return fields;
}
constexpr std::size_t title = 0;
constexpr std::size_t text = 1;

bool is_proposal(const CommandBody& body) {
  return std::holds_alternative<ProposeIdea>(body);
}

/// What the page is drawn with.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  IdeaView& view;
  revising::Draft draft;

  [[nodiscard]] const words::Plan& words() const { return reader.words.plan; }
  [[nodiscard]] const std::vector<projections::Version>& versions() const { return reader.group->ideas.idea; }
  [[nodiscard]] revising::Version newest() const { return newest_of(reader, versions(), fields()); }
  [[nodiscard]] const sync::Pending* pending() const {
    return outbox::find_pending(reader.group_outbox, is_proposal);
  }
};

/// False if something is missing; then the focus is there.
bool is_complete(Page& page) {
  page.view.title_error =
      is_blank(page.draft.text(title)) ? page.words().idea_title_missing : std::string_view();
  page.view.text_error =
      is_blank(page.draft.text(text)) ? page.words().idea_text_missing : std::string_view();
  if (!page.view.title_error.empty())
    page.ui.focus("title");
  else if (!page.view.text_error.empty())
    page.ui.focus("text");
  return page.view.title_error.empty() && page.view.text_error.empty();
}

void save(Page& page) {
  const revising::Version newest = page.newest();
  page.view.error.clear();
  if (!is_complete(page))
    return;
  if (revising::merge_first(page.ui, page.reader, page.draft, newest))
    return;
  if (!page.draft.says(newest)) {
    const ProposeIdea body{replaced_by(newest), {}, {}};
    if (const auto rejection = page.desk.submit_to_group(body, page.draft.typed())) {
      page.view.error = page.reader.words.rejection(*rejection);
      return;
    }
  }
  page.draft.drop();
}

void show_fields(Page& page) {
  if (page.ui.text_field({
          .id = "title",
          .label = page.words().idea_title_label,
          .value = &page.draft.text(title),
          .error = page.view.title_error,
          .max_length = 100,
          .required = true,
          .language = page.reader.words.tag,
      })) {
    page.draft.keep(title);
  }
  if (page.ui.text_area({
          .id = "text",
          .label = page.words().idea_text_label,
          .value = &page.draft.text(text),
          .help = page.words().idea_text_help,
          .error = page.view.text_error,
          .max_length = 4000,
          .lines_min = 6,
          .required = true,
          .language = page.reader.words.tag,
      })) {
    page.draft.keep(text);
  }
}

void show_writing(Page& page) {
  ui::Ui& ui = page.ui;
  const MemberId they = version_at(page.reader, page.versions(), fields(), page.draft.version()).author;
  revising::show_meeting(ui, page.reader, page.draft, page.newest(), they);
  auto form = ui.form({.id = "form", .name = page.words().idea_form});
  show_fields(page);
  if (!page.view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = page.view.error});
  const auto pressed = revising::show_buttons(
      ui, {.save = page.words().save,
           .cancel = page.words().cancel,
           .waiting = page.pending() != nullptr ? page.words().under_way : std::string_view()}
  );
  if (pressed == revising::Pressed::save)
    return save(page);
  if (pressed == revising::Pressed::cancel)
    return page.draft.drop();
  revising::show_origins(ui, page.reader, page.draft, page.newest(), they);
}

void begin(Page& page) {
  page.view = IdeaView{};
  page.draft.begin(page.newest());
  page.ui.focus("form/title");
}

/// True when somebody wants to write.
bool show_none(Page& page) {
  auto empty = page.ui.empty({
      .id = "none",
      .icon = Icon::lightbulb,
      .title = page.words().idea_empty_title,
      .text = page.words().idea_empty_text,
  });
  return page.ui.button(
      {.id = "propose", .label = page.words().propose, .kind = ButtonKind::primary, .icon = Icon::plus}
  );
}

/// True when somebody wants to write.
bool show_newest(Page& page) {
  ui::Ui& ui = page.ui;
  const projections::Version& version = page.versions().back();
  const auto said = [&](std::string_view field) {
    return page.reader.said(page.reader.group->disclosed.text(version.position, field));
  };
  auto card = ui.card({.id = "idea"});
  ui.heading(2, said("title"));
  ui.text(said("text"));
  {
    auto row = ui.row();
    ui.note(byline_of(page.reader, version));
    if (const auto* pending = page.pending())
      outbox::show_status(ui, page.reader, *pending);
  }
  return ui.button({.id = "revise", .label = page.words().revise, .icon = Icon::pencil});
}

/// Both versions of an idea that somebody else revised first.
void show_refused(Page& page, const sync::Pending& beaten) {
  const revising::Version newest = page.newest();
  if (!revising::show_beaten(page.ui, page.reader, beaten, newest, fields()))
    return;
  const auto& refused = std::get<ProposeIdea>(beaten.command.body);
  const revising::Version replaced =
      version_at(page.reader, page.versions(), fields(), refused.replaces.value_or(Position{}));
  page.draft.take_back(replaced, revising::texts_of(beaten.command, fields()), newest);
  page.desk.drop(beaten.id);
  page.ui.focus("form/text");
}

} // namespace

void show_idea(ui::Ui& ui, const Reader& reader, Desk& desk, IdeaView& view) {
  Page page{ui, reader, desk, view, revising::Draft(desk, "idea:" + to_text(reader.group_id), fields())};
  if (const sync::Pending* beaten = outbox::find_beaten(reader.group_outbox, is_proposal)) {
    show_refused(page, *beaten);
  } else if (page.draft.is_begun()) {
    show_writing(page);
  } else if (page.versions().empty() ? show_none(page) : show_newest(page)) {
    begin(page);
  }
  show_versions(ui, reader, page.versions(), fields(), view.shows_versions);
}

} // namespace verdiep::screens::groups
