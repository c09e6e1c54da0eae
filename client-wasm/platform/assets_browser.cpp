#include "client-wasm/platform/assets.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

EM_JS(int, bridge_asset_size, (const char* name, int length), {
  const asset = Module.bridge.assets[UTF8ToString(name, length)];
  return asset ? asset.byteLength : 0;
})
EM_JS(void, bridge_asset_copy, (const char* name, int length, std::byte* target), {
  HEAPU8.set(new Uint8Array(Module.bridge.assets[UTF8ToString(name, length)]), target);
})

} // namespace

std::vector<std::byte> loaded_asset(std::string_view name) {
  const int length = static_cast<int>(name.size());
  std::vector<std::byte> bytes(static_cast<std::size_t>(bridge_asset_size(name.data(), length)));
  if (!bytes.empty()) {
    bridge_asset_copy(name.data(), length, bytes.data());
  }
  return bytes;
}

} // namespace verdiep::platform
