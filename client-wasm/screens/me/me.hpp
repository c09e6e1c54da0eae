#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <string>

/// Who I am here, how it should look, and the way out.
namespace verdiep::screens::me {

struct View {
  std::string theme = "system"; ///< as chosen on this device
  bool is_leaving = false;
};

struct Wish {
  bool theme_changed = false;
  bool log_out = false;
};

[[nodiscard]] Wish show(ui::Ui& ui, const Reader& reader, View& view);

} // namespace verdiep::screens::me
