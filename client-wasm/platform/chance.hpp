#pragma once

/// What only the world can give: the time of day and random bytes.

#include <cstddef>
#include <cstdint>
#include <span>

namespace verdiep::platform {

/// Milliseconds since 1970, by the device's clock, which may be wrong.
[[nodiscard]] std::int64_t time_of_day_ms();

/// Cryptographically strong (`crypto.getRandomValues`).
void fill_random(std::span<std::byte> bytes);

} // namespace verdiep::platform
