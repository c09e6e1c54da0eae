#include "client-wasm/words/coordinate.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {
namespace {

std::string phase_name(programme::Phase phase) {
  switch (phase) {
  case programme::Phase::preparing:
    return "Preparation";
  case programme::Phase::running:
    return "At work";
  case programme::Phase::closing_session:
    return "Closing session";
  case programme::Phase::voting:
    return "Vote";
  case programme::Phase::defence:
    return "Defence before management";
  case programme::Phase::pilot:
    return "Trial of the winning idea";
  case programme::Phase::realised:
    return "Realised";
  }
  return {};
}

std::string role_name(people::Role role) {
  switch (role) {
  case people::Role::coordinator:
    return "coordinator";
  case people::Role::management:
    return "management";
  case people::Role::auditor:
    return "auditor";
  case people::Role::analyst:
    return "analyst";
  }
  return {};
}

} // namespace

Coordinate english_coordinate() {
  return {
      .title = "Coordinate",
      .lead = "How the programme stands, and what you can do about it.",
      .back = "Coordinate",
      .refused_title = "This is for coordinators",
      .refused_text = "You are no coordinator here. Should you be? Ask a coordinator.",
      .closed_title = "This programme is closed",
      .closed_text = "Everybody can still read everything. Nothing can be changed any more.",
      .under_way = "Your last change is still on its way.",
      .cancel = "Cancel",
      .save = "Save",
      .facts = "How things stand",
      .invite = "Invite people",
      .no_round = "There was no vote yet",
      .winner_unknown = "No winner yet",
      .goal = "The goal",
      .goal_none =
          "There is no goal yet. Agree on it together: what should be different after this programme?",
      .goal_agree = "Set the goal",
      .goal_revise = "Change the goal",
      .goal_dutch = "The goal in Dutch",
      .goal_english = "The goal in English",
      .goal_help = "Everybody reads this on the first page.",
      .goal_missing = "Write the goal in one language at least.",
      .goal_too_long = "This is too long. Make it shorter.",
      .goal_changed = "Somebody else changed the goal meanwhile. Their text is below. If you save, yours "
                      "replaces it.",
      .goal_saved = "The goal is set",
      .enrolment = "Enrolment",
      .enrolment_open_text = "Enrolment is open. Whoever has an invitation can take part.",
      .enrolment_closed_text = "Enrolment is closed. Nobody can come in now.",
      .enrolment_open = "Open enrolment",
      .enrolment_close = "Close enrolment",
      .phase = "Phase",
      .phase_note = "The phase tells everybody where you are. It opens or closes nothing.",
      .phase_choose = "Where are you now?",
      .phase_start = "Start phase",
      .vote = "Vote",
      .round_none = "There was no round yet.",
      .round_open = "Open the vote",
      .round_open_explained = "Everybody who takes part now may vote; who comes later may not. The pitches "
                              "are fixed from then on.",
      .round_few = "At least two pitches are needed.",
      .round_close = "Close the vote",
      .round_close_explained =
          "Nobody can vote after that, and the votes are counted. You cannot open this round again.",
      .runoff = "Open a runoff",
      .runoff_text = "There is no winner yet. Open a runoff between the pitches that are tied.",
      .round_pitches = "What is voted on",
      .to_vote = "To the vote",
      .turn_out = "Turn-out",
      .round_done = "There is a winner. No round follows.",
      .ending = "Closing",
      .ending_text = "Is the programme done? Then close it. Everybody can keep reading everything.",
      .close_programme = "Close the programme",
      .close_question = "Close the programme?",
      .close_explained =
          "Nobody can write or change anything after that, neither can you. This cannot be undone.",
      .inviting =
          {
              .invite_lead =
                  "Whoever opens the link becomes a member of this programme. Share it only with those "
                  "who may take part.",
              .link_form = "Make a link",
              .uses = "How often may the link be used?",
              .uses_help = "Leave this empty for no limit.",
              .days = "For how many days does the link work?",
              .days_help = "From 1 to 366 days.",
              .make_link = "Make link",
              .link = "The link",
              .link_help = "Select the link and copy it.",
              .link_once = "You see this link only now. Copy it or show the code before you leave this page.",
              .qr = "QR code of the link",
              .qr_print = "A phone can scan this code. Print the page to put it on a wall.",
              .open_links = "Links that still work",
              .open_links_note = "The links themselves are not shown here. Don’t trust one? Then revoke it.",
              .open_links_none_title = "There are no links that work",
              .open_links_none_text = "Make a link above and send it to your colleagues.",
              .link_to_join = "Invitation to take part",
              .unlimited = "as often as you like",
              .revoke = "Revoke",
              .revoke_question = "Revoke this link?",
              .revoke_explained = "The link stops working at once. Whoever came in with it, stays in.",
              .try_again = "Try again",
              .copy = "Copy link",
              .copied = "The link is copied",
              .copy_failed = "Copying did not work. Select the link and copy it yourself.",
              .sheet = "Sheet with the code",
              .sheet_text =
                  "Take part! Scan the code with your phone’s camera, or type the link into your browser.",
              .sheet_none_title = "There is no link to print",
              .sheet_none_text = "A link can be seen only when you have just made it. Make a new one.",
              .print = "Print",
              .not_a_number = "Fill in a whole number.",
              .other_programmes =
                  "This person also takes part in a programme that you do not coordinate. Ask whoever "
                  "runs the server for a log-in link.",
              .too_many_links = "Too many links are open. First revoke one that you no longer use.",
              .invalid_days = "A link cannot work for that long. Choose 1 to 366 days.",
              .invalid_uses = "Choose a number from 1 to 10,000.",
              .gone = "This link is no longer there. It was used, has expired or was revoked.",
              .no_intake = "That is not possible in this programme now.",
          },
      .people = "People",
      .people_lead = "Who takes part, how far everybody is, and who may do what.",
      .search = "Search by name or group",
      .none_found = "Nobody found. Search with fewer letters.",
      .not_enrolled = "not enrolled",
      .no_group = "no group yet",
      .manage = "Manage",
      .you = "you",
      .roles = "Roles",
      .withdraw = "Withdraw",
      .withdraw_explained =
          "This person also leaves the group, and has no vote in a new round. If enrolment is open, they can "
          "enrol again later.",
      .login_link = "Make a new log-in link",
      .login_link_explained =
          "With this link this person logs in once, within 7 days. Give it to nobody else: "
          "whoever opens it is logged in as that person.",
      .enrolled = [](std::size_t count) { return counted(count, "participant", "participants"); },
      .groups =
          [](std::size_t count, std::size_t people) {
            const std::string groups = counted(count, "group", "groups");
            if (people == 0)
              return groups + ", everybody is in one";
            const std::string alone = counted(people, "participant", "participants") + " without one";
            return groups + ", " + alone;
          },
      .questions = [](std::size_t count
                   ) { return counted(count, "question waits", "questions wait") + " for an answer"; },
      .pitches = [](std::size_t count) { return counted(count, "pitch", "pitches"); },
      .complete = [](std::size_t count, std::size_t all
                  ) { return std::to_string(count) + " of " + std::to_string(all) + " did all must-dos"; },
      .phase_name = phase_name,
      .phase_now = [](std::string_view phase) { return "You are now at: " + std::string(phase) + "."; },
      .round_open_question = [](std::size_t pitches
                             ) { return "Open the vote on " + counted(pitches, "pitch", "pitches") + "?"; },
      .uses_left = [](std::uint32_t uses
                   ) { return "can be used " + counted(uses, "time", "times") + " more"; },
      .link_dates = [](std::string_view made, std::string_view ends
                    ) { return "Made: " + std::string(made) + " · works until: " + std::string(ends); },
      .link_ends = [](std::string_view when) { return "Works until " + std::string(when) + "."; },
      .link_for = [](std::string_view who) { return "Log-in link for " + std::string(who); },
      .of_link = [](std::string_view what) { return "of " + quoted(what); },
      .must_progress = [](std::size_t done, std::size_t all
                       ) { return std::to_string(done) + " of " + std::to_string(all) + " must-dos"; },
      .role_name = role_name,
      .grant = [](people::Role role) { return "Give role " + role_name(role); },
      .revoke_role = [](people::Role role) { return "Take away role " + role_name(role); },
      .withdraw_question = [](std::string_view who) { return "Withdraw " + std::string(who) + "?"; },
      .found = [](std::size_t count) { return counted(count, "person", "people"); },
  };
}

} // namespace verdiep::words
