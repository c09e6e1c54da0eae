#include "client-wasm/words/vote.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Vote english_vote() {
  return {
      .title = "Vote",
      .none_title = "Nothing to vote on yet",
      .none_text = "At the closing session your coordinator opens the vote. Read the pitches meanwhile.",
      .to_pitches = "To the pitches",
      .choose = "Which idea should win?",
      .cast = "Cast my vote",
      .change = "Change my vote",
      .keep = "Leave it",
      .own_group = "your group",
      .choose_missing = "Choose a pitch first.",
      .not_admitted_title = "You have no vote in this round",
      .not_admitted_text =
          "Who may vote was written down when the round opened. You did not take part then. You can see the "
          "result here.",
      .voted_title = "You have voted",
      .change_until = "You can change your vote until the round closes.",
      .code = "Your code",
      .code_explained = "After the count this code stands in the result, with your choice. So you see for "
                        "yourself that your "
                        "vote was counted. It stays on this device; copy it if you will use another one.",
      .elsewhere =
          "You voted on another device. Your code is there. If you vote again here, this vote counts.",
      .secrecy = "Who can see how I vote?",
      .secrecy_who = "Everybody can see that you voted. What you chose, nobody sees in the app.",
      .secrecy_operator =
          "Until the count, whoever runs the server could look it up. That is why we say confidential, not "
          "anonymous.",
      .secrecy_after =
          "After the count, what ties you to your code is destroyed. The result names codes only.",
      .secrecy_alike = "If all choose the same, everybody knows what you chose, of course. And whoever knows "
                       "your code can look up your choice.",
      .counting_title = "The votes are being counted",
      .counting_text = "The round is closed. The result will be here in a moment.",
      .result = "The result",
      .bars = "Votes for each pitch",
      .pitch = "Pitch",
      .votes_column = "Votes",
      .no_votes = "No votes were cast.",
      .own_title = "Your vote was counted",
      .own_missing =
          "The code of this device is not among the votes counted. Your vote came too late, or you "
          "voted again later on another device.",
      .runoff_text = "Your coordinator opens a runoff between the pitches that are tied.",
      .codes = "All codes",
      .codes_text = "With this list everybody can recount.",
      .codes_column = "Code",
      .earlier = "Earlier rounds",
      .turn_out = [](std::size_t voted, std::size_t electorate
                  ) { return std::to_string(voted) + " of " + std::to_string(electorate) + " have voted"; },
      .votes = [](std::size_t count) { return counted(count, "vote", "votes"); },
      .chosen = [](std::string_view title) { return "You chose " + quoted(title) + "."; },
      .unanimous = [](std::string_view title) { return quoted(title) + " wins, with every vote!"; },
      .won = [](std::string_view title) { return quoted(title) + " wins!"; },
      .tied = [](std::size_t pitches
              ) { return "A tie: " + std::to_string(pitches) + " pitches have as many votes."; },
      .own_found = [](std::string_view title) { return "Your code stands at " + quoted(title) + "."; },
  };
}

} // namespace verdiep::words
