#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

/// What became of what was done on this device: opgeslagen hier, onderweg, geweigerd.
namespace verdiep::screens::outbox {

struct View {
  std::optional<CommandId> dropping;                      ///< the question is asked
  std::optional<std::pair<CommandId, Rejection>> retried; ///< the rules still say no
};

/// The refused ones, each with its reason and the person's words, to try again or to let go. Nothing if there
/// are none.
void show_refused(ui::Ui& ui, const Reader& reader, Desk& desk, View& view);

/// The state of the command that makes this post, thread or completion, if it is not confirmed yet: a badge.
void show_status(ui::Ui& ui, const Reader& reader, const sync::Pending& pending);

/// The queued command for which `matches(body)` holds; null if there is none, or it was refused.
template <class Matches>
[[nodiscard]] const sync::Pending* find_pending(const Reader& reader, Matches matches) {
  for (const sync::Pending& pending : reader.outbox) {
    if (pending.status != sync::Status::rejected && matches(pending.command.body))
      return &pending;
  }
  return nullptr;
}

/// In words how many commands wait here; empty if none do.
[[nodiscard]] std::string waiting_words(const Reader& reader);

} // namespace verdiep::screens::outbox
