#include "client-wasm/platform/presence.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

EM_JS(double, bridge_idle_ms, (), { return Module.bridge.presence.idleMs(); })

} // namespace

double idle_ms() {
  return bridge_idle_ms();
}

} // namespace verdiep::platform
