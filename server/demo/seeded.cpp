#include "server/demo/seeded.hpp"

#include "shared/crypto.hpp"

#include <algorithm>
#include <string>

namespace verdiep::demo {

namespace {

ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Sha256 seeded(std::string_view kind, std::string_view key) {
  std::string seed = "verdiep demo 1\n";
  seed.append(kind).append("\n").append(key);
  return crypto::sha256(bytes_of(seed));
}

} // namespace

std::array<std::uint8_t, 16> seeded_uuid(Timestamp made, std::string_view kind, std::string_view key) {
  const auto hash = seeded(kind, key);
  std::array<std::uint8_t, 16> uuid{};
  std::copy_n(hash.bytes.begin(), uuid.size(), uuid.begin());
  for (unsigned index = 0; index < 6; ++index) {
    uuid[index] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(made.ms) >> (40 - 8 * index));
  }
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x70);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

Salt seeded_salt(CommandId command, std::string_view field) {
  return Salt{seeded("salt " + to_text(command), field).bytes};
}

} // namespace verdiep::demo
