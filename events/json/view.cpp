#include "events/json/view.hpp"

#include "events/codec/vocabulary_codec.hpp"

#include <chrono>
#include <cstdio>

namespace verdiep::json {
namespace {

using codec::Reader;

bool read_item(Reader& reader, Json& out);

bool read_array(Reader& reader, Json& out) {
  std::size_t count = 0;
  if (!reader.array(count, codec::unlimited)) {
    return false;
  }
  out = Json::array();
  for (; count > 0; --count) {
    if (!read_item(reader, out.emplace_back())) {
      return false;
    }
  }
  return true;
}

bool read_map(Reader& reader, Json& out) {
  std::size_t count = 0;
  if (!reader.map(count, codec::unlimited)) {
    return false;
  }
  out = Json::object();
  for (; count > 0; --count) {
    std::string_view key;
    if (!reader.text(key, codec::key_bytes_max) || !read_item(reader, out[std::string(key)])) {
      return false;
    }
  }
  return true;
}

bool read_string(Reader& reader, codec::Kind kind, Json& out) {
  if (kind == codec::Kind::text) {
    std::string_view text;
    const bool read = reader.text(text, codec::unlimited);
    out = text;
    return read;
  }
  ByteView bytes;
  const bool read = reader.bytes(bytes, codec::unlimited);
  out = hex(bytes);
  return read;
}

bool read_simple(Reader& reader, Json& out) {
  if (reader.take_null()) {
    out = nullptr;
    return true;
  }
  bool flag = false;
  const bool read = reader.boolean(flag);
  out = flag;
  return read;
}

bool read_number(Reader& reader, codec::Kind kind, Json& out) {
  if (kind == codec::Kind::unsigned_integer) {
    std::uint64_t number = 0;
    const bool read = reader.unsigned_integer(number);
    out = number;
    return read;
  }
  std::int64_t number = 0;
  const bool read = reader.integer(number);
  out = number;
  return read;
}

/// The item was passed over before, so that it is canonical and not too deep.
bool read_item(Reader& reader, Json& out) {
  const codec::Kind kind = reader.kind();
  switch (kind) {
  case codec::Kind::unsigned_integer:
  case codec::Kind::negative_integer:
    return read_number(reader, kind, out);
  case codec::Kind::bytes:
  case codec::Kind::text:
    return read_string(reader, kind, out);
  case codec::Kind::array:
    return read_array(reader, out);
  case codec::Kind::map:
    return read_map(reader, out);
  case codec::Kind::other:
    return read_simple(reader, out);
  }
  return false;
}

Json header_view(const RecordHeader& header) {
  return {
      {"v", record_format_version},   {"stream", view(header.stream)},
      {"pos", view(header.position)}, {"actor", view(header.actor)},
      {"at", view(header.at)},        {"recorded", view(header.recorded)},
      {"cmd", view(header.command)},  {"type", std::string(header.type)},
      {"tv", header.type_version},
  };
}

template <class Body>
Json data_view(const Body& body) {
  return std::visit([](const auto& fields) { return view(fields); }, body);
}

Json commitments_view(const EventBody& body) {
  Json commitments = Json::object();
  for_each_personal(body, [&](std::string_view field, const Commitment& commitment) {
    commitments[std::string(field)] = view(commitment);
  });
  return commitments;
}

Json personal_view(const PersonalValue& personal) {
  const auto value = item_view(personal.value);
  return {{"salt", view(personal.salt)}, {"value", value ? *value : Json()}};
}

} // namespace

std::string hex(ByteView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 0x0f];
  }
  return text;
}

std::string rfc3339(Timestamp time) {
  using namespace std::chrono;
  const sys_time<milliseconds> point{milliseconds{time.ms}};
  const auto day = floor<days>(point);
  const year_month_day date{day};
  const hh_mm_ss clock{point - day};
  std::array<char, 40> text{};
  const int size = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count())
  );
  return {text.data(), static_cast<std::size_t>(size)};
}

Json translations(const std::vector<std::pair<std::string, std::string>>& entries) {
  Json object = Json::object();
  for (const auto& [tag, text] : entries) {
    object[tag] = text;
  }
  return object;
}

codec::DecodeResult<Json> item_view(ByteView item) {
  Reader check(item);
  if (!check.skip() || !check.finish()) {
    return tl::unexpected(check.error());
  }
  Reader reader(item);
  Json out;
  if (!read_item(reader, out)) {
    return tl::unexpected(reader.error());
  }
  return out;
}

Json record_view(const Record& record) {
  RecordHeader header;
  header.stream = record.stream;
  header.position = record.position;
  header.actor = record.actor;
  header.at = record.at;
  header.recorded = record.recorded;
  header.command = record.command;
  header.type = type_name(record.body);
  header.type_version = codec::type_version_of(record.body);
  Json object = header_view(header);
  object["data"] = data_view(record.body);
  object["commitments"] = commitments_view(record.body);
  return object;
}

codec::DecodeResult<Json> record_view(ByteView record) {
  const auto header = decode_record_header(record);
  if (!header) {
    return tl::unexpected(header.error());
  }
  if (const auto whole = decode_record(record)) {
    return record_view(*whole);
  } else if (whole.error().fault != codec::DecodeFault::unknown_type &&
             whole.error().fault != codec::DecodeFault::newer_version) {
    return tl::unexpected(whole.error());
  }
  auto data = item_view(header->data);
  auto commitments = item_view(header->commitments);
  if (!data || !commitments) {
    return tl::unexpected(data ? commitments.error() : data.error());
  }
  Json object = header_view(*header);
  object["data"] = std::move(*data);
  object["commitments"] = std::move(*commitments);
  return object;
}

Json command_view(const Command& command) {
  Json personal = Json::object();
  for (const PersonalValue& value : command.personal) {
    personal[value.field] = personal_view(value);
  }
  return {
      {"v", command_format_version},
      {"stream", view(command.stream)},
      {"id", view(command.id)},
      {"at", view(command.at)},
      {"type", std::string(type_name(command.body))},
      {"tv", codec::type_version_of(command.body)},
      {"data", data_view(command.body)},
      {"personal", std::move(personal)},
  };
}

codec::DecodeResult<Json> command_view(ByteView command) {
  const auto decoded = decode_command(command);
  if (!decoded) {
    return tl::unexpected(decoded.error());
  }
  return command_view(*decoded);
}

} // namespace verdiep::json
