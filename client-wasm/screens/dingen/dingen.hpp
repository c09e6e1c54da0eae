#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <map>
#include <string>

/// The Dingen by track, and one Ding: what it asks, and completing it with a reflection.
namespace verdiep::screens::dingen {

/// One Ding's form. The texts are drafts of the device.
struct View {
  std::string sharing = "coordinators";
  std::string link_error;
  std::string error;
  bool is_reopening = false;
};

/// By Ding, so that going to another one and back keeps what was chosen.
using Views = std::map<DingId, View>;

void show_list(ui::Ui& ui, const Reader& reader);

/// False if there is no such Ding.
[[nodiscard]] bool show_ding(ui::Ui& ui, const Reader& reader, Desk& desk, DingId id, View& view);

} // namespace verdiep::screens::dingen
