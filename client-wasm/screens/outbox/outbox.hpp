#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <span>

/// What became of what was done on this device: opgeslagen hier, onderweg, geweigerd.
namespace verdiep::screens::outbox {

struct View {
  std::optional<CommandId> dropping;                      ///< the question is asked
  std::optional<std::pair<CommandId, Rejection>> retried; ///< the rules still say no
  std::optional<std::string> wrong_field;                 ///< of the edited one that is tried again
};

/// The refused ones of the programme and of the own group, each with its reason and the person's words, to edit, to try
/// again or to let go; those beaten by another version lead to where both are merged. Nothing if there are none.
void show_refused(ui::Ui& ui, const Reader& reader, Desk& desk, View& view);

/// The state of the command that makes this post, thread or completion, if it is not confirmed yet: a badge.
void show_status(ui::Ui& ui, const Reader& reader, const sync::Pending& pending);

/// The queued command for which `matches(body)` holds; null if there is none, or it was refused.
template <class Matches>
[[nodiscard]] const sync::Pending* find_pending(std::span<const sync::Pending> outbox, Matches matches) {
  for (const sync::Pending& pending : outbox) {
    if (pending.status != sync::Status::rejected && matches(pending.command.body))
      return &pending;
  }
  return nullptr;
}
template <class Matches>
[[nodiscard]] const sync::Pending* find_pending(const Reader& reader, Matches matches) {
  return find_pending(std::span<const sync::Pending>(reader.outbox), matches);
}

/// Somebody else's version was there first: it waits to be merged where it was written.
[[nodiscard]] bool is_beaten(const sync::Pending& pending);

/// The one of these for which `matches(body)` holds; null if there is none.
template <class Matches>
[[nodiscard]] const sync::Pending* find_beaten(std::span<const sync::Pending> outbox, Matches matches) {
  for (const sync::Pending& pending : outbox) {
    if (is_beaten(pending) && matches(pending.command.body))
      return &pending;
  }
  return nullptr;
}

/// In words how many commands wait here; empty if none do.
[[nodiscard]] std::string waiting_words(const Reader& reader);

} // namespace verdiep::screens::outbox
