#include "client-wasm/platform/printing.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

EM_JS(void, bridge_print, (), { Module.bridge.printing.open(); })

} // namespace

void print_page() {
  bridge_print();
}

} // namespace verdiep::platform
