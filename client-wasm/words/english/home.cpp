#include "client-wasm/words/home.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Home english_home() {
  return {
      .title = "Start",
      .enrol_title = "Are you taking part?",
      .enrol_text = "Enrol. You can then complete Dingen and join in on the forum.",
      .enrol = "Count me in",
      .enrolment_closed_title = "Enrolment is closed",
      .enrolment_closed_text =
          "You can still read everything. Would you like to take part? Ask your coordinator.",
      .progress = "My progress",
      .must_progress = "Must do",
      .all_progress = "All Dingen",
      .next = "What you can do now",
      .next_note = "Your next Ding",
      .all_done_title = "All done!",
      .all_done_text =
          "You have completed every Ding. Help a colleague on the forum, or look back at what you did.",
      .news = "New",
      .no_news_title = "Nothing new yet",
      .no_news_text =
          "This is where you see what your colleagues write. Start a conversation on the forum yourself.",
      .goal = "Our goal",
      .to_dingen = "See all Dingen",
      .now = "What matters now",
      .vote_title = "You can vote",
      .vote_text = "The voting round is open. Choose which idea you will carry out together.",
      .vote = "Go to the vote",
      .tie_title = "A tie",
      .tie_text = "There is no winner yet. There will be a second vote between the best pitches.",
      .result = "See the result",
      .pitch_title = "Write your group’s pitch",
      .pitch_text = "Your group has no pitch yet. Tell briefly what your idea is, and why.",
      .pitch = "Write the pitch",
      .group_title = "Find a group",
      .group_text = "You work out an idea together with colleagues. Join a group, or start one yourself.",
      .group = "See the groups",
      .questions_text = "Colleagues are stuck. You are a helper: see whether you can help.",
      .questions = "Go to the questions",
      .hello = [](std::string_view name) { return "Hello " + std::string(name); },
      .won = [](std::string_view pitch) { return quoted(pitch) + " has won"; },
      .questions_waiting = [](std::size_t questions
                           ) { return counted(questions, "question is waiting", "questions are waiting"); },
      .news_goal = "The goal of the programme has been agreed",
      .news_enrolment = "Enrolment is open",
      .news_closed = "The programme has been closed",
      .news_round_opened = "Voting is open",
      .news_round_closed = "Voting is closed",
      .news_counted = "The result of the vote is known",
      .news_ding = [](std::string_view ding) { return "There is a new Ding: " + quoted(ding); },
      .news_completed = [](std::string_view who,
                           std::string_view ding) { return std::string(who) + " completed " + quoted(ding); },
      .news_thread = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " started a conversation: " + quoted(title); },
      .news_post = [](std::string_view who,
                      std::string_view title) { return std::string(who) + " wrote in " + quoted(title); },
      .news_joined = [](std::string_view who) { return std::string(who) + " is taking part"; },
      .news_asked = [](std::string_view who, std::string_view title
                    ) { return std::string(who) + " asks for help: " + quoted(title); },
      .news_answered = [](std::string_view title
                       ) { return "The question " + quoted(title) + " has been answered"; },
      .news_group = [](std::string_view who, std::string_view group
                    ) { return std::string(who) + " started a group: " + quoted(group); },
      .news_group_joined = [](std::string_view who, std::string_view group
                           ) { return std::string(who) + " joined the group " + quoted(group); },
      .news_helper = [](std::string_view who, std::string_view group
                     ) { return std::string(who) + " is now the helper of " + quoted(group); },
      .news_idea = [](std::string_view who) { return std::string(who) + " wrote about your group’s idea"; },
      .news_plan = [](std::string_view who) { return std::string(who) + " worked on your group’s plan"; },
      .news_pitch = [](std::string_view who, std::string_view title
                    ) { return std::string(who) + " prepared a pitch: " + quoted(title); },
      .news_pitch_revised = [](std::string_view who, std::string_view title
                            ) { return std::string(who) + " changed the pitch " + quoted(title); },
      .news_presented = [](std::string_view title
                        ) { return "The pitch " + quoted(title) + " was presented"; },
      .news_remark = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " left a remark on the pitch " + quoted(title); },
  };
}

} // namespace verdiep::words
