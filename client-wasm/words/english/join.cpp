#include "client-wasm/words/join.hpp"

namespace verdiep::words {

Join english_join() {
  return {
      .title = "Join",
      .checking = "Looking at your invitation …",
      .invalid_title = "This invitation doesn’t work (any more)",
      .invalid_text = "The link has expired, has been used already, or part of it is missing. Ask your "
                      "coordinator for a new one.",
      .lead =
          "Learn by doing: you try things out, talk about them with colleagues and work together on an idea "
          "for your library.",
      .name_label = "What is your name?",
      .name_help = "Your first name is enough. Everybody who takes part sees this name.",
      .name_missing = "Fill in your name, so that your colleagues know who you are.",
      .button = "Join",
      .login_button = "Continue",
      .offline_text = "There is no connection to the server. Check your internet connection and try again.",
      .try_again = "Try again",
      .no_token_title = "You need an invitation",
      .no_token_text = "Open the link that your coordinator gave you. Your invitation is in that link.",
      .privacy_title = "What happens to my data?",
      .privacy_text =
          "Your name and your posts can be seen by the people in this programme. A reflection is only "
          "for you and the coordinators, unless you share it. You can always ask for everything of "
          "yours to be deleted.",
      .welcome_back = "Good to see you again.",
      .too_many_attempts = "There have been too many attempts. Wait a few minutes and then try again.",
      .not_admitted = "This programme is not taking in new people at the moment. Ask your coordinator.",
      .server_failed = "Something went wrong on the server. Wait a moment and try again.",
      .join_title = [](std::string_view programme) { return "You are invited to " + std::string(programme); },
      .login_title = [](std::string_view name) { return "Hello " + std::string(name); },
  };
}

} // namespace verdiep::words
