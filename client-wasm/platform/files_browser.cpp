#include "client-wasm/platform/files.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

// clang-format off
EM_JS(void, bridge_save, (const char* name, int name_length, const char* type, int type_length, const void* bytes, int length), {
  Module.bridge.files.save(UTF8ToString(name, name_length), UTF8ToString(type, type_length), HEAPU8.subarray(bytes, bytes + length));
})
// clang-format on

} // namespace

void save_file(std::string_view name, std::string_view type, std::span<const std::byte> bytes) {
  bridge_save(
      name.data(), static_cast<int>(name.size()), type.data(), static_cast<int>(type.size()), bytes.data(),
      static_cast<int>(bytes.size())
  );
}

} // namespace verdiep::platform
