#include "client-wasm/words/help.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Help english_help() {
  return {
      .title = "Help",
      .lead = "Stuck? Just ask. The helpers are there for everybody, not only for their own group.",
      .lead_helper = "You are a helper. These questions wait for an answer, the oldest first.",
      .ask = "Ask a question",
      .open = "Open",
      .answered = "Answered",
      .filter = "Which questions",
      .open_empty_title = "No open questions",
      .open_empty_text = "Everybody can go on. Do you have a question? Just ask.",
      .answered_empty_title = "No answers yet",
      .answered_empty_text = "Once a question is solved, you find it here.",
      .yours = "your question",
      .helpers_title = "These are the helpers",
      .helpers_text = "They see new questions in their list at once.",
      .no_helpers_text = "There are no helpers yet. Each group can choose one. Meanwhile everybody can help.",
      .back = "Help",
      .title_label = "What is your question?",
      .title_help = "In one sentence. Then your colleagues know at once whether they can help.",
      .title_missing = "Write your question in one sentence.",
      .text_label = "Tell more about it",
      .text_help = "What have you tried, and where does it get stuck? All participants can read this.",
      .text_missing = "Tell a little more about it.",
      .about = "Does this belong to a Ding?",
      .about_label = "Choose the Ding",
      .about_none = "Not to a Ding",
      .place = "Ask the question",
      .enrol_first = "Enrol first, then you can ask a question.",
      .question = "question",
      .is_answered = "answered",
      .answer = "The answer",
      .mark = "This is the answer",
      .reopen = "Not solved after all",
      .waits_title = "This question waits for an answer",
      .waits_text = "Do you know? Then answer below.",
      .waits_text_asker = "The helpers see your question. Is the answer there? Then mark it at that post.",
      .waits_text_settler =
          "Do you know? Then answer below. Is the answer there already? Then mark it at that post.",
      .answered_title = "This question is answered",
      .asked = [](std::string_view when) { return "asked " + std::string(when); },
      .answers =
          [](std::size_t posts) {
            return posts == 0 ? std::string("no answer yet") : counted(posts, "answer", "answers");
          },
      .open_questions = [](std::size_t questions
                        ) { return counted(questions, "open question", "open questions"); },
      .answer_of = [](std::string_view who) { return "The answer of " + std::string(who); },
      .about_ding = [](std::string_view title) { return "To " + quoted(title); },
  };
}

} // namespace verdiep::words
