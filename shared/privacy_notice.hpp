#pragma once

#include <cstdint>

namespace verdiep {

/// Which text about people's data is shown and agreed to. Raised when its meaning changes: everybody is then
/// shown it again. The text itself stands with the client's words.
inline constexpr std::uint32_t privacy_notice_version = 2;

} // namespace verdiep
