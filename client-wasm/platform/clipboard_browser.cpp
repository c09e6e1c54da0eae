#include "client-wasm/platform/clipboard.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<void(bool)> waiting;

EM_JS(void, bridge_copy, (const char* text, int length), {
  Module.bridge.clipboard.copy(UTF8ToString(text, length));
})

} // namespace

void copy_text(std::string_view text, std::function<void(bool copied)> done) {
  waiting = std::move(done);
  bridge_copy(text.data(), static_cast<int>(text.size()));
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_copied(int copied) {
  if (const auto done = std::exchange(verdiep::platform::waiting, nullptr))
    done(copied != 0);
}
