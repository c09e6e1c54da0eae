#include "client-wasm/words/outbox.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Outbox english_outbox() {
  return {
      .saving = "Saving …",
      .saved_here = "Saved here",
      .under_way = "On its way",
      .accepted = "Accepted",
      .refused = "Refused",
      .forecast = "Probably no longer possible",
      .retry = "Try again",
      .drop = "Throw away",
      .edit = "Edit",
      .drop_question = "Throw this away?",
      .drop_explained = "What you wrote will then be gone from this device too.",
      .keep = "Keep it",
      .refused_title = "That didn’t work",
      .not_taken = "The server could not process this. Reload the page and try again.",
      .unreadable =
          "Something that was waiting to be sent from here cannot be read any more. Check whether all you "
          "did is there, and do it again if it is not. Save it as a file: somebody may still read it.",
      .unreadable_rows = "Cannot be read any more; as it was on the device (in base64)",
      .waiting_title = "Not arrived yet",
      .leave_title = "Not everything has been sent",
      .leave_stay = "Stay logged in",
      .leave_save = "Save as a file",
      .leave_saved = "The file is with your downloads.",
      .leave_discard = "Discard and log out",
      .leave_offline = "Logging out needs a connection. Check your internet and try again.",
      .file_name = "verdiepdingen-not-sent.txt",
      .file_title = "VerdiepDingen: what had not been sent",
      .file_waits = "was waiting to be sent",
      .file_drafts = "Typed, and not posted yet",
      .file_commands = "For reading with a program: the commands themselves (CBOR, in base64)",
      .waiting = [](std::size_t commands
                 ) { return counted(commands, "action is", "actions are") + " waiting to be sent"; },
      .field = [](std::string_view name) -> std::string_view {
        if (name == "title")
          return "Title";
        if (name == "name")
          return "Name";
        return name == "link" ? "Link" : "What you wrote";
      },
      .leave_text =
          [](std::size_t commands, std::size_t drafts) {
            std::string text;
            if (commands > 0)
              text +=
                  counted(commands, "action of yours has", "actions of yours have") + " not arrived yet. ";
            if (drafts > 0)
              text +=
                  counted(drafts, "text that you typed is", "texts that you typed are") + " not posted yet. ";
            return text +
                   "If you log out now, that is gone from this device. You can finish it first, or save it.";
          },
  };
}

} // namespace verdiep::words
