#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <optional>
#include <string>

/// The door for who has a passphrase, and where the others find help.
namespace verdiep::screens::sign_in {

struct View {
  std::string name;
  std::string passphrase;
  bool is_shared = false;
  bool is_busy = false;
  std::optional<account::Failure> failure;
  std::string name_error;
  std::string passphrase_error;
};

/// Whose session ended here.
struct Locked {
  std::string name;        ///< empty: nobody's
  std::size_t waiting = 0; ///< what they did that is not sent yet
};

/// True when the person asks to be let in, with both fields filled in.
[[nodiscard]] bool show(ui::Ui& ui, const words::Words& words, View& view, const Locked& locked = {});

/// The question that every door asks.
void ask_shared(ui::Ui& ui, const words::Account& words, bool& is_shared);

} // namespace verdiep::screens::sign_in
