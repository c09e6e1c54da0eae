#include "client-wasm/screens/help/help.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

#include <array>

namespace verdiep::screens::help {
namespace {

using design::Icon;
using ui::Tone;
using verdiep::forum::AskHelp;

/// Where a question came from: the Ding, else the group of who asked.
std::string origin_of(const Reader& reader, const projections::Thread& thread) {
  if (thread.about) {
    if (const auto* ding = projections::find_ding(reader.model.dingen, *thread.about))
      return reader.title_of(*ding);
  }
  const auto group = verdiep::groups::group_of(reader.model.state.groups, thread.author);
  return group ? reader.name_of(*group) : std::string();
}

std::size_t answers_count(const projections::Thread& thread) {
  const std::size_t posts = projections::posts_count(thread);
  return posts - (posts > 0 ? 1 : 0);
}

const projections::Post* answer_of(const projections::Thread& thread) {
  for (const projections::Post& post : thread.posts) {
    if (post.id == thread.answer && !post.removed)
      return &post;
  }
  return nullptr;
}

std::string facts_of(const Reader& reader, const projections::Thread& thread, bool is_answered) {
  const words::Help& words = reader.words.help;
  std::string facts = reader.name_of(thread.author) + " · ";
  const projections::Post* answer = is_answered ? answer_of(thread) : nullptr;
  if (answer != nullptr) {
    facts += words.answer_of(reader.name_of(answer->author)) + " · " + reader.when(answer->at);
  } else {
    facts += words.asked(reader.when(thread.opened_at));
  }
  const std::string origin = origin_of(reader, thread);
  return origin.empty() ? facts : facts + " · " + origin;
}

const sync::Pending* pending_of(const Reader& reader, ThreadId id) {
  return outbox::find_pending(reader, [id](const CommandBody& body) {
    const auto* ask = std::get_if<AskHelp>(&body);
    return ask != nullptr && ask->thread == id;
  });
}

/// What a helper has to know of a question that waits; of an answered one the list says it all.
void show_badges(ui::Ui& ui, const Reader& reader, const projections::Thread& thread, bool is_answered) {
  const words::Help& words = reader.words.help;
  const bool is_own = thread.author == reader.me;
  if (is_answered && !is_own)
    return;
  auto row = ui.row();
  if (is_own)
    ui.badge({.text = words.yours, .tone = Tone::accent, .icon = Icon::user});
  if (!is_answered) {
    const std::size_t answers = answers_count(thread);
    const std::string said = words.answers(answers);
    ui.badge(
        {.text = said, .tone = answers == 0 ? Tone::warning : Tone::neutral, .icon = Icon::message_square}
    );
  }
  if (const sync::Pending* pending = pending_of(reader, thread.id))
    outbox::show_status(ui, reader, *pending);
}

void show_item(ui::Ui& ui, const Reader& reader, ThreadId id, bool is_answered) {
  const projections::Thread* thread = projections::find_thread(reader.model.forum, id);
  if (thread == nullptr)
    return;
  const std::string key = to_text(id);
  const std::string title = reader.title_of(*thread);
  const std::string route = route_of(id);
  auto item = ui.item({.id = key});
  auto row = ui.row({.top = true});
  if (!ui.compact())
    ui.avatar({.person = reader.name_of(thread->author)});
  auto lines = ui.stack({.gap = design::space::hair, .grow = true});
  ui.link({.id = "open", .label = title, .href = route, .look = ui::LinkLook::strong, .covers_item = true});
  ui.note(facts_of(reader, *thread, is_answered));
  show_badges(ui, reader, *thread, is_answered);
}

void show_filter(ui::Ui& ui, const Reader& reader, bool is_answered) {
  const words::Help& words = reader.words.help;
  const std::array<ui::Chip, 2> chips{{
      {.id = "open",
       .label = words.open,
       .href = "/hulp",
       .current = !is_answered,
       .count = static_cast<int>(open_count(reader))},
      {.id = "answered",
       .label = words.answered,
       .href = "/hulp?toon=beantwoord",
       .current = is_answered,
       .count = static_cast<int>(projections::answered_questions(reader.model.state.forum).size())},
  }};
  ui.chips({.id = "filter", .name = words.filter, .chips = chips});
}

void show_questions(ui::Ui& ui, const Reader& reader, bool is_answered) {
  const words::Help& words = reader.words.help;
  const std::vector<ThreadId> questions = is_answered
                                              ? projections::answered_questions(reader.model.state.forum)
                                              : projections::open_questions(reader.model.state.forum);
  if (questions.empty()) {
    (void)ui.empty({
        .id = "none",
        .icon = is_answered ? Icon::circle_check : Icon::circle_help,
        .title = is_answered ? words.answered_empty_title : words.open_empty_title,
        .text = is_answered ? words.answered_empty_text : words.open_empty_text,
    });
    return;
  }
  auto list = ui.list({.id = "questions", .name = is_answered ? words.answered : words.open});
  for (const ThreadId id : questions)
    show_item(ui, reader, id, is_answered);
}

/// Whom somebody may go and ask.
void show_helpers(ui::Ui& ui, const Reader& reader) {
  const words::Help& words = reader.words.help;
  std::vector<std::pair<GroupId, MemberId>> helpers;
  for (const GroupId id : projections::groups_by_age(reader.model.groups)) {
    const MemberId helper = reader.model.state.groups.groups.at(id).helper;
    if (!helper.is_nil())
      helpers.emplace_back(id, helper);
  }
  const std::string_view note = helpers.empty() ? words.no_helpers_text : words.helpers_text;
  auto section = ui.section({.id = "helpers", .title = words.helpers_title, .note = note});
  if (helpers.empty())
    return;
  auto list = ui.list({.id = "list", .name = words.helpers_title});
  for (const auto& [group, helper] : helpers) {
    const std::string key = to_text(group);
    const std::string name = reader.name_of(helper);
    auto item = ui.item({.id = key});
    auto row = ui.row();
    ui.avatar({.person = name});
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.text(name, {.type = design::Type::strong});
    ui.note(reader.name_of(group));
  }
}

} // namespace

std::size_t open_count(const Reader& reader) {
  return projections::open_questions(reader.model.state.forum).size();
}

void show_list(ui::Ui& ui, const Reader& reader, std::string_view filter) {
  if (!reader.is_past)
    ui.link({
        .id = "ask",
        .label = reader.words.help.ask,
        .href = "/hulp/nieuw",
        .look = ui::LinkLook::button,
        .icon = Icon::circle_help,
    });
  const bool is_answered = filter == "beantwoord";
  show_filter(ui, reader, is_answered);
  show_questions(ui, reader, is_answered);
  if (reader.model.state.programme.kind == programme::Kind::group)
    show_helpers(ui, reader);
}

} // namespace verdiep::screens::help
