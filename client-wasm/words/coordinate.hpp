#pragma once

#include "events/people.hpp"
#include "events/programme.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace verdiep::words {

/// Links by which people come in.
struct Inviting {
  std::string_view invite_lead, link_form, uses, uses_help, days, days_help, make_link, link, link_help,
      link_once, qr, qr_print, open_links, open_links_note, open_links_none_title, open_links_none_text,
      link_to_join, unlimited, revoke, revoke_question, revoke_explained, try_again;
  std::string_view copy, copied, copy_failed, sheet, sheet_text, sheet_none_title, sheet_none_text, print;
  std::string_view not_a_number, other_programmes, too_many_links, invalid_days, invalid_uses, gone,
      no_intake;
};

/// What coordinators do: the course of the programme, inviting, and the people.
struct Coordinate {
  std::string_view title, lead, back, refused_title, refused_text, closed_title, closed_text, under_way;
  std::string_view cancel, save;

  // How things stand
  std::string_view facts, invite, no_round, winner_unknown;

  // The goal
  std::string_view goal, goal_none, goal_agree, goal_revise, goal_dutch, goal_english, goal_help,
      goal_missing, goal_too_long, goal_changed, goal_saved;

  // Enrolment
  std::string_view enrolment, enrolment_open_text, enrolment_closed_text, enrolment_open, enrolment_close;

  // Phase
  std::string_view phase, phase_note, phase_choose, phase_start;

  // The vote
  std::string_view vote, round_none, round_open, round_open_explained, round_few, round_close,
      round_close_explained, runoff, runoff_text, round_pitches, to_vote, turn_out, round_done;

  // The end
  std::string_view ending, ending_text, close_programme, close_question, close_explained;

  Inviting inviting;

  // People
  std::string_view people, people_lead, search, none_found, not_enrolled, no_group, manage, you, roles,
      withdraw, withdraw_explained, login_link, login_link_explained;

  std::string (*enrolled)(std::size_t count);                   ///< "16 deelnemers"
  std::string (*groups)(std::size_t count, std::size_t people); ///< "4 groepen; 2 mensen nog zonder groep"
  std::string (*questions)(std::size_t count);                  ///< "1 hulpvraag wacht op antwoord"
  std::string (*pitches)(std::size_t count);                    ///< "4 pitches"
  std::string (*complete)(std::size_t count, std::size_t all);  ///< who did all must-dos
  std::string (*phase_name)(programme::Phase phase);
  std::string (*phase_now)(std::string_view phase);
  std::string (*round_open_question)(std::size_t pitches);
  std::string (*uses_left)(std::uint32_t uses);
  std::string (*link_dates)(std::string_view made, std::string_view ends);
  std::string (*link_ends)(std::string_view when);
  std::string (*link_for)(std::string_view who);
  std::string (*of_link)(std::string_view what); ///< said after 'Intrekken'
  std::string (*must_progress)(std::size_t done, std::size_t all);
  std::string (*role_name)(people::Role role);
  std::string (*grant)(people::Role role);
  std::string (*revoke_role)(people::Role role);
  std::string (*withdraw_question)(std::string_view who);
  std::string (*found)(std::size_t count);
};

[[nodiscard]] Coordinate dutch_coordinate();
[[nodiscard]] Coordinate english_coordinate();

} // namespace verdiep::words
