#pragma once

/// Paper. The page is printed as its flow view (web/styles/flow.css).
///
/// Source   web/bridge/printing.js
namespace verdiep::platform {

/// Opens the browser's dialog once this frame is done.
void print_page();

} // namespace verdiep::platform
