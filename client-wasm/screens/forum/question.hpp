#pragma once

#include "client-wasm/screens/forum/forum.hpp"

#include <optional>

/// What a thread shows that is a question for the helpers: whether it waits, its answer, and settling that.
namespace verdiep::screens::forum {

struct Question {
  const projections::Post* answer = nullptr; ///< the post that was marked; null while it waits
  bool is_answered = false;                  ///< also when the marked post was removed since
  bool may_settle = false;                   ///< the reader may mark an answer, and take that back
};

/// Nothing for a thread that is none.
[[nodiscard]] std::optional<Question> question_of(const Place& place, const projections::Thread& thread);

/// In a list, beside other badges.
void show_question_badge(ui::Ui& ui, const Place& place, const projections::Thread& thread);
/// Above the posts: whether it waits, and the answer if it stands far below.
void show_question_status(
    ui::Ui& ui, const Place& place, const projections::Thread& thread, ThreadView& view
);
/// Whether 'Dit is het antwoord' may stand at the post.
[[nodiscard]] bool
may_be_answer(const Place& place, const projections::Thread& thread, const projections::Post& post);
void show_answer_button(
    ui::Ui& ui,
    const Place& place,
    const projections::Thread& thread,
    const projections::Post& post,
    ThreadView& view
);

} // namespace verdiep::screens::forum
