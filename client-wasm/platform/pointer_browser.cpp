#include "client-wasm/platform/pointer.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

Pointer last_pointer;

EM_JS(void, bridge_follow_pointer, (), { Module.bridge.pointer.start(); })

} // namespace

const Pointer& pointer() {
  return last_pointer;
}
void follow_pointer() {
  bridge_follow_pointer();
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_pointer(float x, float y, int inside, int pressed) {
  verdiep::platform::last_pointer = {x, y, inside != 0, pressed != 0};
}
