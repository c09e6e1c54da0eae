#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Questions for the helpers: those that wait, those that were answered, and asking one. A question itself is a thread
/// in the forum (screens/forum).
namespace verdiep::screens::help {

struct AskView {
  std::string title_error;
  std::string text_error;
  std::string error;
  std::string about; ///< the Ding that was chosen, or "none"
  bool shows_dingen = false;
};

[[nodiscard]] std::size_t open_count(const Reader& reader);

/// `filter` is the route's: "" for those that wait, "beantwoord" for the others.
void show_list(ui::Ui& ui, const Reader& reader, std::string_view filter);

/// `about` is the Ding whose page somebody came from, if any.
void show_asking(ui::Ui& ui, const Reader& reader, Desk& desk, std::optional<DingId> about, AskView& view);

} // namespace verdiep::screens::help
