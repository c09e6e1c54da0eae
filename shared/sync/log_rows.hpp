#pragma once

#include "events/types/blob.hpp"
#include "events/types/bytes.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"
#include "shared/crypto.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/history.hpp"
#include "shared/sync/limits.hpp"

#include <boost/describe.hpp>
#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The rows in which a device keeps its copy of a stream: records and the values beside them by the page, how far
/// each feed was read, and the witness. All of them together are one copy; each shows by itself that it is whole.
///
/// Source   docs/formats/sync.md, 'On the device'
namespace verdiep::sync {

/// A row as it was read at the start.
struct LogRow {
  std::string key;
  Bytes bytes;
};

/// One change of a write, in which all are carried out or none.
struct RowChange {
  std::string key;
  std::optional<Bytes> row; ///< none: delete it, if it is there
};

// Keys

enum class RowKind : std::uint8_t { witness, head, records, values };

/// Shape    as text `witness`, `head`, `records/<page>`, `values/<page>`, the page in eight hexadecimal digits
struct RowKey {
  RowKind kind = RowKind::witness;
  std::uint32_t page = 0; ///< of records and values, from 0 on
};

[[nodiscard]] std::string to_text(const RowKey& key);
/// Nothing for a key that no version wrote.
[[nodiscard]] std::optional<RowKey> parse_row_key(std::string_view key);

[[nodiscard]] inline std::uint32_t page_of(Position position) {
  return static_cast<std::uint32_t>((position.value - 1) / page_records_max);
}
[[nodiscard]] inline Position first_of(std::uint32_t page) {
  return Position{std::uint64_t{page} * page_records_max + 1};
}

// Records

/// Shape    CBOR [1, root, [record, …]]: the Merkle root over the page is its checksum
[[nodiscard]] Bytes encode_records_row(const History& history, std::uint32_t page);

/// Views into the row; whether the root is theirs is for `History::append_page` to say.
struct RecordsRow {
  Sha256 root;
  std::vector<ByteView> records;
};
/// Errors   here and below: in one line what is wrong, damaged or written by a newer version
[[nodiscard]] tl::expected<RecordsRow, std::string> decode_records_row(ByteView row);

// Values

/// A personal value of a record, or that it was withdrawn.
///
/// Shape    `salt` and `value` are both absent once it was withdrawn. `audiences` grant it; none for what was typed here
///          and no feed spoke of yet
struct StoredValue {
  Position position;
  Text<64> field;
  std::optional<Salt> salt;
  std::optional<Blob<value_bytes_max>> value;
  List<Audience, audiences_max> audiences;
};
BOOST_DESCRIBE_STRUCT(StoredValue, (), (position, field, salt, value, audiences))

/// Fields of a record that hold personal values: far more than any event has.
inline constexpr std::size_t record_values_max = 16;
using StoredValues = List<StoredValue, page_records_max * record_values_max>;

[[nodiscard]] Bytes encode_values_row(const StoredValues& values);
[[nodiscard]] tl::expected<StoredValues, std::string> decode_values_row(ByteView row);

// The head

/// What the pages amount to.
///
/// Shape    `head`: so many records at least are in the pages, and `value_pages` of those have values. `caught_up`: the
///          copy was once all that the server had. `cursors` are never ahead of the pages
struct StoredHead {
  Position head;
  std::uint32_t value_pages = 0;
  bool caught_up = false;
  List<FeedCursor, audiences_max> cursors;
};
BOOST_DESCRIBE_STRUCT(StoredHead, (), (head, value_pages, caught_up, cursors))

[[nodiscard]] Bytes encode_head_row(const StoredHead& head);
[[nodiscard]] tl::expected<StoredHead, std::string> decode_head_row(ByteView row);

} // namespace verdiep::sync
