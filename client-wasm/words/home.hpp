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

  std::string (*hello)(std::string_view name);
  std::string (*news_completed)(std::string_view who, std::string_view ding);
  std::string (*news_thread)(std::string_view who, std::string_view title);
  std::string (*news_post)(std::string_view who, std::string_view title);
  std::string (*news_joined)(std::string_view who);
};

[[nodiscard]] Home dutch_home();
[[nodiscard]] Home english_home();

} // namespace verdiep::words
