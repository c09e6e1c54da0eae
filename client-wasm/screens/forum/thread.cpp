#include "client-wasm/screens/forum/forum.hpp"
#include "client-wasm/screens/forum/question.hpp"
#include "client-wasm/screens/outbox/outbox.hpp"

#include <algorithm>
#include <optional>

namespace verdiep::screens::forum {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::forum::AskHelp;
using verdiep::forum::LockThread;
using verdiep::forum::OpenThread;
using verdiep::forum::RemovePost;
using verdiep::forum::RevisePost;
using verdiep::forum::UnlockThread;
using verdiep::forum::WritePost;

std::string answer_key(ThreadId id) {
  return "answer:" + to_text(id);
}
std::string revision_key(PostId id) {
  return "revision:" + to_text(id);
}

/// What a thread's parts are drawn with.
struct Page {
  ui::Ui& ui;
  const Place& place;
  const projections::Thread& thread;
  ThreadView& view;
  bool is_locked = false;

  [[nodiscard]] const words::Forum& words() const { return place.words().forum; }
  [[nodiscard]] const Reader& reader() const { return place.reader(); }
  [[nodiscard]] Desk& desk() const { return place.desk(); }
  /// Queues a command without texts; what is said against it goes to the foot of the page.
  void submit(CommandBody body) {
    const auto rejection = place.submit(std::move(body));
    view.error = rejection ? place.words().rejection(*rejection) : std::string();
  }
};

bool makes(const CommandBody& body, PostId post) {
  if (const auto* write = std::get_if<WritePost>(&body))
    return write->post == post;
  if (const auto* open = std::get_if<OpenThread>(&body))
    return open->post == post;
  if (const auto* ask = std::get_if<AskHelp>(&body))
    return ask->post == post;
  if (const auto* revise = std::get_if<RevisePost>(&body))
    return revise->post == post;
  const auto* remove = std::get_if<RemovePost>(&body);
  return remove != nullptr && remove->post == post;
}

bool is_answer(const Page& page, const projections::Post& post) {
  const auto question = question_of(page.place, page.thread);
  return question && question->answer != nullptr && question->answer->id == post.id;
}

void show_byline(Page& page, const projections::Post& post) {
  ui::Ui& ui = page.ui;
  auto row = ui.row();
  const std::string name = page.reader().name_of(post.author);
  ui.text(name, {.type = design::Type::strong});
  std::string facts = page.reader().when(post.at);
  if (post.revised_at && !post.removed)
    facts += " · " + std::string(page.words().revised);
  ui.note(facts);
  if (people::holds_role(page.reader().model.state.people, post.author, people::Role::coordinator)) {
    ui.badge({.text = page.words().coordinator});
  }
  if (is_answer(page, post)) {
    ui.badge({.text = page.place.words().help.answer, .tone = Tone::success, .icon = Icon::circle_check});
  }
  const bool is_new =
      page.view.read_from && post.written > *page.view.read_from && post.author != page.reader().me;
  if (is_new && !post.removed)
    ui.badge({.text = page.words().unread, .tone = Tone::accent, .icon = Icon::bell});
  const auto* pending = outbox::find_pending(page.place.outbox(), [&](const CommandBody& body) {
    return makes(body, post.id);
  });
  if (pending != nullptr)
    outbox::show_status(ui, page.reader(), *pending);
}

void save_revision(Page& page, const projections::Post& post) {
  const std::string text = page.desk().draft(revision_key(post.id));
  if (is_blank(text)) {
    page.view.revise_error = page.words().text_missing;
    return page.ui.focus("text");
  }
  if (const auto rejection = page.place.submit(RevisePost{post.id, {}}, {{"text", text}})) {
    page.view.revise_error = page.reader().words.rejection(*rejection);
    return;
  }
  page.desk().drop_draft(revision_key(post.id));
  page.view.revising.reset();
}

void show_revising(Page& page, const projections::Post& post) {
  ui::Ui& ui = page.ui;
  auto form = ui.form({.id = "revise", .name = page.words().revise_label});
  if (ui.text_area({
          .id = "text",
          .label = page.words().revise_label,
          .value = &page.desk().draft(revision_key(post.id)),
          .error = page.view.revise_error,
          .max_length = 4000,
          .required = true,
          .language = page.reader().words.tag,
      })) {
    page.desk().keep_draft(revision_key(post.id));
  }
  auto row = ui.row();
  if (ui.button({.id = "save", .label = page.words().save, .kind = ButtonKind::primary, .submits = true})) {
    save_revision(page, post);
  }
  if (ui.button({.id = "cancel", .label = page.words().cancel, .kind = ButtonKind::quiet})) {
    page.desk().drop_draft(revision_key(post.id));
    page.view.revising.reset();
  }
}

void begin_revising(Page& page, const projections::Post& post) {
  std::string& draft = page.desk().draft(revision_key(post.id));
  const projections::Words now = page.place.model().disclosed.text(post.text, "text");
  if (draft.empty())
    draft = now.text;
  page.view.revising = post.id;
  page.view.revise_error.clear();
}

void show_post_buttons(Page& page, const projections::Post& post) {
  const bool is_own = post.author == page.reader().me;
  const bool may_remove = is_own || page.place.may_remove();
  const bool may_be_answer = forum::may_be_answer(page.place, page.thread, post);
  if (post.removed || !(may_remove || may_be_answer))
    return;
  ui::Ui& ui = page.ui;
  const std::string about = page.reader().name_of(post.author);
  auto row = ui.row();
  if (may_be_answer)
    show_answer_button(ui, page.place, page.thread, post, page.view);
  if (is_own && !page.is_locked &&
      ui.button(
          {.id = "revise",
           .label = page.words().revise,
           .kind = ButtonKind::quiet,
           .icon = Icon::pencil,
           .about = about}
      )) {
    begin_revising(page, post);
  }
  if (may_remove && ui.button(
                        {.id = "remove",
                         .label = page.words().remove,
                         .kind = ButtonKind::quiet,
                         .icon = Icon::trash,
                         .about = about}
                    )) {
    page.view.removing = post.id;
  }
}

void show_post(Page& page, const projections::Post& post) {
  ui::Ui& ui = page.ui;
  const std::string key = to_text(post.id);
  auto item = ui.item({.id = key});
  auto row = ui.row({.gap = design::space::medium, .top = true});
  ui.avatar({.person = page.reader().name_of(post.author)});
  auto lines = ui.stack({.gap = design::space::small, .grow = true});
  std::optional<ui::Scope> marked; // the answer to a question stands out
  if (is_answer(page, post))
    marked.emplace(ui.card({.id = "marked", .tone = Tone::success}));
  show_byline(page, post);
  if (page.view.revising == post.id && !post.removed)
    return show_revising(page, post);
  const projections::Words said = page.place.model().disclosed.text(post.text, "text");
  if (post.removed) {
    ui.text(page.words().removed, {.ink = design::Ink::text_muted});
  } else if (said.sight == projections::Sight::shown) {
    ui.text(said.text);
  } else {
    ui.text(page.reader().said(said), {.ink = design::Ink::text_muted});
  }
  show_post_buttons(page, post);
}

void ask_to_remove(Page& page) {
  ui::Ui& ui = page.ui;
  auto dialog = ui.dialog({.id = "remove", .title = page.words().remove_question});
  ui.text(page.words().remove_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = page.words().cancel});
  if (ui.button({.id = "remove", .label = page.words().remove, .kind = ButtonKind::danger})) {
    page.submit(RemovePost{*page.view.removing});
    page.view.removing.reset();
  } else if (cancels || dialog.dismissed()) {
    page.view.removing.reset();
  }
}

void answer(Page& page) {
  const std::string text = page.desk().draft(answer_key(page.thread.id));
  page.view.write_error.clear();
  if (is_blank(text)) {
    page.view.write_error = page.words().text_missing;
    return page.ui.focus("text");
  }
  const WritePost body{page.thread.id, page.desk().new_id<PostId>(), {}};
  if (const auto rejection = page.place.submit(body, {{"text", text}})) {
    page.view.write_error = page.reader().words.rejection(*rejection);
    return;
  }
  page.desk().drop_draft(answer_key(page.thread.id));
  page.ui.focus("place"); // the new post has moved it down, maybe out of view
}

void show_answering(Page& page) {
  ui::Ui& ui = page.ui;
  auto section = ui.section({.id = "answer", .title = page.words().write});
  if (page.is_locked) {
    ui.notice({.id = "locked", .tone = Tone::neutral, .text = page.words().locked_text});
    return;
  }
  if (!page.place.may_write()) {
    ui.notice({.id = "enrol-first", .text = page.words().enrol_first});
    ui.link(
        {.id = "enrol", .label = page.reader().words.home.enrol, .href = "/", .look = ui::LinkLook::button}
    );
    return;
  }
  auto form = ui.form({.id = "form", .name = page.words().write});
  if (ui.text_area({
          .id = "text",
          .label = page.words().write_label,
          .value = &page.desk().draft(answer_key(page.thread.id)),
          .error = page.view.write_error,
          .max_length = 4000,
          .required = true,
          .language = page.reader().words.tag,
      })) {
    page.desk().keep_draft(answer_key(page.thread.id));
  }
  if (ui.button(
          {.id = "place",
           .label = page.words().write_button,
           .kind = ButtonKind::primary,
           .icon = Icon::send,
           .submits = true}
      )) {
    answer(page);
  }
}

void show_locking(Page& page) {
  if (!page.place.may_lock())
    return;
  ui::Ui& ui = page.ui;
  if (page.is_locked) {
    if (ui.button({.id = "unlock", .label = page.words().unlock, .icon = Icon::lock_open})) {
      page.submit(UnlockThread{page.thread.id});
    }
  } else if (ui.button({.id = "lock", .label = page.words().lock, .icon = Icon::lock})) {
    page.submit(LockThread{page.thread.id});
  }
}

void show_about(Page& page) {
  if (!page.thread.about && !page.is_locked)
    return;
  auto row = page.ui.row();
  const auto* ding =
      page.thread.about ? projections::find_ding(page.reader().model.dingen, *page.thread.about) : nullptr;
  if (ding != nullptr) {
    const std::string title = page.reader().title_of(*ding);
    page.ui.link(
        {.id = "about", .label = title, .href = route_of(*page.thread.about), .icon = Icon::list_checks}
    );
  }
  if (page.is_locked)
    page.ui.badge({.text = page.words().locked, .icon = Icon::lock});
}

/// The unread mark of this visit stays; the device knows that the person has been here.
void mark_read(Page& page) {
  const std::string key = page.place.seen_key(page.thread.id);
  const Position seen = page.desk().seen(key);
  if (!page.view.read_from)
    page.view.read_from = seen;
  const Position active = std::min(page.thread.active, page.place.confirmed());
  if (active > seen)
    page.desk().mark_seen(key, active);
}

} // namespace

bool show_thread(ui::Ui& ui, const Place& place, ThreadId id, ThreadView& view) {
  const projections::Thread* thread = projections::find_thread(place.model().forum, id);
  if (thread == nullptr)
    return false;
  Page page{ui, place, *thread, view, place.is_locked(id)};
  mark_read(page);
  show_about(page);
  show_question_status(ui, place, *thread, view);
  {
    auto list = ui.list({.id = "posts", .name = place.words().forum.title});
    for (const projections::Post& post : thread->posts)
      show_post(page, post);
  }
  if (!place.reader().is_past)
    show_answering(page);
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  show_locking(page);
  if (view.removing)
    ask_to_remove(page);
  return true;
}

} // namespace verdiep::screens::forum
