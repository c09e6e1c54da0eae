#include "client-wasm/words/general.hpp"

namespace verdiep::words {

General english_general() {
  return {
      .product = "VerdiepDingen",
      .close = "Close",
      .loading = "One moment …",
      .me = "About me",
      .not_found_title = "This page does not exist",
      .not_found_text = "The link may be old, or part of it may be missing.",
      .to_home = "Back to the start",
      .log_out = "Log out",
      .signed_out_title = "You are not logged in",
      .signed_out_text =
          "What is still waiting here is kept. Open the link in your invitation again. Can’t find "
          "it? Ask your coordinator for a new one.",
      .error_title = "That didn’t work",
      .storage_failed =
          "Nothing can be saved on this device right now. Keep this page open until everything has "
          "been sent.",
      .nameless = [](std::string_view code) { return "Member " + std::string(code); },
  };
}

} // namespace verdiep::words
