#include "events/commitment.hpp"

#include "events/codec/values.hpp"

namespace verdiep {

Bytes commitment_message(StreamId stream, CommandId command, std::string_view field, ByteView value) {
  constexpr std::size_t around = 64; // heads, label and ids
  Bytes message;
  message.reserve(around + field.size() + value.size());
  codec::Writer writer(message);
  writer.array(5);
  writer.text("verdiep.commitment.1");
  codec::encode(writer, stream);
  codec::encode(writer, command);
  writer.text(field);
  writer.raw(value);
  return message;
}

} // namespace verdiep
