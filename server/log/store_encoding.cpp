#include "server/log/store_encoding.hpp"

#include "server/log/crc32c.hpp"

#include <algorithm>

namespace verdiep::log {
namespace {

constexpr std::size_t checksum_bytes = 4;
constexpr std::size_t id_bytes = 16;
constexpr std::size_t number_bytes = 8;

template <class Tag>
std::string_view text_of_id(const Id<Tag>& id) {
  return text_of(id.bytes);
}

std::string little_endian_32(std::uint32_t number) {
  std::string bytes(4, '\0');
  for (std::size_t byte = 0; byte < 4; ++byte)
    bytes[byte] = static_cast<char>(number >> (8 * byte) & 0xff);
  return bytes;
}

std::uint32_t from_little_endian_32(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t byte = 4; byte-- > 0;)
    number = number << 8 | static_cast<std::uint8_t>(bytes[byte]);
  return number;
}

template <class AnyId>
AnyId id_from(std::string_view bytes) {
  AnyId id;
  std::copy_n(bytes.begin(), id_bytes, id.bytes.begin());
  return id;
}

} // namespace

std::string big_endian(std::uint64_t number) {
  std::string bytes(number_bytes, '\0');
  for (std::size_t byte = 0; byte < number_bytes; ++byte)
    bytes[byte] = static_cast<char>(number >> (56 - 8 * byte) & 0xff);
  return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes)
    number = number << 8 | static_cast<std::uint8_t>(byte);
  return number;
}

KeyBytes log_key(std::uint64_t global) {
  return big_endian(global);
}
KeyBytes stream_key(StreamId stream) {
  return KeyBytes(text_of_id(stream));
}
KeyBytes index_key(StreamId stream, Position position) {
  return stream_key(stream) + big_endian(position.value);
}
KeyBytes page_key(StreamId stream, std::uint64_t page) {
  return stream_key(stream) + big_endian(page);
}

KeyBytes value_key(StreamId stream, Position position, std::string_view field) {
  return index_key(stream, position).append(field);
}

KeyBytes audience_key(StreamId stream, const disclosures::Audience& audience) {
  KeyBytes key = stream_key(stream);
  key.push_back(static_cast<char>(audience.kind));
  return key.append(text_of_id(audience.id));
}

KeyBytes feed_key(StreamId stream, const disclosures::Audience& audience, std::uint64_t seq) {
  return audience_key(stream, audience) + big_endian(seq);
}

KeyBytes withdrawal_key(
    StreamId stream, const disclosures::Audience& audience, Position position, std::string_view field
) {
  return (audience_key(stream, audience) + big_endian(position.value)).append(field);
}

KeyBytes outcome_key(AccountId account, CommandId command) {
  return KeyBytes(text_of_id(account)).append(text_of_id(command));
}

KeyBytes row_key(Table table, ByteView key) {
  return KeyBytes(1, static_cast<char>(table)).append(text_of(key));
}

std::string with_checksum(std::string_view key, ByteView payload) {
  return little_endian_32(crc32c(payload, crc32c(bytes_of(key)))).append(text_of(payload));
}

std::optional<ByteView> without_checksum(std::string_view key, std::string_view stored) {
  if (stored.size() < checksum_bytes)
    return std::nullopt;
  const ByteView payload = bytes_of(stored.substr(checksum_bytes));
  if (crc32c(payload, crc32c(bytes_of(key))) != from_little_endian_32(stored))
    return std::nullopt;
  return payload;
}

std::uint32_t record_checksum(StreamId stream, Position position, ByteView record) {
  const KeyBytes place = index_key(stream, position);
  return crc32c(record, crc32c(bytes_of(place)));
}

std::string encode_stored_record(StreamId stream, Position position, ByteView record) {
  std::string stored = little_endian_32(record_checksum(stream, position, record));
  stored.reserve(checksum_bytes + id_bytes + number_bytes + record.size());
  return stored.append(index_key(stream, position)).append(text_of(record));
}

std::optional<StoredRecord> decode_stored_record(std::string_view stored) {
  if (stored.size() < checksum_bytes + id_bytes + number_bytes)
    return std::nullopt;
  const std::string_view body = stored.substr(checksum_bytes);
  StoredRecord found;
  found.checksum = from_little_endian_32(stored);
  found.stream = id_from<StreamId>(body);
  found.position = Position{from_big_endian(body.substr(id_bytes, number_bytes))};
  found.record = bytes_of(body.substr(id_bytes + number_bytes));
  if (crc32c(bytes_of(body)) != found.checksum)
    return std::nullopt;
  return found;
}

std::string encode_feed_entry(const FeedEntry& entry, std::string_view key) {
  std::string payload(1, entry.grant ? '\1' : '\0');
  payload.append(big_endian(entry.position.value)).append(entry.field);
  return with_checksum(key, bytes_of(payload));
}

std::optional<FeedEntry> decode_feed_entry(std::string_view stored, std::string_view key) {
  const auto payload = without_checksum(key, stored);
  if (!payload || payload->size() < 1 + number_bytes)
    return std::nullopt;
  const std::string_view text = text_of(*payload);
  const std::string_view audience = key.substr(id_bytes);
  FeedEntry entry;
  entry.audience.kind = static_cast<disclosures::AudienceKind>(audience[0]);
  std::copy_n(audience.begin() + 1, id_bytes, entry.audience.id.bytes.begin());
  entry.seq = from_big_endian(audience.substr(1 + id_bytes, number_bytes));
  entry.grant = text[0] != '\0';
  entry.position = Position{from_big_endian(text.substr(1, number_bytes))};
  entry.field = std::string(text.substr(1 + number_bytes));
  return entry;
}

} // namespace verdiep::log
