#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/timestamp.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace verdiep::demo {

/// An RFC 9562 UUID of version 7 whose random part follows from kind and key, so that the demo has the same
/// ids everywhere.
[[nodiscard]] std::array<std::uint8_t, 16>
seeded_uuid(Timestamp made, std::string_view kind, std::string_view key);

template <class AnyId>
[[nodiscard]] AnyId seeded_id(Timestamp made, std::string_view kind, std::string_view key) {
  return AnyId{seeded_uuid(made, kind, key)};
}

[[nodiscard]] Salt seeded_salt(CommandId command, std::string_view field);

} // namespace verdiep::demo
