#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <cstdlib>

namespace verdiep::platform {

Passed::~Passed() {
  std::free(bytes_);
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE char* verdiep_allocate(int length) {
  return static_cast<char*>(std::malloc(length > 0 ? static_cast<std::size_t>(length) : 1));
}
