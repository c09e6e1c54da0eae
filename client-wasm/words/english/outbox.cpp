#include "client-wasm/words/outbox.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Outbox english_outbox() {
  return {
      .saving = "Saving …",
      .saved_here = "Saved here",
      .under_way = "On its way",
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
      .waiting = [](std::size_t commands
                 ) { return counted(commands, "action is", "actions are") + " waiting to be sent"; },
      .field = [](std::string_view name) -> std::string_view {
        if (name == "title")
          return "Title";
        if (name == "name")
          return "Name";
        return name == "link" ? "Link" : "What you wrote";
      },
  };
}

} // namespace verdiep::words
