#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <span>

/// What became of what was done on this device: opgeslagen hier, onderweg, geweigerd.
namespace verdiep::screens::outbox {

struct View {
  bool is_unreadable_saved = false;
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
[[nodiscard]] std::size_t waiting_count(const Reader& reader);

/// What waits to be sent, one line each with how far it is. Nothing if nothing does.
void show_waiting(ui::Ui& ui, const Reader& reader);

/// Calls `visit(pending)` for all that the server did not take: what waits, what was refused, and what is left of a
/// group that the reader is no longer in.
template <class Visit>
void for_each_unsent(const Reader& reader, Visit visit) {
  for (const std::span<const sync::Pending> outbox :
       {std::span<const sync::Pending>(reader.outbox), reader.group_outbox, reader.left_outbox}) {
    for (const sync::Pending& pending : outbox)
      visit(pending);
  }
}
[[nodiscard]] std::size_t unsent_count(const Reader& reader);
/// All of that, and what was typed and not sent, as a text that its writer can read; and the commands as they would have
/// been sent.
[[nodiscard]] std::string unsent_file(const Reader& reader, std::span<const std::string_view> drafts);

struct UnreadableWish {
  bool save = false;
  bool drop = false;
};
/// That something which waited here cannot be read any more: to be saved as a file, and then to be let go.
[[nodiscard]] UnreadableWish show_unreadable(ui::Ui& ui, const words::Words& words, View& view);
[[nodiscard]] std::string unreadable_file(const words::Words& words, std::span<const sync::OutboxRow> rows);

/// In words how many commands wait here; empty if none do.
[[nodiscard]] std::string waiting_words(const Reader& reader);

} // namespace verdiep::screens::outbox
