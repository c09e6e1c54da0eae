#include "client-wasm/screens/forum/question.hpp"

#include <algorithm>

namespace verdiep::screens::forum {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::forum::MarkAnswered;
using verdiep::forum::ReopenHelp;

/// An answer that stands right below the question is not said twice.
constexpr std::size_t near_posts = 2;

void submit(const Place& place, CommandBody body, ThreadView& view) {
  const auto rejection = place.submit(std::move(body));
  view.question_error = rejection ? place.words().rejection(*rejection) : std::string();
}

bool is_near(const projections::Thread& thread, const projections::Post& answer) {
  const auto end =
      thread.posts.begin() + static_cast<std::ptrdiff_t>(std::min(near_posts, thread.posts.size()));
  return std::any_of(thread.posts.begin(), end, [&](const projections::Post& post) {
    return post.id == answer.id;
  });
}

void show_waiting(
    ui::Ui& ui, const Place& place, const projections::Thread& thread, const Question& question
) {
  const words::Help& words = place.words().help;
  const std::string_view text = thread.author == place.reader().me ? words.waits_text_asker
                                : question.may_settle              ? words.waits_text_settler
                                                                   : words.waits_text;
  ui.notice({.id = "question", .tone = Tone::info, .title = words.waits_title, .text = text});
}

void show_answered(
    ui::Ui& ui,
    const Place& place,
    const projections::Thread& thread,
    const Question& question,
    ThreadView& view
) {
  const words::Help& words = place.words().help;
  auto card = ui.card({.id = "question", .tone = Tone::success});
  {
    auto row = ui.row();
    ui.icon(Icon::circle_check, design::Ink::success_text);
    ui.text(words.answered_title, {.type = design::Type::strong});
  }
  if (question.answer != nullptr && !is_near(thread, *question.answer)) {
    const std::string who = place.reader().name_of(question.answer->author);
    ui.note(words.answer_of(who) + " · " + place.reader().when(question.answer->at));
    ui.text(place.reader().said(place.model().disclosed.text(question.answer->text, "text")));
  }
  if (question.may_settle &&
      ui.button({.id = "reopen", .label = words.reopen, .kind = ButtonKind::quiet, .icon = Icon::undo})) {
    submit(place, ReopenHelp{thread.id}, view);
  }
}

} // namespace

std::optional<Question> question_of(const Place& place, const projections::Thread& thread) {
  const auto* known = find(place.model().state.forum.threads, thread.id);
  if (known == nullptr || known->asked == Position{})
    return std::nullopt;
  const Reader& reader = place.reader();
  const bool takes_part = reader.is_enrolled() && (thread.author == reader.me || reader.is_helper());
  Question question{nullptr, known->answered.holds, reader.is_coordinator() || takes_part};
  for (const projections::Post& post : thread.posts) {
    if (question.is_answered && post.id == thread.answer && !post.removed)
      question.answer = &post;
  }
  return question;
}

void show_question_badge(ui::Ui& ui, const Place& place, const projections::Thread& thread) {
  const auto question = question_of(place, thread);
  if (!question)
    return;
  const words::Help& words = place.words().help;
  if (question->is_answered) {
    ui.badge({.text = words.is_answered, .tone = Tone::success, .icon = Icon::circle_check});
  } else {
    ui.badge({.text = words.question, .tone = Tone::info, .icon = Icon::circle_help});
  }
}

void show_question_status(
    ui::Ui& ui, const Place& place, const projections::Thread& thread, ThreadView& view
) {
  const auto question = question_of(place, thread);
  if (!question)
    return;
  if (question->is_answered) {
    show_answered(ui, place, thread, *question, view);
  } else {
    show_waiting(ui, place, thread, *question);
  }
  if (!view.question_error.empty())
    ui.notice({.id = "question-error", .tone = Tone::warning, .text = view.question_error});
}

bool may_be_answer(const Place& place, const projections::Thread& thread, const projections::Post& post) {
  const auto question = question_of(place, thread);
  const bool is_question_itself = !thread.posts.empty() && thread.posts.front().id == post.id;
  return question && !question->is_answered && question->may_settle && !post.removed && !is_question_itself;
}

void show_answer_button(
    ui::Ui& ui,
    const Place& place,
    const projections::Thread& thread,
    const projections::Post& post,
    ThreadView& view
) {
  const std::string about = place.reader().name_of(post.author);
  if (ui.button({
          .id = "answer",
          .label = place.words().help.mark,
          .kind = ButtonKind::quiet,
          .icon = Icon::circle_check,
          .about = about,
      })) {
    submit(place, MarkAnswered{thread.id, post.id}, view);
  }
}

} // namespace verdiep::screens::forum
