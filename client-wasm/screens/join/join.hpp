#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <optional>
#include <string>

/// The door: an invitation is looked at, and taken by a button (scanners of mail follow links too).
namespace verdiep::screens::join {

/// Where somebody stands at the door.
enum class Stage : std::uint8_t {
  no_token, ///< not logged in, and no invitation in the address
  looking,
  invited,
  entering,
  refused, ///< `failure` says why
};

struct View {
  Stage stage = Stage::no_token;
  std::string token;
  account::Invitation invitation;
  account::Failure failure = account::Failure::no_answer;
  std::string name;
  bool is_shared = false; ///< others use this computer too
  std::string error;
};

/// What the person asks for.
struct Wish {
  bool enter = false; ///< join, or log in, with the invitation
  bool retry = false; ///< look at the invitation again
};

[[nodiscard]] Wish show(ui::Ui& ui, const words::Words& words, View& view);

} // namespace verdiep::screens::join
