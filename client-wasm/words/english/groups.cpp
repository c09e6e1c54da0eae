#include "client-wasm/words/groups.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Groups english_groups() {
  return {
      .title = "Groups",
      .lead = "Work out an idea with a few colleagues that does something for your public.",
      .own_title = "Your group",
      .all_title = "All groups",
      .others_title = "Other groups",
      .own = "your group",
      .to_own = "To your group",
      .back = "All groups",
      .none_title = "No groups yet",
      .none_text = "Start the first one. Your colleagues can join it then.",
      .individual_title = "This programme has no groups",
      .individual_text = "Here you do the Dingen on your own. Stuck? Ask for help.",
      .unknown_title = "This group does not exist",
      .unknown_text = "Perhaps the link is not quite right.",
      .join = "Join",
      .full = "full",
      .full_reason = "This group is full.",
      .already_in_one = "You are in a group already. Want another one? Leave yours first.",
      .enrol_first = "Enrol first, then you can be in a group.",
      .form_title = "Start a group yourself",
      .name_label = "What is your group called?",
      .name_help = "After your idea, for instance. You can change the name later.",
      .name_missing = "Give your group a name.",
      .form = "Start the group",
      .leave = "Leave the group",
      .leave_question = "Leave this group?",
      .leave_explained = "You can then no longer read this group’s conversations, idea and plan. What you "
                         "wrote stays with the group. If there is a place, you can join again later.",
      .stay = "Stay",
      .take_out = "Take out of the group",
      .take_out_explained = "This colleague then no longer reads along, and can be in another group.",
      .without_title = "Without a group yet",
      .without_text = "Only coordinators see this list.",
      .cancel = "Cancel",
      .people_title = "Who is in it",
      .helper = "helper",
      .helper_vacant = "no helper yet",
      .helper_explained =
          "The helper (vraagbaak) helps colleagues with practical questions, from other groups "
          "too.",
      .choose_helper = "Who will be your helper?",
      .appoint = "Make helper",
      .rename = "Change the name",
      .rename_label = "Name of the group",
      .save = "Save",
      .you = "you",
      .tabs = "Of your group",
      .talk = "Talk",
      .idea = "Idea",
      .plan = "Plan",
      .people = "Group",
      .only_us = "This is yours: only your own group reads it.",
      .absent_title = "Not on this device yet",
      .absent_text = "What your group wrote is on its way. Without a connection that has to wait.",
      .room_empty_title = "No conversations yet",
      .room_empty_text = "What would make your public happy? Start a conversation about it.",
      .room_text_help = "Only your own group can read this.",
      .places_left = [](std::size_t places) { return counted(places, "place", "places") + " left"; },
      .form_text =
          [](std::size_t others_max) {
            return "You are in it right away. After that there is room for " +
                   counted(others_max, "colleague", "colleagues") + " more.";
          },
      .of_group = [](std::string_view name) { return std::string(name); },
      .take_out_question = [](std::string_view who
                           ) { return "Take " + std::string(who) + " out of the group?"; },
      .appointed = [](std::string_view who) { return std::string(who) + " is the helper now"; },
      .joined = [](std::string_view name) { return "You have joined " + std::string(name); },
  };
}

} // namespace verdiep::words
