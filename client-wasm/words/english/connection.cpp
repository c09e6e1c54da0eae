#include "client-wasm/words/connection.hpp"

namespace verdiep::words {

Connection english_connection() {
  return {
      .offline = "No connection. What you do is kept here and sent later.",
      .offline_short = "No connection",
      .update_needed = "A newer version is needed; until then you can only read. Choose Refresh as soon as "
                       "it is here. If it "
                       "does not appear, reload the page.",
      .diverged =
          "This device and the server do not agree on how things stand. Reload the page. If it happens "
          "again, please tell your coordinator.",
      .history_refused = "The history on the server does not match what this device saw before. Nothing was "
                         "taken over. Please tell your coordinator.",
      .started_over =
          "The server was restored from a backup. What had not been sent yet is safe and goes along.",
      .other_member =
          "Somebody else’s work is still waiting on this device. Ask that person to log in first.",
      .revoked = "You are no longer part of this programme. Ask your coordinator if that is not right.",
      .damaged = "Part of what this device kept was damaged. It is fetched again as soon as there is a "
                 "connection. What "
                 "you had not sent yet is still here.",
      .healed = "Part of what this device kept was damaged. It was fetched again: nothing is lost.",
  };
}

} // namespace verdiep::words
