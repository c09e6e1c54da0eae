#include "client-wasm/words/account.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Account english_account() {
  return {
      .sign_in_title = "Log in",
      .sign_in_lead = "Log in with the name and the passphrase that you have set.",
      .name_label = "E-mail address or log-in name",
      .name_help = "You log in with it. The others who take part don’t see it.",
      .passphrase_label = "Passphrase",
      .sign_in = "Log in",
      .shared_label = "Others use this computer too",
      .shared_help =
          "Then we keep nothing of yours here, and you are logged out when you do nothing for half "
          "an hour.",
      .help_title = "Doesn’t it work?",
      .help_forgotten =
          "Forgotten your passphrase, or never set one? Your coordinator sends you a log-in link. "
          "It gets you back in.",
      .help_new = "Not taking part yet? Then open the link in your invitation.",
      .have_passphrase = "I have a passphrase",
      .name_missing = "Fill in your e-mail address or log-in name.",
      .passphrase_missing = "Fill in your passphrase.",
      .passphrase_title = "Passphrase",
      .passphrase_lead = "With a passphrase you log in on any device, without a link of your coordinator.",
      .passphrase_none = "You have no passphrase yet. You log in with a link.",
      .current_label = "Your passphrase of now",
      .current_help = "So that we know for sure that it is you.",
      .new_label = "New passphrase",
      .new_help = "At least 12 characters. A short sentence is strong and easy to remember.",
      .save = "Save passphrase",
      .saved = "Your passphrase has been saved",
      .remove = "Remove passphrase",
      .remove_question = "Do you want to remove the passphrase?",
      .remove_explained =
          "You can then log in only with a link of your coordinator. You are logged out on your "
          "other devices.",
      .removed = "Your passphrase has been removed",
      .keep = "Keep it",
      .sessions_title = "Where you are logged in",
      .sessions_lead = "Something you don’t recognise? Log out there and choose a new passphrase.",
      .this_one = "This device",
      .shared_one = "Shared computer",
      .unknown_device = "Unknown device",
      .end = "Log out",
      .ended = "You are logged out there now",
      .end_others = "Log out everywhere but here",
      .others_ended = "You are logged in only here now",
      .no_others = "You are logged in only here.",
      .try_again = "Try again",
      .wrong_login = "This name and this passphrase don’t belong together. Have another look at them.",
      .wrong_current = "This is not your passphrase of now. Forgotten it? Ask your coordinator for a log-in "
                       "link; after that you can choose a new passphrase.",
      .invalid_name = "Choose an e-mail address, or a name of at least 3 characters without spaces.",
      .name_taken = "Somebody else uses this name already. Choose another.",
      .too_short = "This passphrase is too short. Use at least 12 characters.",
      .too_long = "This passphrase is too long.",
      .too_many = "There were too many tries. Wait a few minutes and then try again.",
      .offline = "This needs a connection to the server. Check your internet connection and try again.",
      .signed_out = "You are not logged in here any more. Load the page again.",
      .server_failed = "Something went wrong on the server. Wait a moment and try again.",
      .passphrase_set = [](std::string_view login_name
                        ) { return "You log in as " + std::string(login_name) + "."; },
      .device = [](std::string_view browser,
                   std::string_view system) { return std::string(browser) + " on " + std::string(system); },
      .locked =
          [](std::string_view name, std::size_t waiting) {
            const std::string kept = waiting == 0
                                         ? "What is here of you is kept."
                                         : counted(waiting, "action waits", "actions wait") +
                                               " to be sent from here, and is kept until you are back.";
            return std::string(name) + " was logged in here. Log in again to go on. " + kept;
          },
      .used = [](std::string_view when, std::string_view since
              ) { return "Last used: " + std::string(when) + " · logged in: " + std::string(since); },
      .about_session = [](std::string_view device) { return "on " + std::string(device); },
  };
}

} // namespace verdiep::words
