#pragma once

#include "events/codec/values.hpp"
#include "shared/crypto.hpp"

/// Hashes and keys as CBOR byte strings of exactly their size.
namespace verdiep::codec {

template <>
struct Codec<Sha256> : FixedBytesCodec<Sha256> {};

template <>
struct Codec<crypto::PublicKey> {
  static void encode(Writer& writer, const crypto::PublicKey& key) { writer.bytes(key); }
  [[nodiscard]] static bool decode(Reader& reader, crypto::PublicKey& out, Mode) {
    return reader.fixed_bytes(out.data(), out.size());
  }
};

} // namespace verdiep::codec
