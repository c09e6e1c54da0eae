#include "client-wasm/platform/mirror.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

MirrorSink* mirror_sink = nullptr;

EM_JS(void, bridge_apply, (const char* text, int length), {
  Module.bridge.mirror.apply(UTF8ToString(text, length));
})
EM_JS(void, bridge_listen, (), { Module.bridge.mirror.start(); })

} // namespace

void listen_to_mirror(MirrorSink& sink) {
  mirror_sink = &sink;
  bridge_listen();
}

void apply_to_mirror(std::string_view update) {
  if (!update.empty()) {
    bridge_apply(update.data(), static_cast<int>(update.size()));
  }
}

} // namespace verdiep::platform

extern "C" {

using verdiep::platform::mirror_sink;
using verdiep::platform::Passed;

// Texts come in memory of verdiep_allocate and are taken over.
EMSCRIPTEN_KEEPALIVE void verdiep_mirror_activated(char* path, int length) {
  const Passed passed_path(path, length);
  mirror_sink->activated(passed_path.text());
}

EMSCRIPTEN_KEEPALIVE void verdiep_mirror_typed(char* path, int path_length, char* value, int value_length) {
  const Passed passed_path(path, path_length);
  const Passed passed_value(value, value_length);
  mirror_sink->typed(passed_path.text(), passed_value.text());
}

EMSCRIPTEN_KEEPALIVE void verdiep_mirror_submitted(char* path, int length) {
  const Passed passed_path(path, length);
  mirror_sink->submitted(passed_path.text());
}

EMSCRIPTEN_KEEPALIVE void verdiep_mirror_dismissed(char* path, int length) {
  const Passed passed_path(path, length);
  mirror_sink->dismissed(passed_path.text());
}

EMSCRIPTEN_KEEPALIVE void verdiep_mirror_scrolled(char* path, int length, float top) {
  const Passed passed_path(path, length);
  mirror_sink->scrolled(passed_path.text(), top);
}

EMSCRIPTEN_KEEPALIVE void verdiep_mirror_focused(char* path, int length) {
  const Passed passed_path(path, length);
  mirror_sink->focused(passed_path.text());
}
}
