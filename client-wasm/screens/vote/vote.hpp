#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <string>

/// The vote: choosing while a round is open, the receipt, and what came out.
namespace verdiep::screens::vote {

struct View {
  std::string choice; ///< the id of a pitch
  std::string error;
  bool is_changing = false; ///< of somebody who has voted
  bool explains_secrecy = false;
  bool shows_codes = false;
};

/// Whatever the latest round asks for: waiting, choosing, the receipt, counting, the result.
void show(ui::Ui& ui, const Reader& reader, Desk& desk, View& view);

/// How the latest round stands in one sentence; empty before the first.
[[nodiscard]] std::string sentence(const Reader& reader);

/// A tracker as people read and compare it: "7F3A 09C1 …".
[[nodiscard]] std::string code_of(verdiep::vote::Tracker tracker);

} // namespace verdiep::screens::vote
