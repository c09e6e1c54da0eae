#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// What one chart says beside its sentence.
struct ChartWords {
  std::string_view title, meaning; ///< what is counted, and what is not
};

/// Said to whom the server gives figures, and no events.
struct ReceivedWords {
  std::string_view asking, none_title, none_text, retry, last;
  std::string (*through)(std::string_view day, std::string_view received);
  std::string_view other_page; ///< said of every page but this one
};

/// The whole programme as a file.
struct ExportWords {
  std::string_view title, events, figures, with_content, with_content_help, csv, ndjson, xes, all_figures,
      no_answer, too_busy, not_allowed, failed;
};

/// The figures of a programme: what was counted, in sentences, and how.
struct Insights {
  std::string_view title, lead, numbers, meaning, save, saved;
  ChartWords progress, activity, funnel, pace, network, turnout;

  // Who sees what
  std::string_view sees_names, sees_own, sees_figures, too_few_title, too_few_text, hidden, hidden_note;

  ReceivedWords received;
  ExportWords exports;

  // Filters
  std::string_view filter, track, all_tracks, must, can, free, period, all_time, last_month, last_week, group,
      group_note, chosen;
  std::string (*without)(std::string_view chosen);

  // Heads of the tables
  std::string_view name, number, ding, completed, which, day, people, acts, steps, lower, median, upper, from,
      to, posts, round, voted, electorate;

  // The progress
  std::string_view you, everybody, no_dingen, more;
  std::string (*of)(std::size_t part, std::size_t whole); ///< "3 van de 8"
  std::string (*own_progress)(std::size_t completed, std::size_t dingen);
  std::string (*all_progress)(std::size_t participants, std::size_t dingen);
  std::string (*group_progress)(std::string_view group, std::size_t people, std::size_t dingen);
  std::string_view some_progress; ///< where it may not be told how many take part

  // The days
  std::string_view no_days;
  std::string (*active_days)(std::size_t days);
  std::string (*busiest)(std::string_view day, std::size_t people);
  std::string (*hidden_days)(std::size_t days);
  std::string (*day_label)(int day, int month); ///< under a column: short

  // The must-dos
  std::string_view no_musts, funnel_hidden, all_take_part;
  std::string (*at_least)(std::size_t musts);
  std::string (*all_musts)(std::size_t people, std::size_t participants);
  std::string (*people_count)(std::size_t people);

  // The time it took
  std::string_view pace_axis, no_pace;
  std::string (*no_pace_of)(std::size_t dingen);
  std::string (*pace_of)(std::string_view ding, std::size_t days);
  std::string (*pace_between)(
      std::string_view ding, std::size_t days, std::string_view other_ding, std::size_t other_days
  );

  // The forum
  std::string_view no_answers, network_hidden, network_nameless, network_key, too_many_people;
  std::string (*answers)(std::size_t people, std::size_t posts);
  std::string (*pairs)(std::size_t people, std::size_t pairs);
  std::string (*person)(std::size_t number);

  // The vote
  std::string_view no_rounds, turnout_hidden;
  std::string (*turned_out)(std::size_t voted, std::size_t electorate);
  std::string (*round_number)(std::size_t number);
};

[[nodiscard]] Insights dutch_insights();
[[nodiscard]] Insights english_insights();

} // namespace verdiep::words
