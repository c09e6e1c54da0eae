#include "shared/sync/frames.hpp"

#include "shared/sync/frame_codec.hpp"
#include "shared/sync/hash_codec.hpp"

namespace verdiep::sync {

namespace {

using codec::DecodeFault;
using codec::DecodeResult;
using codec::Writer;

bool says_one_thing(const Outcome& outcome) {
  return int{outcome.accepted.has_value()} + int{outcome.rejection.has_value()} +
             int{outcome.refusal.has_value()} ==
         1;
}

template <class Frame>
std::optional<StreamId> stream_of_any(const Frame& frame) {
  return std::visit(
      [](const auto& body) -> std::optional<StreamId> {
        if constexpr (requires { body.stream; }) {
          return body.stream;
        } else {
          return std::nullopt;
        }
      },
      frame
  );
}

} // namespace

Bytes encode_frame(const ClientFrame& frame) {
  return encode_named(frame);
}

Bytes encode_frame(const ServerFrame& frame) {
  return encode_named(frame);
}

DecodeResult<ClientFrame> decode_client_frame(ByteView bytes) {
  return decode_named<ClientFrame>(bytes, client_frame_bytes_max);
}

DecodeResult<ServerFrame> decode_server_frame(ByteView bytes) {
  DecodeResult<ServerFrame> frame = decode_named<ServerFrame>(bytes, server_frame_bytes_max);
  if (frame) {
    const auto* outcome = std::get_if<Outcome>(&*frame);
    if (outcome != nullptr && !says_one_thing(*outcome)) {
      return tl::unexpected(codec::DecodeError{DecodeFault::unknown_value, 0, 0});
    }
  }
  return frame;
}

std::optional<StreamId> stream_of(const ClientFrame& frame) {
  return stream_of_any(frame);
}

std::optional<StreamId> stream_of(const ServerFrame& frame) {
  return stream_of_any(frame);
}

bool needs_credit(const ServerFrame& frame) {
  return !std::holds_alternative<Bye>(frame);
}

Bytes encode_batch(StreamId stream, Position first, const std::vector<ByteView>& records) {
  Bytes bytes;
  std::size_t size = 128;
  for (const ByteView record : records) {
    size += record.size() + 5;
  }
  bytes.reserve(size);
  Writer writer(bytes);
  writer.array(2);
  writer.text(Batch::type_name);
  writer.map(3); // in canonical order: first, stream, records
  writer.text("first");
  codec::encode(writer, first);
  writer.text("stream");
  codec::encode(writer, stream);
  writer.text("records");
  writer.array(records.size());
  for (const ByteView record : records) {
    writer.bytes(record);
  }
  return bytes;
}

} // namespace verdiep::sync
