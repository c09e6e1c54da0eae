#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace verdiep::words {

/// What happened, one sentence an event: who, and what it was about. `what` comes from the nouns below.
struct Happened {
  using Sentence = std::string (*)(std::string_view who, std::string_view what);
  using Deed = std::string (*)(std::string_view who);

  // Who and what, where there is no name to be said.
  std::string_view somebody, system, a_ding, a_thread, a_pitch, a_group;
  std::string (*ding)(std::string_view title);
  std::string (*thread)(std::string_view title);
  std::string (*pitch)(std::string_view title);
  std::string (*group)(std::string_view name);

  Sentence drafted, phase_started;
  Deed goal_agreed, enrolment_opened, enrolment_closed, programme_closed;

  Deed joined, renamed, enrolled, withdrew, erased;
  Sentence withdrew_other;
  std::string (*role_granted)(std::string_view who, std::string_view whom, std::string_view role);
  std::string (*role_revoked)(std::string_view who, std::string_view whom, std::string_view role);

  Sentence ding_added, ding_revised, ding_removed, completed, reopened;

  Sentence thread_opened, post_written, post_revised, post_removed, locked, unlocked, help_asked,
      help_answered, help_reopened;

  Sentence group_formed, group_renamed, group_joined, group_left;
  std::string (*group_taken_out)(std::string_view who, std::string_view whom, std::string_view group);
  std::string (*helper_appointed)(std::string_view who, std::string_view whom, std::string_view group);
  Deed idea_proposed, idea_revised;
  Sentence plan_revised;

  Sentence pitch_submitted, pitch_revised, pitch_withdrawn, pitch_presented, remark_given, remark_removed;
  Deed pitches_ordered;

  Deed round_opened, voted, round_closed, counted;
  std::string_view unknown;
};

/// Looking back: the timeline, the screens of then, and the proof.
struct History {
  std::string_view title, lead, group_lead, of_programme, of_group, streams;

  // The timeline
  std::string_view back_in_time, back_in_time_text, from_start, day_label, day_help, day_go, day_unclear,
      day_before;
  std::string_view filter, area, person, person_search, ding, all_areas, no_filter, chosen, timeline, more;
  std::string_view none_title, none_text;
  std::string_view area_programme, area_people, area_dingen, area_forum, area_groups, area_ideas, area_pitch,
      area_vote, area_unknown;
  std::string (*numbered)(std::uint64_t position); ///< "gebeurtenis 12"
  std::string (*recorded)(std::string_view time);
  std::string (*found)(std::size_t events);
  std::string (*without)(std::string_view chosen); ///< the way back from a filter
  std::string (*came_late)(std::string_view moment);
  std::string (*clock_ahead)(std::string_view moment);

  // The screens of then
  std::string_view position_label, keys, previous, next, play, pause, to_now, to_place, to_timeline,
      looking_back, look_only, no_past_title, no_past_text;
  std::string (*was_on)(std::string_view day, std::string_view time);
  std::string (*of_total)(std::uint64_t position, std::uint64_t total); ///< "gebeurtenis 12 van 441"

  // The proof
  std::string_view proof, to_proof, verified_text, unsigned_title, unsigned_text, damaged_title, damaged_text,
      bad_signature_title, bad_signature_text, behind_title, behind_text, checking_text;
  std::string_view proof_lead, facts, fact, value, size, root, state, rules, key, signature, origin, of_event,
      leaf, state_at, save, saved, not_covered, how_to;
  std::string (*verified)(std::size_t events);
  std::string (*waits)(std::size_t events); ///< newer than the signature

  Happened happened;
};

[[nodiscard]] Happened dutch_happened();
[[nodiscard]] Happened english_happened();
[[nodiscard]] History dutch_history();
[[nodiscard]] History english_history();

} // namespace verdiep::words
