#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

namespace verdiep::screens::home {

/// What the programme waits for from this reader, or has just decided: at most a few cards, often none.
void show_now(ui::Ui& ui, const Reader& reader);

} // namespace verdiep::screens::home
