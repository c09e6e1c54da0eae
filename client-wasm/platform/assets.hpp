#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace verdiep::platform {

/// A file that the loader fetched before the program started ("inter-400"); the DOM uses the same bytes.
/// Empty if the loader does not know it.
[[nodiscard]] std::vector<std::byte> loaded_asset(std::string_view name);

} // namespace verdiep::platform
