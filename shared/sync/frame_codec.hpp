#pragma once

#include "events/codec/described.hpp"
#include "events/types/bytes.hpp"

#include <boost/mp11.hpp>

#include <cstddef>
#include <string_view>
#include <variant>

/// Messages of which the first item names the type: canonical CBOR `["Type", {body}]`, `Frame` being a variant of
/// described structs with a `type_name`.
namespace verdiep::sync {

template <class Frame>
[[nodiscard]] Bytes encode_named(const Frame& frame) {
  Bytes bytes;
  codec::Writer writer(bytes);
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
[[nodiscard]] bool
decode_body(codec::Reader& reader, std::string_view name, std::size_t name_offset, Frame& frame) {
  bool known = false;
  bool whole = false;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Frame>>([&](auto type) {
    using Body = typename decltype(type)::type;
    if (!known && name == Body::type_name) {
      known = true;
      whole = codec::decode(reader, frame.template emplace<Body>(), codec::Mode::strict);
    }
  });
  return known ? whole : reader.fail(codec::DecodeFault::unknown_type, name_offset);
}

template <class Frame>
[[nodiscard]] bool decode_envelope(codec::Reader& reader, Frame& frame) {
  const std::size_t start = reader.offset();
  std::size_t count = 0;
  if (!reader.array(count, 2)) {
    return false;
  }
  if (count != 2) {
    return reader.fail(codec::DecodeFault::under_limit, start, 2);
  }
  const std::size_t name_offset = reader.offset();
  std::string_view name;
  return reader.text(name, codec::key_bytes_max) && decode_body(reader, name, name_offset, frame) &&
         reader.finish();
}

template <class Frame>
[[nodiscard]] codec::DecodeResult<Frame> decode_named(ByteView bytes, std::size_t bytes_max) {
  if (bytes.size() > bytes_max) {
    return tl::unexpected(codec::DecodeError{codec::DecodeFault::over_limit, 0, bytes_max});
  }
  codec::Reader reader(bytes);
  Frame frame;
  if (!decode_envelope(reader, frame)) {
    return tl::unexpected(reader.error());
  }
  return frame;
}

} // namespace verdiep::sync
