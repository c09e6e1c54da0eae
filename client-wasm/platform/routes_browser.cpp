#include "client-wasm/platform/routes.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<void(std::string_view)> route_listener;

// Strings that JavaScript returns lie in memory of verdiep_allocate, with a zero at their end.
EM_JS(char*, bridge_route, (), { return Module.bridge.wasm.text(Module.bridge.routes.current()); })
EM_JS(char*, bridge_fragment, (), { return Module.bridge.wasm.text(Module.bridge.routes.fragment()); })
EM_JS(void, bridge_push, (const char* text, int length), {
  Module.bridge.routes.push(UTF8ToString(text, length));
})
EM_JS(void, bridge_replace, (const char* text, int length), {
  Module.bridge.routes.replace(UTF8ToString(text, length));
})
EM_JS(void, bridge_title, (const char* text, int length), { document.title = UTF8ToString(text, length); })
EM_JS(void, bridge_language, (const char* text, int length), {
  document.documentElement.lang = UTF8ToString(text, length);
})
EM_JS(void, bridge_load, (const char* text, int length), { location.assign(UTF8ToString(text, length)); })
EM_JS(void, bridge_routes_start, (), { Module.bridge.routes.start(); })

std::string take(char* text) {
  std::string result(text);
  const Passed owner(text, 0);
  return result;
}

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

} // namespace

std::string current_route() {
  return take(bridge_route());
}
std::string current_fragment() {
  return take(bridge_fragment());
}
void push_route(std::string_view route) {
  bridge_push(route.data(), size_of(route));
}
void replace_route(std::string_view route) {
  bridge_replace(route.data(), size_of(route));
}
void load_route(std::string_view route) {
  bridge_load(route.data(), size_of(route));
}
void set_title(std::string_view title) {
  bridge_title(title.data(), size_of(title));
}
void set_language(std::string_view tag) {
  bridge_language(tag.data(), size_of(tag));
}

void on_route_change(std::function<void(std::string_view)> listener) {
  route_listener = std::move(listener);
  bridge_routes_start();
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_route_changed(char* route, int length) {
  const verdiep::platform::Passed passed(route, length);
  if (verdiep::platform::route_listener) {
    verdiep::platform::route_listener(passed.text());
  }
}
