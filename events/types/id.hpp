#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep {

/// A 16-byte identifier of one kind of thing; ids of different kinds do not mix.
///
/// Shape    16 bytes, RFC 9562 UUID (new ones are version 7: sorted by the time of making); text form is the
///          36 characters of a UUID in lower case. All zero means "none" (as an actor: the system).
/// Source   RFC 9562
template <class Tag>
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  [[nodiscard]] bool is_nil() const { return *this == Id{}; }

  friend bool operator==(const Id& a, const Id& b) { return a.bytes == b.bytes; }
  friend bool operator<(const Id& a, const Id& b) {
    return std::memcmp(a.bytes.data(), b.bytes.data(), a.bytes.size()) < 0;
  }

  /// Ids are random already: eight of their last bytes are the hash (the first ones hold the time).
  friend std::size_t hash_value(const Id& id) {
    std::size_t value = 0;
    std::memcpy(&value, id.bytes.data() + 16 - sizeof value, sizeof value);
    return value;
  }
};

using StreamId = Id<struct StreamTag>;
using MemberId = Id<struct MemberTag>;
using CommandId = Id<struct CommandTag>;
using DingId = Id<struct DingTag>;
using ThreadId = Id<struct ThreadTag>;
using PostId = Id<struct PostTag>;
using GroupId = Id<struct GroupTag>;
using PitchId = Id<struct PitchTag>;
using RemarkId = Id<struct RemarkTag>;
using RoundId = Id<struct RoundTag>;

/// The actor of what nobody did: the server's scheduler, the command line.
inline constexpr MemberId system_actor{};

/// The 36 characters of RFC 9562, lower case.
[[nodiscard]] std::string uuid_text(const std::array<std::uint8_t, 16>& bytes);
/// Reads exactly what `uuid_text` writes (upper case accepted); nullopt for anything else.
[[nodiscard]] std::optional<std::array<std::uint8_t, 16>> parse_uuid(std::string_view text);

template <class Tag>
[[nodiscard]] std::string to_text(const Id<Tag>& id) {
  return uuid_text(id.bytes);
}

template <class AnyId>
[[nodiscard]] std::optional<AnyId> parse_id(std::string_view text) {
  const auto bytes = parse_uuid(text);
  if (!bytes)
    return std::nullopt;
  return AnyId{*bytes};
}

} // namespace verdiep
