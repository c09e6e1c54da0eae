#include "client-wasm/screens/groups/groups.hpp"
#include "client-wasm/screens/groups/written.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::groups {
namespace {

using design::Icon;
using verdiep::ideas::RevisePlanSection;
using verdiep::ideas::Section;
using verdiep::ideas::sections_count;

struct SectionWords {
  std::string_view key, name, question;
};

SectionWords words_of(const words::Plan& words, Section section) {
  switch (section) {
  case Section::goal:
    return {"goal", words.goal, words.goal_question};
  case Section::audience:
    return {"audience", words.audience, words.audience_question};
  case Section::steps:
    return {"steps", words.steps, words.steps_question};
  case Section::means:
    return {"means", words.means, words.means_question};
  case Section::planning:
    return {"planning", words.planning, words.planning_question};
  }
  return {};
}

const Fields& fields() {
  static const Fields fields{"text"};
  return fields;
}

/// What one section is drawn with.
struct Part {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  Section section;
  std::string& error;
  bool& shows_versions;
  revising::Draft draft;

  [[nodiscard]] const words::Plan& words() const { return reader.words.plan; }
  [[nodiscard]] SectionWords said() const { return words_of(words(), section); }
  [[nodiscard]] const std::vector<projections::Version>& versions() const {
    return reader.group->ideas.section(section);
  }
  [[nodiscard]] revising::Version newest() const { return newest_of(reader, versions(), fields()); }
  [[nodiscard]] auto is_for() const {
    return [section = section](const CommandBody& body) {
      const auto* revise = std::get_if<RevisePlanSection>(&body);
      return revise != nullptr && revise->section == section;
    };
  }
  [[nodiscard]] const sync::Pending* pending() const {
    return outbox::find_pending(reader.group_outbox, is_for());
  }
};

std::string draft_name(const Reader& reader, Section section) {
  return "plan:" + to_text(reader.group_id) + ":" + std::string(words_of(reader.words.plan, section).key);
}

void save(Part& part) {
  const revising::Version newest = part.newest();
  part.error = is_blank(part.draft.text(0)) ? part.words().section_missing : std::string_view();
  if (!part.error.empty())
    return part.ui.focus("text");
  if (revising::merge_first(part.ui, part.reader, part.draft, newest))
    return;
  if (!part.draft.says(newest)) {
    const RevisePlanSection body{part.section, replaced_by(newest), {}};
    if (const auto rejection = part.desk.submit_to_group(body, part.draft.typed())) {
      part.error = part.reader.words.rejection(*rejection);
      return;
    }
  }
  part.draft.drop();
}

void show_writing(Part& part) {
  ui::Ui& ui = part.ui;
  const MemberId they = version_at(part.reader, part.versions(), fields(), part.draft.version()).author;
  revising::show_meeting(ui, part.reader, part.draft, part.newest(), they);
  auto form = ui.form({.id = "form", .name = part.said().name});
  if (ui.text_area({
          .id = "text",
          .label = part.said().question,
          .value = &part.draft.text(0),
          .error = part.error,
          .max_length = 4000,
          .lines_min = 5,
          .required = true,
          .language = part.reader.words.tag,
      })) {
    part.draft.keep(0);
  }
  const auto pressed = revising::show_buttons(
      ui, {.save = part.words().save,
           .cancel = part.words().cancel,
           .waiting = part.pending() != nullptr ? part.words().under_way : std::string_view(),
           .about = part.said().name}
  );
  if (pressed == revising::Pressed::save)
    return save(part);
  if (pressed == revising::Pressed::cancel)
    return part.draft.drop();
  revising::show_origins(ui, part.reader, part.draft, part.newest(), they);
}

void show_text(Part& part) {
  ui::Ui& ui = part.ui;
  ui.note(part.said().question);
  const revising::Version newest = part.newest();
  const bool is_filled = !is_blank(newest.texts[0]);
  if (is_filled) {
    ui.text(newest.texts[0]);
  } else {
    ui.text(part.words().not_filled_in, {.ink = design::Ink::text_muted});
  }
  if (!part.versions().empty()) {
    auto row = ui.row();
    ui.note(byline_of(part.reader, part.versions().back()));
    if (const auto* pending = part.pending())
      outbox::show_status(ui, part.reader, *pending);
  }
  if (ui.button({
          .id = "revise",
          .label = is_filled ? part.words().revise : part.words().fill_in,
          .icon = Icon::pencil,
          .about = part.said().name,
      })) {
    part.error.clear();
    part.draft.begin(newest);
    ui.focus("form/text");
  }
}

void show_section(Part& part) {
  ui::Ui& ui = part.ui;
  auto card = ui.card({.id = part.said().key, .name = part.said().name});
  ui.heading(2, part.said().name);
  const sync::Pending* beaten = outbox::find_beaten(part.reader.group_outbox, part.is_for());
  if (beaten != nullptr) {
    const revising::Version newest = part.newest();
    if (revising::show_beaten(ui, part.reader, *beaten, newest, fields())) {
      const auto& refused = std::get<RevisePlanSection>(beaten->command.body);
      const revising::Version replaced =
          version_at(part.reader, part.versions(), fields(), refused.replaces.value_or(Position{}));
      part.draft.take_back(replaced, revising::texts_of(beaten->command, fields()), newest);
      part.desk.drop(beaten->id);
      ui.focus("form/text");
    }
    return;
  }
  if (part.draft.is_begun()) {
    show_writing(part);
  } else {
    show_text(part);
  }
  show_versions(ui, part.reader, part.versions(), fields(), part.shows_versions);
}

void show_progress(ui::Ui& ui, const Reader& reader) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < sections_count; ++i) {
    const auto& versions = reader.group->ideas.section(static_cast<Section>(i));
    filled += is_blank(newest_of(reader, versions, fields()).texts[0]) ? 0U : 1U;
  }
  const std::string words = reader.words.plan.filled_in(filled, sections_count);
  ui.progress({
      .id = "filled",
      .label = reader.words.groups.plan,
      .done = static_cast<int>(filled),
      .total = static_cast<int>(sections_count),
      .words = words,
  });
}

} // namespace

void show_plan(ui::Ui& ui, const Reader& reader, Desk& desk, PlanView& view) {
  ui.text(reader.words.plan.lead, {.ink = design::Ink::text_muted});
  show_progress(ui, reader);
  for (std::size_t i = 0; i < sections_count; ++i) {
    const auto section = static_cast<Section>(i);
    Part part{
        ui,
        reader,
        desk,
        section,
        view.errors[i],
        view.shows_versions[i],
        revising::Draft(desk, draft_name(reader, section), fields())
    };
    show_section(part);
  }
}

} // namespace verdiep::screens::groups
