#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <optional>
#include <string>

/// Setting, changing and removing one's own passphrase.
namespace verdiep::screens::me {

enum class PassphraseDone : std::uint8_t { nothing, saved, removed };

struct PassphraseView {
  std::string name;
  std::string passphrase;
  std::string current;
  bool is_begun = false; ///< `name` holds what is valid now, or what was typed since
  bool is_busy = false;
  bool is_removing = false; ///< the question is open
  std::optional<account::Failure> failure;
  PassphraseDone done = PassphraseDone::nothing; ///< last, on this page
};

struct PassphraseWish {
  bool save = false;
  bool remove = false;
};

/// Forgets what was typed: after it was saved, and when somebody else takes the seat.
void clear(PassphraseView& view);

[[nodiscard]] PassphraseWish
show_passphrase(ui::Ui& ui, const words::Words& words, const account::SignedIn& who, PassphraseView& view);

} // namespace verdiep::screens::me
