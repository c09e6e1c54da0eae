#include "client-wasm/platform/chance.hpp"

#include <emscripten.h>

#include <algorithm>

namespace verdiep::platform {
namespace {

// The browser gives at most this many at once.
constexpr std::size_t random_bytes_max = 65536;

EM_JS(double, bridge_time, (), { return Date.now(); })
EM_JS(void, bridge_random, (std::byte * bytes, int length), {
  crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + length));
})

} // namespace

std::int64_t time_of_day_ms() {
  return static_cast<std::int64_t>(bridge_time());
}

void fill_random(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const std::size_t length = std::min(bytes.size(), random_bytes_max);
    bridge_random(bytes.data(), static_cast<int>(length));
    bytes = bytes.subspan(length);
  }
}

} // namespace verdiep::platform
