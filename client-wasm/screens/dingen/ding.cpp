#include "client-wasm/screens/dingen/dingen.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::dingen {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::dingen::CompleteDing;
using verdiep::dingen::ReopenDing;
using verdiep::dingen::Sharing;
using verdiep::dingen::Track;

std::string reflection_key(DingId id) {
  return "reflection:" + to_text(id);
}
std::string link_key(DingId id) {
  return "link:" + to_text(id);
}

std::string_view name_of(const words::Dingen& words, Track track) {
  switch (track) {
  case Track::must:
    return words.must;
  case Track::can:
    return words.can;
  case Track::free:
    return words.free;
  }
  return {};
}

void show_badges(ui::Ui& ui, const Reader& reader, const projections::Ding& ding) {
  auto row = ui.row();
  const bool is_must = ding.content.track == Track::must;
  ui.badge({
      .text = name_of(reader.words.dingen, ding.content.track),
      .tone = is_must ? Tone::accent : Tone::neutral,
      .icon = is_must ? Icon::flag : Icon::star,
  });
  const std::string minutes = reader.words.dingen.minutes(ding.content.minutes);
  ui.badge({.text = minutes, .icon = Icon::clock});
}

void show_paragraph(ui::Ui& ui, ui::Id id, std::string_view title, const projections::Picked& words) {
  if (words.text.empty())
    return;
  auto section = ui.section({.id = id, .title = title});
  ui.text(words.text, {.language = words.language});
}

void show_steps(ui::Ui& ui, const Reader& reader, const projections::Ding& ding) {
  const auto& steps = ding.content.steps.items;
  if (steps.empty())
    return;
  auto section = ui.section({.id = "steps", .title = reader.words.dingen.steps});
  auto list = ui.list({.id = "list", .name = reader.words.dingen.steps, .look = ui::ListLook::plain});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    auto item = ui.item({.id = id});
    auto row = ui.row({.top = true});
    {
      auto number = ui.stack({.width = 24});
      ui.text(id + ".", {.type = design::Type::strong, .ink = design::Ink::text_muted});
    }
    auto words = ui.stack({.grow = true});
    const projections::Picked step = reader.pick(steps[i]);
    ui.text(step.text, {.language = step.language});
  }
}

void show_links(ui::Ui& ui, const Reader& reader, const projections::Ding& ding) {
  if (ding.content.links.items.empty())
    return;
  auto section = ui.section({.id = "links", .title = reader.words.dingen.links});
  for (const verdiep::dingen::Link& link : ding.content.links.items) {
    auto scope = ui.scope(link.url.value);
    const projections::Picked title = reader.pick(link.title);
    ui.link({.id = "open", .label = title.text, .href = link.url.value, .language = title.language});
  }
}

/// An empty link, or one that a browser can open.
bool is_openable(std::string_view link) {
  return link.empty() || link.substr(0, 8) == "https://" || link.substr(0, 7) == "http://";
}

void complete(ui::Ui& ui, const Reader& reader, Desk& desk, DingId id, View& view) {
  const std::string reflection = desk.draft(reflection_key(id));
  const std::string link = desk.draft(link_key(id));
  view.error.clear();
  view.link_error.clear();
  if (!is_openable(link)) {
    view.link_error = reader.words.dingen.link_wrong;
    ui.focus("link");
    return;
  }
  CompleteDing body{id, view.sharing == "programme" ? Sharing::programme : Sharing::coordinators, {}, {}};
  std::vector<Typed> texts;
  if (!reflection.empty()) {
    body.reflection.emplace();
    texts.emplace_back("reflection", reflection);
  }
  if (!link.empty()) {
    body.link.emplace();
    texts.emplace_back("link", link);
  }
  if (const auto rejection = desk.submit(body, texts)) {
    view.error = reader.words.rejection(*rejection);
    return;
  }
  desk.drop_draft(reflection_key(id));
  desk.drop_draft(link_key(id));
  ui.toast(reader.words.dingen.completed_title);
}

void show_form(ui::Ui& ui, const Reader& reader, Desk& desk, DingId id, View& view) {
  const words::Dingen& words = reader.words.dingen;
  auto section = ui.section({.id = "complete", .title = words.complete_title});
  if (!reader.is_enrolled()) {
    ui.notice({.id = "enrol-first", .text = words.enrol_first});
    ui.link({.id = "enrol", .label = reader.words.home.enrol, .href = "/", .look = ui::LinkLook::button});
    return;
  }
  auto form = ui.form({.id = "form", .name = words.complete_title});
  if (ui.text_area({
          .id = "reflection",
          .label = words.reflection_label,
          .value = &desk.draft(reflection_key(id)),
          .help = words.reflection_help,
          .max_length = 4000,
          .language = reader.words.tag,
      })) {
    desk.keep_draft(reflection_key(id));
  }
  if (ui.text_field({
          .id = "link",
          .label = words.link_label,
          .value = &desk.draft(link_key(id)),
          .help = words.link_help,
          .error = view.link_error,
          .input = ui::Input::url,
          .max_length = 400,
      })) {
    desk.keep_draft(link_key(id));
  }
  const ui::Choice choices[] = {
      {"coordinators", words.sharing_coordinators, words.sharing_coordinators_help},
      {"programme", words.sharing_programme, words.sharing_programme_help},
  };
  (void)ui.choice({.id = "sharing", .label = words.sharing_label, .choices = choices, .chosen = &view.sharing}
  );
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  if (ui.button(
          {.id = "complete",
           .label = words.complete,
           .kind = ButtonKind::primary,
           .icon = Icon::check,
           .submits = true}
      )) {
    complete(ui, reader, desk, id, view);
  }
}

void ask_to_reopen(ui::Ui& ui, const Reader& reader, Desk& desk, DingId id, View& view) {
  const words::Dingen& words = reader.words.dingen;
  auto dialog = ui.dialog({.id = "reopen", .title = words.reopen_question});
  ui.text(words.reopen_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  if (ui.button({.id = "reopen", .label = words.reopen, .kind = ButtonKind::primary})) {
    const auto rejection = desk.submit(ReopenDing{id});
    view.error = rejection ? reader.words.rejection(*rejection) : std::string();
    view.is_reopening = false;
  } else if (cancels || dialog.dismissed()) {
    view.is_reopening = false;
  }
}

void show_own_words(ui::Ui& ui, const Reader& reader, const projections::Completion& completion) {
  if (completion.has_reflection) {
    ui.note(reader.words.dingen.your_reflection);
    ui.text(reader.said(reader.model.disclosed.text(completion.position, "reflection")));
  }
  if (!completion.has_link)
    return;
  const projections::Words link = reader.model.disclosed.text(completion.position, "link");
  if (link.sight == projections::Sight::shown && is_openable(link.text)) {
    ui.link({.id = "link", .label = link.text, .href = link.text});
  }
}

void show_completed(
    ui::Ui& ui,
    const Reader& reader,
    Desk& desk,
    DingId id,
    const projections::Completion& completion,
    View& view
) {
  const words::Dingen& words = reader.words.dingen;
  auto section = ui.section({.id = "complete", .title = words.completed_title});
  {
    auto card = ui.card({.id = "done", .tone = Tone::success});
    {
      auto row = ui.row();
      ui.badge({.text = words.done, .tone = Tone::success, .icon = Icon::circle_check});
      ui.note(reader.when(completion.at));
      const sync::Pending* pending = outbox::find_pending(reader, [id](const CommandBody& body) {
        const auto* queued = std::get_if<CompleteDing>(&body);
        return queued != nullptr && queued->ding == id;
      });
      if (pending != nullptr)
        outbox::show_status(ui, reader, *pending);
    }
    show_own_words(ui, reader, completion);
    if (ui.button({.id = "reopen", .label = words.reopen, .kind = ButtonKind::quiet, .icon = Icon::undo})) {
      view.is_reopening = true;
    }
  }
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  if (view.is_reopening)
    ask_to_reopen(ui, reader, desk, id, view);
}

/// What others wrote about it, as far as this reader may see it.
void show_shared(ui::Ui& ui, const Reader& reader, DingId id) {
  std::vector<std::pair<MemberId, projections::Completion>> told;
  for (const auto& [member, completion] : projections::visible_completions(reader.model, id, reader.me)) {
    if (member != reader.me && completion.has_reflection)
      told.emplace_back(member, completion);
  }
  if (told.empty())
    return;
  auto section = ui.section({.id = "shared", .title = reader.words.dingen.shared_reflections});
  auto list = ui.list({.id = "list", .name = reader.words.dingen.shared_reflections});
  for (const auto& [member, completion] : told) {
    const std::string key = to_text(member);
    const std::string name = reader.name_of(member);
    auto item = ui.item({.id = key});
    auto row = ui.row({.top = true});
    ui.avatar({.person = name, .size = 32});
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.note(name + " · " + reader.when(completion.at));
    ui.text(reader.said(reader.model.disclosed.text(completion.position, "reflection")));
  }
}

void show_threads(ui::Ui& ui, const Reader& reader, DingId id) {
  const words::Dingen& words = reader.words.dingen;
  auto section = ui.section({.id = "threads", .title = words.discuss});
  const std::vector<ThreadId> threads = projections::threads_about(reader.model.forum, id);
  if (threads.empty()) {
    ui.text(words.no_threads, {.ink = design::Ink::text_muted});
  } else {
    auto list = ui.list({.id = "list", .name = words.discuss});
    for (const ThreadId thread_id : threads) {
      const projections::Thread& thread = *projections::find_thread(reader.model.forum, thread_id);
      const std::string key = to_text(thread_id);
      const std::string title = reader.title_of(thread);
      auto item = ui.item({.id = key});
      ui.link(
          {.id = "open",
           .label = title,
           .href = route_of(thread_id),
           .look = ui::LinkLook::strong,
           .covers_item = true}
      );
      ui.note(
          reader.words.forum.posts(projections::posts_count(thread)) + " · " + reader.when(thread.active_at)
      );
    }
  }
  if (reader.is_past)
    return;
  auto row = ui.row();
  ui.link({
      .id = "new",
      .label = words.open_thread,
      .href = "/forum/nieuw?ding=" + to_text(id),
      .look = ui::LinkLook::button,
      .icon = Icon::message_square,
  });
  ui.link({
      .id = "ask",
      .label = reader.words.help.ask,
      .href = "/hulp/nieuw?ding=" + to_text(id),
      .look = ui::LinkLook::button,
      .icon = Icon::circle_help,
  });
}

} // namespace

bool show_ding(ui::Ui& ui, const Reader& reader, Desk& desk, DingId id, View& view) {
  const projections::Ding* ding = projections::find_ding(reader.model.dingen, id);
  if (ding == nullptr)
    return false;
  const words::Dingen& words = reader.words.dingen;
  if (ding->removed)
    ui.notice({.id = "removed", .tone = Tone::warning, .text = words.removed});
  show_badges(ui, reader, *ding);
  show_paragraph(ui, "why", words.why, reader.pick(ding->content.why));
  show_steps(ui, reader, *ding);
  show_paragraph(ui, "done-means", words.done_means, reader.pick(ding->content.done));
  show_paragraph(ui, "service", words.service, reader.pick(ding->content.service));
  show_links(ui, reader, *ding);
  if (const auto* completion = projections::find_completion(reader.model.dingen, reader.me, id)) {
    show_completed(ui, reader, desk, id, *completion, view);
  } else if (!ding->removed && !reader.is_past) {
    show_form(ui, reader, desk, id, view);
  }
  show_shared(ui, reader, id);
  show_threads(ui, reader, id);
  return true;
}

} // namespace verdiep::screens::dingen
