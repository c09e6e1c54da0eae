#include "client-wasm/words/insights.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Insights english_insights() {
  return {
      .title = "Insights",
      .lead = "How this programme is going, in figures.",
      .numbers = "Show the figures",
      .meaning = "What does this count?",
      .save = "Save as CSV",
      .saved = "The figures have been saved.",
      .progress =
          {"Who completed what", "Each cell is a Ding of a participant. A Ding counts if it is completed "
                                 "now; who reopens it no longer "
                                 "counts. Only who takes part now and Dingen on offer now are in it."},
      .activity =
          {"When things happened",
           "Each day: how many participants did something, whatever it was. Who does five things in a day "
           "counts "
           "once. What counts is the day somebody did it, offline too. Days are in universal time (UTC)."},
      .funnel =
          {"The must do’s, step by step", "How many participants completed at least that many must do’s, "
                                          "whichever they were. Only who takes "
                                          "part now counts."},
      .pace =
          {"How long a Ding takes to come",
           "The number of days from enrolling to completing. The box is the middle half of the people, the "
           "bar "
           "the person in the middle (the median). Who has not completed a Ding does not count."},
      .network =
          {"Who answers whom", "An answer is a post in a conversation that somebody else began, in the "
                               "programme’s forum. Removed "
                               "posts and the rooms of groups do not count."},
      .turnout =
          {"Turn-out of the vote",
           "Of everybody who could vote: who voted at least once. Who had second thoughts counts once. What "
           "people voted is not in here."},

      .sees_names = "You see names because you coordinate. Participants see only their own progress.",
      .sees_own =
          "You see your own progress, and figures about at least five people. Only the coordinator sees what "
          "somebody else completed.",
      .sees_figures = "You see figures about at least five people and of days that are over, without names.",
      .too_few_title = "Too few people yet",
      .too_few_text = "Fewer than five people take part. A figure could then say something about one person. "
                      "So there are no "
                      "figures about others here yet.",
      .hidden = "not told",
      .hidden_note =
          "A dash or ‘not told’ means: with this number one could work out something about fewer than five "
          "people. So nobody can be recognised.",

      .received =
          {
              .asking = "Fetching the figures",
              .none_title = "The figures are not here yet",
              .none_text = "They come from the server, which cannot be reached now. After that the last "
                           "figures stay on this "
                           "device, without a connection too.",
              .retry = "Try again",
              .last = "No connection. These are the last figures that came in here.",
              .through =
                  [](std::string_view day, std::string_view received) {
                    return "Figures up to and including " + std::string(day) +
                           ". Fetched: " + std::string(received) + ".";
                  },
              .other_page = "In your role you see the figures of this programme. The other pages are for "
                            "those who take part.",
          },
      .exports =
          {
              .title = "Take the whole programme with you",
              .events = "All events in one file, as far as you may see them: CSV for a spreadsheet, NDJSON "
                        "for other programs, XES "
                        "for programs that map work processes.",
              .figures = "All figures that you may see, in one file for a spreadsheet.",
              .with_content = "With what people wrote",
              .with_content_help =
                  "From then on you keep their words: be careful where you put the file, and delete it when "
                  "you no longer need it.",
              .csv = "CSV",
              .ndjson = "NDJSON",
              .xes = "XES",
              .all_figures = "All figures as CSV",
              .no_answer =
                  "The file did not come in (whole); nothing was saved. The server makes it: try again when "
                  "there is a connection.",
              .too_busy = "The server is busy with too many files. Try again in a minute.",
              .not_allowed =
                  "Your role may not have this file (any more). Ask your coordinator if that is wrong.",
              .failed =
                  "The server could not make the file. Try again later; if it stays like this, tell whoever "
                  "runs the server.",
          },

      .filter = "Choose what you see",
      .track = "Kind of Ding",
      .all_tracks = "All",
      .must = "Must do",
      .can = "Can do",
      .free = "Free",
      .period = "Period",
      .all_time = "The whole programme",
      .last_month = "Last four weeks",
      .last_week = "Last week",
      .group = "Group",
      .group_note = "The group holds for who completed what, and for the forum.",
      .chosen = "You see only",
      .without = [](std::string_view chosen) { return "No longer choose " + std::string(chosen); },

      .name = "Name",
      .number = "Number",
      .ding = "Ding",
      .completed = "Completed",
      .which = "Which numbers",
      .day = "Day",
      .people = "People",
      .acts = "Acts",
      .steps = "Completed",
      .lower = "A quarter",
      .median = "Half",
      .upper = "Three quarters",
      .from = "Who answers",
      .to = "Whom",
      .posts = "Posts",
      .round = "Round",
      .voted = "Voted",
      .electorate = "Could vote",

      .you = "You",
      .everybody = "Everybody",
      .no_dingen = "There are no Dingen yet, or nobody takes part yet.",
      .more = "Show more people",
      .of = [](std::size_t part,
               std::size_t whole) { return std::to_string(part) + " of " + std::to_string(whole); },
      .own_progress =
          [](std::size_t completed, std::size_t dingen) {
            return "You completed " + std::to_string(completed) + " of " + counted(dingen, "Ding", "Dingen") +
                   ".";
          },
      .all_progress =
          [](std::size_t participants, std::size_t dingen) {
            return counted(participants, "participant", "participants") + " and " +
                   counted(dingen, "Ding", "Dingen") + ": a tick is completed.";
          },
      .group_progress =
          [](std::string_view group, std::size_t people, std::size_t dingen) {
            return counted(people, "participant", "participants") + " of " + std::string(group) + " and " +
                   counted(dingen, "Ding", "Dingen") + ": a tick is completed.";
          },
      .some_progress = "How many people completed each Ding.",

      .no_days = "Nobody did anything yet in this period.",
      .active_days = [](std::size_t days
                     ) { return "Participants did something on " + counted(days, "day", "days") + "."; },
      .busiest =
          [](std::string_view day, std::size_t people) {
            return "The busiest was " + std::string(day) + ", with " +
                   counted(people, "participant", "participants") + ".";
          },
      .hidden_days =
          [](std::size_t days) {
            return counted(days, "day has", "days have") +
                   " an open mark: that number is not told, so that nobody can be recognised.";
          },
      .day_label = [](int day, int month) { return std::to_string(day) + "/" + std::to_string(month); },

      .no_musts = "There are no must do’s yet, or nobody takes part yet.",
      .funnel_hidden = "How many participants completed all must do’s we do not say: it would tell something "
                       "about fewer than "
                       "five people.",
      .all_take_part = "Take part",
      .at_least = [](std::size_t musts) { return "At least " + counted(musts, "must do", "must do’s"); },
      .all_musts =
          [](std::size_t people, std::size_t participants) {
            return std::to_string(people) + " of " + counted(participants, "participant", "participants") +
                   " completed all must do’s.";
          },
      .people_count = [](std::size_t people) { return counted(people, "participant", "participants"); },

      .pace_axis = "days after enrolling",
      .no_pace = "No Ding has been completed by enough people yet to say something about it.",
      .no_pace_of =
          [](std::size_t dingen) {
            return counted(dingen, "Ding is", "Dingen are") +
                   " not in it: completed by nobody yet, or by too few people to say something.";
          },
      .pace_of =
          [](std::string_view ding, std::size_t days) {
            return "Half of the people who completed " + quoted(ding) + " did so within " +
                   counted(days, "day", "days") + ".";
          },
      .pace_between =
          [](std::string_view ding, std::size_t days, std::string_view other_ding, std::size_t other_days) {
            return "First came " + quoted(ding) + ", for half within " + counted(days, "day", "days") +
                   "; last " + quoted(other_ding) + ", for half within " +
                   counted(other_days, "day", "days") + ".";
          },

      .no_answers = "Nobody has answered anybody else in the forum yet.",
      .network_hidden =
          "Fewer than five people answered each other in the forum. We say no more, that nobody can be "
          "recognised.",
      .network_nameless = "Only the coordinator sees names and how often. The numbers do not tell who it is.",
      .network_key = "A row is who answers, a column whom; the number is how often.",
      .too_many_people = "These are too many people to draw. Choose a group, or look at the figures.",
      .answers =
          [](std::size_t people, std::size_t posts) {
            return counted(people, "person", "people") + " in conversation, with " +
                   counted(posts, "answer", "answers") + " to somebody else together.";
          },
      .pairs =
          [](std::size_t people, std::size_t pairs) {
            return counted(people, "person", "people") + " in conversation; " + std::to_string(pairs) +
                   " times somebody answers a certain other.";
          },
      .person = [](std::size_t number) { return "Person " + std::to_string(number); },

      .no_rounds = "There has been no round of voting yet.",
      .turnout_hidden =
          "How many people voted we do not say: it would tell something about fewer than five people.",
      .turned_out =
          [](std::size_t voted, std::size_t electorate) {
            return std::to_string(voted) + " of the " + std::to_string(electorate) +
                   " people who could vote did.";
          },
      .round_number = [](std::size_t number) { return "Round " + std::to_string(number); },
  };
}

} // namespace verdiep::words
