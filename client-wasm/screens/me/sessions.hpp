#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <optional>
#include <string>
#include <vector>

/// Where somebody is logged in, and ending what they do not know.
namespace verdiep::screens::me {

struct SessionsView {
  std::optional<std::vector<account::OpenSession>> sessions; ///< none: being asked for
  std::optional<account::Failure> failure;
  std::string ending; ///< the id of the one that is being ended
  bool is_ending_others = false;
};

struct SessionsWish {
  std::string end; ///< an id, or empty
  bool end_others = false;
  bool retry = false;
};

[[nodiscard]] SessionsWish show_sessions(ui::Ui& ui, const Reader& reader, const SessionsView& view);

} // namespace verdiep::screens::me
