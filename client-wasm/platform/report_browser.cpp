#include "client-wasm/platform/report.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

EM_JS(void, bridge_report, (const char* text, int length), {
  console.error("verdiep: " + UTF8ToString(text, length));
})

} // namespace

void report(std::string_view what) {
  bridge_report(what.data(), static_cast<int>(what.size()));
}

} // namespace verdiep::platform
