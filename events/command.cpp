#include "events/command.hpp"

#include "events/codec/vocabulary_codec.hpp"

namespace verdiep {
namespace {

namespace key {
constexpr auto v = codec::make_key("v");
constexpr auto at = codec::make_key("at");
constexpr auto id = codec::make_key("id");
constexpr auto tv = codec::make_key("tv");
constexpr auto data = codec::make_key("data");
constexpr auto type = codec::make_key("type");
constexpr auto ballot = codec::make_key("ballot");
constexpr auto stream = codec::make_key("stream");
constexpr auto personal = codec::make_key("personal");
} // namespace key

constexpr std::size_t keys = 8; // and `ballot`, for a vote

using codec::DecodeFault;
using codec::MapReader;
using codec::Mode;
using codec::Reader;

/// What is read before the body can be: its type comes after its data.
struct Envelope {
  std::uint16_t type_version = 0;
  std::size_t data_offset = 0;
  ByteView data;
  std::size_t type_offset = 0;
  std::string_view type;
};

template <class Key, class T>
bool read(MapReader& map, Reader& reader, const Key& key, T& out) {
  return map.require(key) && codec::decode(reader, out, Mode::strict);
}

bool read_format_version(MapReader& map, Reader& reader) {
  if (!map.require(key::v)) {
    return false;
  }
  const std::size_t start = reader.offset();
  std::uint64_t version = 0;
  if (!reader.unsigned_integer(version)) {
    return false;
  }
  if (version > command_format_version) {
    return reader.fail(DecodeFault::newer_version, start);
  }
  return version == command_format_version || reader.fail(DecodeFault::unknown_value, start);
}

bool read_data(MapReader& map, Reader& reader, Envelope& envelope) {
  if (!map.require(key::data)) {
    return false;
  }
  envelope.data_offset = reader.offset();
  return reader.raw(envelope.data);
}

bool read_type(MapReader& map, Reader& reader, Envelope& envelope) {
  if (!map.require(key::type)) {
    return false;
  }
  envelope.type_offset = reader.offset();
  return reader.text(envelope.type, codec::type_name_bytes_max);
}

/// Reads the body from the envelope; a fault in it becomes that of `reader`.
bool read_body(Reader& reader, const Envelope& envelope, CommandBody& out) {
  Reader data(envelope.data, envelope.data_offset);
  if (codec::decode_data(data, envelope.type, envelope.type_version, out, Mode::strict) && data.finish()) {
    return true;
  }
  const codec::DecodeError& error = data.error();
  const bool unknown = error.fault == DecodeFault::unknown_type;
  return reader.fail(error.fault, unknown ? envelope.type_offset : error.offset, error.limit);
}

/// Reads `[salt, value]` of field `F`, checking the value against the field's type.
template <class F>
bool read_personal_value(Reader& reader, std::vector<PersonalValue>& out) {
  PersonalValue& personal = out.emplace_back();
  personal.field = F::name;
  const std::size_t start = reader.offset();
  std::size_t count = 0;
  if (!reader.array(count, 2)) {
    return false;
  }
  if (count != 2) {
    return reader.fail(DecodeFault::under_limit, start, 2);
  }
  if (!codec::decode(reader, personal.salt, Mode::strict)) {
    return false;
  }
  const ByteView before = reader.rest();
  if (!codec::check_value_of<F>(reader)) {
    return false;
  }
  const ByteView value = before.first(before.size() - reader.remaining());
  personal.value.assign(value.begin(), value.end());
  return true;
}

/// Which personal fields a body has set follows from which values travel with it.
bool read_personal(MapReader& map, Reader& reader, Command& command) {
  if (!map.require(key::personal)) {
    return false;
  }
  return std::visit(
      [&]<class Body>(Body& body) {
        const auto read_value = [&]<class F>(F, auto&) {
          return read_personal_value<F>(reader, command.personal);
        };
        return codec::decode_fields(
            reader, body, Mode::strict, codec::personal_fields_of<Body>{}, read_value
        );
      },
      command.body
  );
}

/// What the key `ballot` holds; null for a command that has none.
template <class Body>
auto* ballot_of(Body& body) {
  auto* vote = std::get_if<vote::CastVote>(&body);
  return vote == nullptr ? nullptr : &vote->ballot;
}

/// A vote has a ballot, and nothing else has. The body is read later, because its type comes first.
bool read_ballot(MapReader& map, Reader& reader, const Envelope& envelope, vote::Ballot& out) {
  return envelope.type != vote::CastVote::type_name || read(map, reader, key::ballot, out);
}

bool put_ballot(CommandBody& body, const vote::Ballot& ballot) {
  if (vote::Ballot* out = ballot_of(body)) {
    *out = ballot;
  }
  return true;
}

bool read_command(Reader& reader, Command& command) {
  MapReader map(reader, Mode::strict);
  Envelope envelope;
  vote::Ballot ballot;
  return map.open() && read_format_version(map, reader) && read(map, reader, key::at, command.at) &&
         read(map, reader, key::id, command.id) && read(map, reader, key::tv, envelope.type_version) &&
         read_data(map, reader, envelope) && read_type(map, reader, envelope) &&
         read_ballot(map, reader, envelope, ballot) && read(map, reader, key::stream, command.stream) &&
         read_body(reader, envelope, command.body) && read_personal(map, reader, command) && map.close() &&
         reader.finish() && put_ballot(command.body, ballot);
}

template <class Vocabulary>
codec::DecodeResult<void> check_value(const Vocabulary& body, std::string_view field, ByteView value) {
  Reader reader(value);
  bool known = false;
  bool fits = false;
  std::visit(
      [&]<class Body>(const Body&) {
        codec::mp11::mp_for_each<codec::personal_fields_of<Body>>([&]<class F>(F) {
          if (F::name == field) {
            known = true;
            fits = codec::check_value_of<F>(reader) && reader.finish();
          }
        });
      },
      body
  );
  if (!known) {
    reader.fail(DecodeFault::unknown_key);
  }
  if (!fits) {
    return tl::unexpected(reader.error());
  }
  return {};
}

} // namespace

namespace {

Bytes encode(const Command& command, const vote::Ballot* ballot) {
  Bytes out;
  codec::Writer writer(out);
  const auto write = [&writer](const auto& key, const auto& value) {
    writer.raw(key.view());
    codec::encode(writer, value);
  };
  writer.map(keys + (ballot == nullptr ? 0 : 1));
  write(key::v, command_format_version);
  write(key::at, command.at);
  write(key::id, command.id);
  write(key::tv, codec::type_version_of(command.body));
  writer.raw(key::data.view());
  codec::encode_data(writer, command.body);
  writer.raw(key::type.view());
  writer.text(type_name(command.body));
  if (ballot != nullptr) {
    write(key::ballot, *ballot);
  }
  write(key::stream, command.stream);
  writer.raw(key::personal.view());
  writer.map(command.personal.size());
  for (const PersonalValue& personal : command.personal) {
    writer.text(personal.field);
    writer.array(2);
    codec::encode(writer, personal.salt);
    writer.raw(personal.value);
  }
  return out;
}

} // namespace

Bytes encode_command(const Command& command) {
  return encode(command, ballot_of(command.body));
}

Bytes encode_without_ballot(const Command& command) {
  return encode(command, nullptr);
}

codec::DecodeResult<Command> decode_command(ByteView bytes) {
  Reader reader(bytes);
  if (bytes.size() > command_bytes_max) {
    reader.fail(DecodeFault::over_limit, 0, command_bytes_max);
    return tl::unexpected(reader.error());
  }
  codec::DecodeResult<Command> command;
  if (!read_command(reader, *command)) {
    return tl::unexpected(reader.error());
  }
  return command;
}

std::string_view type_name(const CommandBody& body) {
  return codec::type_name_of(body);
}

codec::DecodeResult<void>
check_personal_value(const CommandBody& body, std::string_view field, ByteView value) {
  return check_value(body, field, value);
}

codec::DecodeResult<void>
check_personal_value(const EventBody& body, std::string_view field, ByteView value) {
  return check_value(body, field, value);
}

Bytes encode_text_value(std::string_view text) {
  Bytes out;
  codec::Writer(out).text(text);
  return out;
}

codec::DecodeResult<std::string_view> decode_text_value(ByteView value) {
  Reader reader(value);
  std::string_view text;
  if (!reader.text(text, codec::unlimited) || !reader.finish()) {
    return tl::unexpected(reader.error());
  }
  return text;
}

Bytes encode_number_value(std::uint64_t number) {
  Bytes out;
  codec::Writer(out).unsigned_integer(number);
  return out;
}

codec::DecodeResult<std::uint64_t> decode_number_value(ByteView value) {
  Reader reader(value);
  std::uint64_t number = 0;
  if (!reader.unsigned_integer(number) || !reader.finish()) {
    return tl::unexpected(reader.error());
  }
  return number;
}

} // namespace verdiep
