#include "shared/stream/snapshot.hpp"

#include "events/codec/values.hpp"
#include "shared/stream/state_codec.hpp"

#include <bit>
#include <utility>
#include <vector>

namespace verdiep::stream {

namespace {

using HashCodec = codec::FixedBytesCodec<Sha256>;
constexpr std::size_t depth_max = 64;

bool decode_hashes(codec::Reader& reader, std::vector<Sha256>& out) {
  std::size_t count = 0;
  if (!reader.array(count, depth_max)) {
    return false;
  }
  for (; count > 0; --count) {
    if (!HashCodec::decode(reader, out.emplace_back(), codec::Mode::strict)) {
      return false;
    }
  }
  return true;
}

/// Reads everything but the state, which `state_bytes` gets.
bool decode_parts(codec::Reader& reader, Snapshot& out, std::vector<Sha256>& hashes, ByteView& state_bytes) {
  std::size_t count = 0;
  const std::size_t start = reader.offset();
  if (!reader.array(count, 3)) {
    return false;
  }
  if (count != 3) {
    return reader.fail(codec::DecodeFault::under_limit, start, 3);
  }
  if (!codec::decode(reader, out.rules, codec::Mode::strict)) {
    return false;
  }
  if (out.rules != rules_version) {
    return reader.fail(codec::DecodeFault::newer_version, start);
  }
  return decode_hashes(reader, hashes) && reader.raw(state_bytes) && reader.finish();
}

} // namespace

Bytes encode_snapshot(const Snapshot& snapshot) {
  Bytes bytes;
  codec::Writer writer(bytes);
  writer.array(3);
  writer.unsigned_integer(snapshot.rules);
  writer.array(snapshot.frontier.hashes().size());
  for (const Sha256& hash : snapshot.frontier.hashes()) {
    HashCodec::encode(writer, hash);
  }
  writer.raw(encode_state(snapshot.state));
  return bytes;
}

codec::DecodeResult<Snapshot> decode_snapshot(ByteView bytes) {
  codec::Reader reader(bytes);
  Snapshot snapshot;
  std::vector<Sha256> hashes;
  ByteView state_bytes;
  if (!decode_parts(reader, snapshot, hashes, state_bytes)) {
    return tl::make_unexpected(reader.error());
  }
  const auto state_offset = static_cast<std::size_t>(state_bytes.data() - bytes.data());
  auto state = decode_state(state_bytes);
  if (!state) {
    state.error().offset += state_offset;
    return tl::make_unexpected(state.error());
  }
  snapshot.state = std::move(*state);
  auto frontier = merkle::Frontier::restore(snapshot.state.head.value, std::move(hashes));
  if (!frontier) {
    return tl::make_unexpected(codec::DecodeError{codec::DecodeFault::unknown_value, state_offset, 0});
  }
  snapshot.frontier = std::move(*frontier);
  return snapshot;
}

} // namespace verdiep::stream
