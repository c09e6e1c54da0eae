#include "events/record.hpp"

#include "events/codec/vocabulary_codec.hpp"

namespace verdiep {
namespace {

namespace key {
constexpr auto v = codec::make_key("v");
constexpr auto at = codec::make_key("at");
constexpr auto tv = codec::make_key("tv");
constexpr auto cmd = codec::make_key("cmd");
constexpr auto pos = codec::make_key("pos");
constexpr auto data = codec::make_key("data");
constexpr auto type = codec::make_key("type");
constexpr auto actor = codec::make_key("actor");
constexpr auto stream = codec::make_key("stream");
constexpr auto recorded = codec::make_key("recorded");
constexpr auto commitments = codec::make_key("commitments");
} // namespace key

constexpr std::size_t keys = 11;
/// Most events fit, so that a buffer of their own is allocated once.
constexpr std::size_t usual_record_bytes = 320;

using codec::DecodeFault;
using codec::Mode;
using codec::Reader;

/// Reads the value of a key that must come next.
template <class Key, class T>
bool read(codec::MapReader& map, Reader& reader, const Key& key, T& out, Mode mode) {
  return map.require(key) && codec::decode(reader, out, mode);
}

bool read_format_version(codec::MapReader& map, Reader& reader) {
  std::uint64_t version = 0;
  if (!map.require(key::v)) {
    return false;
  }
  const std::size_t start = reader.offset();
  if (!reader.unsigned_integer(version)) {
    return false;
  }
  if (version > record_format_version) {
    return reader.fail(DecodeFault::newer_version, start);
  }
  return version == record_format_version || reader.fail(DecodeFault::unknown_value, start);
}

bool read_position(codec::MapReader& map, Reader& reader, Position& out) {
  if (!map.require(key::pos)) {
    return false;
  }
  const std::size_t start = reader.offset();
  if (!reader.unsigned_integer(out.value)) {
    return false;
  }
  return out.value != 0 || reader.fail(DecodeFault::under_limit, start, 1);
}

template <class Key>
bool read_raw(codec::MapReader& map, Reader& reader, const Key& key, ByteView& out, std::size_t& offset) {
  if (!map.require(key)) {
    return false;
  }
  offset = reader.offset();
  return reader.raw(out);
}

bool read_type(codec::MapReader& map, Reader& reader, RecordHeader& header) {
  if (!map.require(key::type)) {
    return false;
  }
  header.type_offset = reader.offset();
  return reader.text(header.type, codec::type_name_bytes_max);
}

bool read_header(Reader& reader, RecordHeader& header, Mode mode) {
  codec::MapReader map(reader, mode);
  return map.open() && read_format_version(map, reader) && read(map, reader, key::at, header.at, mode) &&
         read(map, reader, key::tv, header.type_version, mode) &&
         read(map, reader, key::cmd, header.command, mode) && read_position(map, reader, header.position) &&
         read_raw(map, reader, key::data, header.data, header.data_offset) &&
         read_type(map, reader, header) && read(map, reader, key::actor, header.actor, mode) &&
         read(map, reader, key::stream, header.stream, mode) &&
         read(map, reader, key::recorded, header.recorded, mode) &&
         read_raw(map, reader, key::commitments, header.commitments, header.commitments_offset) &&
         map.close() && reader.finish();
}

/// Reads the body into `out`; the error is that of the map in which it was found.
codec::DecodeResult<void> read_body(const RecordHeader& header, EventBody& out, Mode mode) {
  Reader data(header.data, header.data_offset);
  if (!codec::decode_data(data, header.type, header.type_version, out, mode) || !data.finish()) {
    codec::DecodeError error = data.error();
    if (error.fault == DecodeFault::unknown_type) {
      error.offset = header.type_offset;
    }
    return tl::unexpected(error);
  }
  Reader commitments(header.commitments, header.commitments_offset);
  if (!codec::decode_commitments(commitments, out, mode) || !commitments.finish()) {
    return tl::unexpected(commitments.error());
  }
  return {};
}

} // namespace

Bytes encode_record(const Record& record) {
  Bytes out;
  out.reserve(usual_record_bytes);
  append_record(out, record);
  return out;
}

void append_record(Bytes& out, const Record& record) {
  codec::Writer writer(out);
  const auto write = [&writer](const auto& key, const auto& value) {
    writer.raw(key.view());
    codec::encode(writer, value);
  };
  writer.map(keys);
  write(key::v, record_format_version);
  write(key::at, record.at);
  write(key::tv, codec::type_version_of(record.body));
  write(key::cmd, record.command);
  write(key::pos, record.position);
  writer.raw(key::data.view());
  codec::encode_data(writer, record.body);
  writer.raw(key::type.view());
  writer.text(type_name(record.body));
  write(key::actor, record.actor);
  write(key::stream, record.stream);
  write(key::recorded, record.recorded);
  writer.raw(key::commitments.view());
  codec::encode_commitments(writer, record.body);
}

codec::DecodeResult<RecordHeader> decode_record_header(ByteView bytes, Mode mode) {
  Reader reader(bytes);
  if (bytes.size() > record_bytes_max) {
    reader.fail(DecodeFault::over_limit, 0, record_bytes_max);
    return tl::unexpected(reader.error());
  }
  RecordHeader header;
  if (!read_header(reader, header, mode)) {
    return tl::unexpected(reader.error());
  }
  return header;
}

codec::DecodeResult<EventBody> decode_event_body(const RecordHeader& header, Mode mode) {
  codec::DecodeResult<EventBody> body;
  if (const auto read = read_body(header, *body, mode); !read) {
    body = tl::unexpected(read.error());
  }
  return body;
}

codec::DecodeResult<Record> decode_record(ByteView bytes, Mode mode) {
  const auto header = decode_record_header(bytes, mode);
  codec::DecodeResult<Record> record; // the one that is returned: a body is large to move
  if (!header) {
    record = tl::unexpected(header.error());
    return record;
  }
  record->stream = header->stream;
  record->position = header->position;
  record->actor = header->actor;
  record->at = header->at;
  record->recorded = header->recorded;
  record->command = header->command;
  if (const auto read = read_body(*header, record->body, mode); !read) {
    record = tl::unexpected(read.error());
  }
  return record;
}

std::string_view type_name(const EventBody& body) {
  return codec::type_name_of(body);
}

void append_prediction(Bytes& out, const EventBody& body) {
  codec::Writer writer(out);
  writer.array(4);
  writer.text(type_name(body));
  writer.unsigned_integer(codec::type_version_of(body));
  codec::encode_data(writer, body);
  codec::encode_commitments(writer, body);
}

} // namespace verdiep
