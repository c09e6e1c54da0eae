#include "client-wasm/platform/locks.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<void()> lock_held;

EM_JS(void, bridge_hold_lock, (const char* name, int length), {
  Module.bridge.locks.hold(UTF8ToString(name, length));
})

} // namespace

void hold_lock(std::string_view name, std::function<void()> held) {
  lock_held = std::move(held);
  bridge_hold_lock(name.data(), static_cast<int>(name.size()));
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_lock_held() {
  if (const auto held = std::exchange(verdiep::platform::lock_held, nullptr)) {
    held();
  }
}
