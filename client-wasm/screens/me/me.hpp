#pragma once

#include "client-wasm/screens/me/device.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/settings/settings.hpp"
#include "client-wasm/ui/ui.hpp"

/// Who I am here, how it should look, and the way out.
namespace verdiep::screens::me {

struct View {
  settings::Choices choices; ///< as made on this device
  Device device;
  bool is_leaving = false;
};

struct Wish {
  settings::Changed changed;
  bool install = false; ///< among the device's other apps
  bool log_out = false;
};

[[nodiscard]] Wish show(ui::Ui& ui, const Reader& reader, View& view);

} // namespace verdiep::screens::me
