#pragma once

#include "client-wasm/screens/me/device.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/settings/settings.hpp"
#include "client-wasm/ui/ui.hpp"

#include <string_view>
#include <vector>

/// Who I am here, how it should look, and the way out.
namespace verdiep::screens::me {

struct View {
  std::vector<std::string_view> drafts; ///< what was typed and not sent
  settings::Choices choices;            ///< as made on this device
  Device device;
  bool is_leaving = false;
  bool is_asked = false;   ///< whether to leave although something is not sent
  bool is_saved = false;   ///< as a file
  bool is_offline = false; ///< leaving did not work for want of a line
};

struct Wish {
  settings::Changed changed;
  bool install = false; ///< among the device's other apps
  bool log_out = false;
  bool save_unsent = false; ///< as a file
};

[[nodiscard]] Wish show(ui::Ui& ui, const Reader& reader, View& view);

} // namespace verdiep::screens::me
