#include "shared/sync/frames.hpp"

#include "events/codec/described.hpp"
#include "shared/sync/hash_codec.hpp"

#include <boost/mp11.hpp>

namespace verdiep::sync {

namespace {

using codec::DecodeFault;
using codec::DecodeResult;
using codec::Mode;
using codec::Reader;
using codec::Writer;

template <class Frame>
Bytes encode_any(const Frame& frame) {
  Bytes bytes;
  Writer writer(bytes);
  std::visit(
      [&](const auto& body) {
        writer.array(2);
        writer.text(body.type_name);
        codec::encode(writer, body);
      },
      frame
  );
  return bytes;
}

/// Reads the body of the frame type named `name`, if `Frame` has it.
template <class Frame>
bool decode_body(Reader& reader, std::string_view name, std::size_t name_offset, Frame& frame) {
  bool known = false;
  bool whole = false;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Frame>>([&](auto type) {
    using Body = typename decltype(type)::type;
    if (!known && name == Body::type_name) {
      known = true;
      whole = codec::decode(reader, frame.template emplace<Body>(), Mode::strict);
    }
  });
  return known ? whole : reader.fail(DecodeFault::unknown_type, name_offset);
}

template <class Frame>
bool decode_envelope(Reader& reader, Frame& frame) {
  const std::size_t start = reader.offset();
  std::size_t count = 0;
  if (!reader.array(count, 2)) {
    return false;
  }
  if (count != 2) {
    return reader.fail(DecodeFault::under_limit, start, 2);
  }
  const std::size_t name_offset = reader.offset();
  std::string_view name;
  return reader.text(name, codec::key_bytes_max) && decode_body(reader, name, name_offset, frame) &&
         reader.finish();
}

template <class Frame>
DecodeResult<Frame> decode_any(ByteView bytes, std::size_t bytes_max) {
  if (bytes.size() > bytes_max) {
    return tl::unexpected(codec::DecodeError{DecodeFault::over_limit, 0, bytes_max});
  }
  Reader reader(bytes);
  Frame frame;
  if (!decode_envelope(reader, frame)) {
    return tl::unexpected(reader.error());
  }
  return frame;
}

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
  return encode_any(frame);
}

Bytes encode_frame(const ServerFrame& frame) {
  return encode_any(frame);
}

DecodeResult<ClientFrame> decode_client_frame(ByteView bytes) {
  return decode_any<ClientFrame>(bytes, client_frame_bytes_max);
}

DecodeResult<ServerFrame> decode_server_frame(ByteView bytes) {
  DecodeResult<ServerFrame> frame = decode_any<ServerFrame>(bytes, server_frame_bytes_max);
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
