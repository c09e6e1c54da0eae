#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// Where somebody begins: what is next, how far I am, what is new.
struct Home {
  std::string_view title, enrol_title, enrol_text, enrol, enrolment_closed_title, enrolment_closed_text;
  std::string_view progress, must_progress, all_progress, next, next_note, all_done_title, all_done_text,
      news, no_news_title, no_news_text, goal;
  std::string_view to_dingen;

  // What matters now, each with what leads there.
  std::string_view now;
  std::string_view vote_title, vote_text, vote;
  std::string_view tie_title, tie_text, result;
  std::string_view pitch_title, pitch_text, pitch;
  std::string_view group_title, group_text, group;
  std::string_view questions_text, questions;

  std::string (*hello)(std::string_view name);
  std::string (*won)(std::string_view pitch);
  std::string (*questions_waiting)(std::size_t questions);

  // News: who did what.
  std::string_view news_goal, news_enrolment, news_closed, news_round_opened, news_round_closed, news_counted;
  std::string (*news_ding)(std::string_view ding);
  std::string (*news_completed)(std::string_view who, std::string_view ding);
  std::string (*news_thread)(std::string_view who, std::string_view title);
  std::string (*news_post)(std::string_view who, std::string_view title);
  std::string (*news_joined)(std::string_view who);
  std::string (*news_asked)(std::string_view who, std::string_view title);
  std::string (*news_answered)(std::string_view title);
  std::string (*news_group)(std::string_view who, std::string_view group);
  std::string (*news_group_joined)(std::string_view who, std::string_view group);
  std::string (*news_helper)(std::string_view who, std::string_view group);
  std::string (*news_idea)(std::string_view who);
  std::string (*news_plan)(std::string_view who);
  std::string (*news_pitch)(std::string_view who, std::string_view title);
  std::string (*news_pitch_revised)(std::string_view who, std::string_view title);
  std::string (*news_presented)(std::string_view title);
  std::string (*news_remark)(std::string_view who, std::string_view title);
};

[[nodiscard]] Home dutch_home();
[[nodiscard]] Home english_home();

} // namespace verdiep::words
