#pragma once

#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <cstdint>

/// What this device keeps of the app, and setting it among the other apps there.
namespace verdiep::screens::me {

enum class Opening : std::uint8_t { underway, ready, no_room, not_allowed };

struct Device {
  Opening without_line = Opening::underway; ///< whether the app opens then
  bool can_install = false;
};

/// True when somebody wants it among their apps.
[[nodiscard]] bool show_device(ui::Ui& ui, const words::Device& words, const Device& device);

} // namespace verdiep::screens::me
