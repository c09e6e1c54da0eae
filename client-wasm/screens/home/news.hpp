#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

namespace verdiep::screens::home {

/// What others did lately, in the programme and in the reader's own group, newest first.
void show_news(ui::Ui& ui, const Reader& reader);

} // namespace verdiep::screens::home
