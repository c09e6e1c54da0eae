#include "client-wasm/platform/tabs.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<void()> left_listener;
TabsSink* tabs_sink = nullptr;

EM_JS(void, bridge_join_tabs, (const char* account, int length), {
  Module.bridge.tabs.join(UTF8ToString(account, length));
})
EM_JS(void, bridge_leave_tabs, (), { Module.bridge.tabs.leave(); })
EM_JS(void, bridge_share_tabs, (), { Module.bridge.tabs.share(); })
EM_JS(void, bridge_tell_tabs, (const std::byte* bytes, int length), {
  Module.bridge.tabs.tell(HEAPU8.slice(bytes, bytes + length));
})

} // namespace

void join_tabs(std::string_view account, std::function<void()> left) {
  left_listener = std::move(left);
  bridge_join_tabs(account.data(), static_cast<int>(account.size()));
}
void leave_tabs() {
  bridge_leave_tabs();
}

void share_tabs(TabsSink& sink) {
  tabs_sink = &sink;
  bridge_share_tabs();
}
void tell_tabs(std::span<const std::byte> message) {
  if (tabs_sink != nullptr)
    bridge_tell_tabs(message.data(), static_cast<int>(message.size()));
}

} // namespace verdiep::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void verdiep_left_elsewhere() {
  if (verdiep::platform::left_listener)
    verdiep::platform::left_listener();
}

EMSCRIPTEN_KEEPALIVE void verdiep_tabs_role(int keeps) {
  if (keeps != 0) {
    verdiep::platform::tabs_sink->keeps();
  } else {
    verdiep::platform::tabs_sink->follows();
  }
}

EMSCRIPTEN_KEEPALIVE void verdiep_tabs_heard(char* bytes, int length) {
  const verdiep::platform::Passed passed(bytes, length);
  if (verdiep::platform::tabs_sink != nullptr) // who shares nothing has nothing to hear
    verdiep::platform::tabs_sink->heard(passed.bytes());
}
}
