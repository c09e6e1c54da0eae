#pragma once

#include "events/types/bytes.hpp"
#include "server/log/log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The bytes of keys and values in the store. Normative text: docs/formats/store.md. On disk: never change,
/// add a version.
namespace verdiep::log {

/// Keys are byte strings that sort as what they name: integers big endian.
using KeyBytes = std::string;

[[nodiscard]] KeyBytes log_key(std::uint64_t global);
[[nodiscard]] KeyBytes stream_key(StreamId stream); ///< heads; prefix of the next three
[[nodiscard]] KeyBytes index_key(StreamId stream, Position position);
[[nodiscard]] KeyBytes page_key(StreamId stream, std::uint64_t page);
[[nodiscard]] KeyBytes value_key(StreamId stream, Position position, std::string_view field);
[[nodiscard]] KeyBytes
audience_key(StreamId stream, const disclosures::Audience& audience); ///< prefix of the next two
[[nodiscard]] KeyBytes feed_key(StreamId stream, const disclosures::Audience& audience, std::uint64_t seq);
[[nodiscard]] KeyBytes withdrawal_key(
    StreamId stream, const disclosures::Audience& audience, Position position, std::string_view field
);
[[nodiscard]] KeyBytes outcome_key(AccountId account, CommandId command);
[[nodiscard]] KeyBytes row_key(Table table, ByteView key);

[[nodiscard]] std::string big_endian(std::uint64_t number);
/// Shape    exactly 8 bytes
[[nodiscard]] std::uint64_t from_big_endian(std::string_view bytes);

/// Checked bytes: the CRC-32C of key and payload (4 bytes, little endian), then the payload.
[[nodiscard]] std::string with_checksum(std::string_view key, ByteView payload);
/// The payload, or nullopt if the checksum does not match.
[[nodiscard]] std::optional<ByteView> without_checksum(std::string_view key, std::string_view stored);

/// A record in the log family: checksum (as in pages), stream, position, the record. It says itself whose it
/// is, so that index and pages can be made again from it alone.
struct StoredRecord {
  StreamId stream;
  Position position;
  std::uint32_t checksum = 0;
  ByteView record;
};

/// CRC-32C of stream, position (big endian) and record.
[[nodiscard]] std::uint32_t record_checksum(StreamId stream, Position position, ByteView record);
[[nodiscard]] std::string encode_stored_record(StreamId stream, Position position, ByteView record);
/// nullopt: the checksum does not match, or the bytes are too few.
[[nodiscard]] std::optional<StoredRecord> decode_stored_record(std::string_view stored);

[[nodiscard]] std::string encode_feed_entry(const FeedEntry& entry, std::string_view key);
[[nodiscard]] std::optional<FeedEntry> decode_feed_entry(std::string_view stored, std::string_view key);

[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace verdiep::log
