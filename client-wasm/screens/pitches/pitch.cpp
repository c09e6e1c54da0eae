#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/pitches/pitches.hpp"

#include <array>
#include <string_view>

namespace verdiep::screens::pitches {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::pitch::RemarkKind;

struct Kind {
  RemarkKind kind;
  std::string_view id;
  std::string_view words::Pitches::* one;
  std::string_view words::Pitches::* many;
  Icon icon;
  Tone tone;
};
/// In the order in which one wants to hear them.
constexpr std::array<Kind, 4> kinds{{
    {RemarkKind::praise, "praise", &words::Pitches::praise, &words::Pitches::praises, Icon::trophy,
     Tone::success},
    {RemarkKind::question, "question", &words::Pitches::question, &words::Pitches::questions, Icon::life_buoy,
     Tone::info},
    {RemarkKind::suggestion, "suggestion", &words::Pitches::suggestion, &words::Pitches::suggestions,
     Icon::lightbulb, Tone::accent},
    {RemarkKind::critique, "critique", &words::Pitches::critique, &words::Pitches::critiques, Icon::info,
     Tone::warning},
}};

struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  PitchView& view;
  PitchId id;
  const projections::Pitch& pitch;

  [[nodiscard]] const words::Pitches& words() const { return reader.words.pitches; }
  [[nodiscard]] std::string draft_key() const { return "remark:" + to_text(id); }
};

void show_remark(Page& page, const projections::Remark& remark) {
  ui::Ui& ui = page.ui;
  const std::string key = to_text(remark.id);
  const std::string who = page.reader.name_of(remark.author);
  auto item = ui.item({.id = key});
  auto row = ui.row({.top = true});
  ui.avatar({.person = who, .size = 32});
  auto lines = ui.stack({.gap = 2, .grow = true});
  ui.note(who + " · " + page.reader.when(remark.at));
  if (remark.removed) {
    ui.note(page.words().removed);
    return;
  }
  ui.text(page.reader.said(page.reader.model.disclosed.text(remark.given, "text")));
  const auto* pending = outbox::find_pending(page.reader, [&](const CommandBody& body) {
    const auto* given = std::get_if<verdiep::pitch::GiveRemark>(&body);
    return given != nullptr && given->remark == remark.id;
  });
  if (pending != nullptr)
    outbox::show_status(ui, page.reader, *pending);
  const bool may_remove = remark.author == page.reader.me || page.reader.is_coordinator();
  if (may_remove && ui.button({
                        .id = "remove",
                        .label = page.words().remove,
                        .kind = ButtonKind::quiet,
                        .icon = Icon::trash,
                        .about = who,
                    })) {
    if (const auto rejection = page.desk.submit(verdiep::pitch::RemoveRemark{remark.id}))
      page.view.error = page.reader.words.rejection(*rejection);
  }
}

void show_remarks_of(Page& page, const Kind& kind) {
  std::size_t count = 0;
  for (const projections::Remark& remark : page.pitch.remarks)
    count += remark.kind == kind.kind && !remark.removed ? 1 : 0;
  if (count == 0)
    return;
  const std::string_view title = page.words().*kind.many;
  auto section = page.ui.section({.id = kind.id, .title = title, .level = 3});
  auto list = page.ui.list({.id = "list", .name = title});
  for (const projections::Remark& remark : page.pitch.remarks) {
    if (remark.kind == kind.kind && !remark.removed)
      show_remark(page, remark);
  }
}

RemarkKind chosen(const PitchView& view) {
  for (const Kind& kind : kinds) {
    if (kind.id == view.kind)
      return kind.kind;
  }
  return RemarkKind::praise;
}

void give(Page& page) {
  std::string& text = page.desk.draft(page.draft_key());
  page.view.error.clear();
  if (is_blank(text)) {
    page.view.error = page.words().remark_missing;
    return page.ui.focus("text");
  }
  const verdiep::pitch::GiveRemark body{page.desk.new_id<RemarkId>(), page.id, chosen(page.view), {}};
  if (const auto rejection = page.desk.submit(body, {{"text", text}})) {
    page.view.error = page.reader.words.rejection(*rejection);
    return;
  }
  page.desk.drop_draft(page.draft_key());
  page.ui.focus("place"); // the new remark has moved it down, maybe out of view
}

void show_giving(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Pitches& words = page.words();
  auto section = ui.section({.id = "give", .title = words.give});
  auto form = ui.form({.id = "form", .name = words.give});
  std::array<ui::Choice, kinds.size()> choices{{
      {.id = kinds[0].id, .label = words.*kinds[0].one},
      {.id = kinds[1].id, .label = words.*kinds[1].one},
      {.id = kinds[2].id, .label = words.*kinds[2].one},
      {.id = kinds[3].id, .label = words.*kinds[3].one},
  }};
  ui.choice({
      .id = "kind",
      .label = words.kind_label,
      .choices = choices,
      .chosen = &page.view.kind,
      .segmented = true,
  });
  if (ui.text_area({
          .id = "text",
          .label = words.remark_label,
          .value = &page.desk.draft(page.draft_key()),
          .error = page.view.error,
          .max_length = 2000,
          .required = true,
          .language = page.reader.words.tag,
      })) {
    page.desk.keep_draft(page.draft_key());
  }
  if (ui.button({.id = "place", .label = words.place, .kind = ButtonKind::primary, .submits = true}))
    give(page);
}

void show_text(Page& page) {
  ui::Ui& ui = page.ui;
  const projections::Disclosed& disclosed = page.reader.model.disclosed;
  if (find(page.reader.model.state.pitch.pitches, page.id)->withdrawn)
    ui.notice({.id = "withdrawn", .tone = Tone::warning, .text = page.words().withdrawn});
  auto card = ui.card({.id = "text"});
  ui.text(page.reader.said(disclosed.text(page.pitch.text, "text")));
  if (page.pitch.has_link) {
    const projections::Words link = disclosed.text(page.pitch.text, "link");
    if (link.sight == projections::Sight::shown)
      ui.link({.id = "link", .label = page.words().link, .href = link.text, .icon = Icon::arrow_right});
  }
  ui.note(
      page.reader.name_of(page.pitch.writer) + " · " +
      page.reader.when(page.pitch.revised_at.value_or(page.pitch.at))
  );
}

} // namespace

void show_pitch(ui::Ui& ui, const Reader& reader, Desk& desk, PitchId id, PitchView& view) {
  Page page{ui, reader, desk, view, id, *projections::find_pitch(reader.model.pitches, id)};
  show_text(page);
  {
    auto section = ui.section({.id = "remarks", .title = page.words().remarks});
    if (projections::remarks_count(page.pitch) == 0)
      ui.note(page.words().no_remarks);
    for (const Kind& kind : kinds)
      show_remarks_of(page, kind);
  }
  const bool stands = !find(reader.model.state.pitch.pitches, id)->withdrawn;
  if (stands && reader.is_enrolled() && !reader.is_past)
    show_giving(page);
}

} // namespace verdiep::screens::pitches
