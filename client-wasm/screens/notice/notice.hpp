#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <optional>

/// What happens with people's data: before somebody takes part for the first time, and whenever they look it
/// up.
namespace verdiep::screens::notice {

struct View {
  bool is_busy = false;
  std::optional<account::Failure> failure;
};

struct Wish {
  bool accept = false;
  bool leave = false;
};

/// The text alone, in the page that the caller opened.
void show_text(ui::Ui& ui, const words::Words& words, const account::NoticeState& state);

/// A page of its own at the door, with the two ways on.
[[nodiscard]] Wish
show_at_the_door(ui::Ui& ui, const words::Words& words, const account::NoticeState& state, View& view);

} // namespace verdiep::screens::notice
