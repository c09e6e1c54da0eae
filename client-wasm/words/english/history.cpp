#include "client-wasm/words/history.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

History english_history() {
  return {
      .title = "History",
      .lead = "Everything that happened in this programme, in the order in which it was recorded.",
      .group_lead = "Everything that happened in your group, in the order in which it was recorded.",
      .of_programme = "Programme",
      .of_group = "Our group",
      .streams = "Whose history you are looking at",

      .back_in_time = "Back in time",
      .back_in_time_text = "Look at the pages as they were then.",
      .from_start = "From the beginning",
      .day_label = "Go to a day",
      .day_help = "For example 7-9-2026 (day-month-year). You see how it was at the end of that day.",
      .day_go = "Go",
      .day_unclear = "Write the day as day-month-year, for example 7-9-2026.",
      .day_before = "Nothing had happened by then. Choose a later day.",
      .filter = "Choose what you see",
      .area = "Part",
      .person = "Person",
      .person_search = "Find a person",
      .ding = "Ding",
      .all_areas = "All",
      .no_filter = "Show everything again",
      .chosen = "You only see",
      .timeline = "What happened",
      .more = "Show more",
      .none_title = "Nothing found",
      .none_text = "No event matches this choice. Choose something else, or show everything again.",
      .area_programme = "Programme",
      .area_people = "People",
      .area_dingen = "Dingen",
      .area_forum = "Forum",
      .area_groups = "Groups",
      .area_ideas = "Idea and plan",
      .area_pitch = "Pitches",
      .area_vote = "Vote",
      .area_unknown = "Unknown",
      .numbered = [](std::uint64_t position) { return "event " + std::to_string(position); },
      .recorded = [](std::string_view time) { return "recorded at " + std::string(time); },
      .found = [](std::size_t events) { return counted(events, "event", "events"); },
      .without = [](std::string_view chosen) { return "Do not choose " + std::string(chosen) + " any more"; },
      .came_late =
          [](std::string_view moment) {
            return "Arrived later. By the clock of the device it happened " + std::string(moment) +
                   ": there was no connection, or the clock was behind.";
          },
      .clock_ahead =
          [](std::string_view moment) {
            return "The clock of the device was ahead. By that clock it happened " + std::string(moment) +
                   ".";
          },

      .position_label = "Place in the history",
      .keys = "The arrow keys go one event back or on. Home is the beginning, End is now, and the space bar "
              "plays.",
      .previous = "Previous",
      .next = "Next",
      .play = "Play",
      .pause = "Pause",
      .to_now = "Back to now",
      .to_place = "See where this happened",
      .to_timeline = "To the history",
      .looking_back = "Looking back",
      .look_only = "You are looking back. Nothing can be changed here.",
      .no_past_title = "There is no view of this from then",
      .no_past_text =
          "This page is only about the present. Choose another page on the left, or go back to now.",
      .was_on = [](std::string_view day, std::string_view time
                ) { return "This is how it was on " + std::string(day) + " at " + std::string(time); },
      .of_total = [](std::uint64_t position, std::uint64_t total
                  ) { return "Event " + std::to_string(position) + " of " + std::to_string(total); },

      .proof = "Proof",
      .to_proof = "Look at the proof",
      .verified_text =
          "This device worked it out by itself: the server's signature belongs to exactly these events.",
      .unsigned_title = "Not verified yet",
      .unsigned_text = "There is no signature of the server yet. It comes when you are connected.",
      .damaged_title = "Something is wrong",
      .damaged_text =
          "The events on this device are not those that the server signed. Something was changed, here or "
          "on the server. Tell your coordinator.",
      .bad_signature_title = "The signature is wrong",
      .bad_signature_text =
          "This signature is not from the server that this device knows. Tell your coordinator.",
      .behind_title = "Not everything is here yet",
      .behind_text = "The signature covers more events than this device has. Wait for a connection.",
      .checking_text = "This device is working it out.",
      .proof_lead = "With this anybody can check that nothing was changed, without having to trust us.",
      .facts = "What was signed",
      .fact = "Fact",
      .value = "Value",
      .size = "Number of events",
      .root = "Fingerprint of everything (Merkle root)",
      .state = "Fingerprint of the state",
      .rules = "Version of the rules",
      .key = "Key of the server",
      .signature = "Signed text",
      .origin = "What was signed",
      .of_event = "Proof of one event",
      .leaf = "Fingerprint of the event",
      .state_at = "Fingerprint of the state after this event",
      .save = "Save the proof",
      .saved = "The proof was saved.",
      .not_covered = "This event is newer than the last signature. Try again in a while.",
      .how_to =
          "The file holds the event as it was recorded, the path to the fingerprint of everything, and the "
          "signed text. It is an open format (C2SP tlog-proof) that other programs can check too. Compare "
          "the "
          "key with the one of your organisation.",
      .verified = [](std::size_t events) { return "Verified: " + counted(events, "event", "events"); },
      .waits = [](std::size_t events
               ) { return counted(events, "new event waits", "new events wait") + " for a signature."; },

      .happened = english_happened(),
  };
}

} // namespace verdiep::words
