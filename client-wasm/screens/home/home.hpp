#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

/// Where somebody begins: my progress, what is next, what is new.
namespace verdiep::screens::home {

struct View {
  std::string error; ///< why enrolling did not work
};

void show(ui::Ui& ui, const Reader& reader, Desk& desk, View& view);

} // namespace verdiep::screens::home
