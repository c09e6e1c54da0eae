#include "client-wasm/words/history.hpp"
#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {
namespace {

using Text = std::string_view;

std::string said(Text before, Text middle, Text after = {}) {
  return std::string(before).append(middle).append(after);
}

} // namespace

Happened english_happened() {
  return {
      .somebody = "Somebody",
      .system = "The system",
      .a_ding = "a Ding",
      .a_thread = "a conversation",
      .a_pitch = "a pitch",
      .a_group = "a group",
      .ding = [](Text title) { return "the Ding " + quoted(title); },
      .thread = [](Text title) { return "the conversation " + quoted(title); },
      .pitch = [](Text title) { return "the pitch " + quoted(title); },
      .group = [](Text name) { return "the group " + quoted(name); },

      .drafted = [](Text who, Text what) { return said(who, " began the programme ", what); },
      .phase_started = [](Text who, Text what) { return said(who, " began a new phase: ", what); },
      .goal_agreed = [](Text who) { return said(who, " recorded the goal"); },
      .enrolment_opened = [](Text who) { return said(who, " opened enrolment"); },
      .enrolment_closed = [](Text who) { return said(who, " closed enrolment"); },
      .programme_closed = [](Text who) { return said(who, " closed the programme"); },

      .joined = [](Text who) { return said(who, " came to the programme"); },
      .renamed = [](Text who) { return said(who, " chose another name or picture"); },
      .enrolled = [](Text who) { return said(who, " takes part"); },
      .withdrew = [](Text who) { return said(who, " stopped taking part"); },
      .erased = [](Text who) { return said("The data of ", who, " were deleted"); },
      .withdrew_other = [](Text who, Text what) { return said(who, " withdrew ", what); },
      .role_granted = [](Text who, Text whom,
                         Text role) { return said(who, " gave ", whom).append(" the role ").append(role); },
      .role_revoked = [](Text who, Text whom, Text role
                      ) { return said(who, " took from ", whom).append(" the role ").append(role); },

      .ding_added = [](Text who, Text what) { return said(who, " added ", what); },
      .ding_revised = [](Text who, Text what) { return said(who, " revised ", what); },
      .ding_removed = [](Text who, Text what) { return said(who, " removed ", what); },
      .completed = [](Text who, Text what) { return said(who, " completed ", what); },
      .reopened = [](Text who, Text what) { return said(who, " opened again ", what); },

      .thread_opened = [](Text who, Text what) { return said(who, " started ", what); },
      .post_written = [](Text who, Text what) { return said(who, " wrote in ", what); },
      .post_revised = [](Text who, Text what) { return said(who, " revised a post in ", what); },
      .post_removed = [](Text who, Text what) { return said(who, " removed a post from ", what); },
      .locked = [](Text who, Text what) { return said(who, " closed ", what); },
      .unlocked = [](Text who, Text what) { return said(who, " opened again ", what); },
      .help_asked = [](Text who, Text what) { return said(who, " asked for help in ", what); },
      .help_answered = [](Text who, Text what) { return said(who, " marked as answered ", what); },
      .help_reopened = [](Text who, Text what) { return said(who, " opened the question again in ", what); },

      .group_formed = [](Text who, Text what) { return said(who, " started ", what); },
      .group_renamed = [](Text who, Text what) { return said(who, " gave another name to ", what); },
      .group_joined = [](Text who, Text what) { return said(who, " joined ", what); },
      .group_left = [](Text who, Text what) { return said(who, " left ", what); },
      .group_taken_out = [](Text who, Text whom, Text group
                         ) { return said(who, " took ", whom).append(" out of ").append(group); },
      .helper_appointed = [](Text who, Text whom, Text group
                          ) { return said(who, " made ", whom).append(" the helper of ").append(group); },
      .idea_proposed = [](Text who) { return said(who, " wrote the group's idea"); },
      .idea_revised = [](Text who) { return said(who, " revised the group's idea"); },
      .plan_revised = [](Text who, Text what) { return said(who, " worked on the plan: ", what); },

      .pitch_submitted = [](Text who, Text what) { return said(who, " submitted ", what); },
      .pitch_revised = [](Text who, Text what) { return said(who, " revised ", what); },
      .pitch_withdrawn = [](Text who, Text what) { return said(who, " withdrew ", what); },
      .pitch_presented = [](Text who, Text what) { return said(who, " gave the turn to ", what); },
      .remark_given = [](Text who, Text what) { return said(who, " remarked on ", what); },
      .remark_removed = [](Text who, Text what) { return said(who, " removed a remark on ", what); },
      .pitches_ordered = [](Text who) { return said(who, " put the pitches in order"); },

      .round_opened = [](Text who) { return said(who, " opened a round of voting"); },
      .voted = [](Text who) { return said(who, " cast a vote"); },
      .round_closed = [](Text who) { return said(who, " closed the round of voting"); },
      .counted = [](Text who) { return said(who, " counted the votes"); },
      .unknown = "Something that this version of the app does not know",
  };
}

} // namespace verdiep::words
