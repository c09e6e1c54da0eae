#include "client-wasm/platform/remembered.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

EM_JS(char*, bridge_remembered, (const char* key, int length), {
  return Module.bridge.wasm.text(Module.bridge.remembered.read(UTF8ToString(key, length)));
})
EM_JS(void, bridge_remember, (const char* key, int key_length, const char* text, int text_length), {
  Module.bridge.remembered.write(UTF8ToString(key, key_length), UTF8ToString(text, text_length));
})

} // namespace

std::string remembered(std::string_view key) {
  char* text = bridge_remembered(key.data(), static_cast<int>(key.size()));
  std::string result(text);
  const Passed owner(text, 0);
  return result;
}

void remember(std::string_view key, std::string_view text) {
  bridge_remember(key.data(), static_cast<int>(key.size()), text.data(), static_cast<int>(text.size()));
}

void forget(std::string_view key) {
  remember(key, "");
}

} // namespace verdiep::platform
