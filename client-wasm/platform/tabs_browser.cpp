#include "client-wasm/platform/tabs.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<void()> left_listener;

EM_JS(void, bridge_join_tabs, (const char* account, int length), {
  Module.bridge.tabs.join(UTF8ToString(account, length));
})
EM_JS(void, bridge_leave_tabs, (), { Module.bridge.tabs.leave(); })

} // namespace

void join_tabs(std::string_view account, std::function<void()> left) {
  left_listener = std::move(left);
  bridge_join_tabs(account.data(), static_cast<int>(account.size()));
}
void leave_tabs() {
  bridge_leave_tabs();
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_left_elsewhere() {
  if (verdiep::platform::left_listener)
    verdiep::platform::left_listener();
}
