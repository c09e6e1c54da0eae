#include "server/pipeline/derived_id.hpp"

#include "shared/crypto.hpp"

#include <algorithm>

namespace verdiep::pipeline {

CommandId derived_command_id(std::string_view what, StreamId stream, ByteView about) {
  const ByteView domain{reinterpret_cast<const std::uint8_t*>(what.data()), what.size()};
  const Sha256 hash = crypto::sha256(domain, stream.bytes, about);
  CommandId id;
  std::copy_n(hash.bytes.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

} // namespace verdiep::pipeline
