#include "shared/sync/log_rows.hpp"

#include "events/codec/described.hpp"
#include "shared/sync/device_row.hpp"
#include "shared/sync/hash_codec.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace verdiep::sync {

namespace {

constexpr std::uint64_t records_format_version = 1;
constexpr std::size_t head_bytes_max = 4096;
constexpr std::size_t values_bytes_max = page_records_max * record_values_max * (value_bytes_max + 1024);

constexpr std::array<std::string_view, 4> kind_names{"witness", "head", "records", "values"}; // as RowKind
constexpr std::size_t page_digits = 8;

bool is_paged(RowKind kind) {
  return kind == RowKind::records || kind == RowKind::values;
}

std::optional<std::uint32_t> parse_page(std::string_view digits) {
  std::uint32_t page = 0;
  const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), page, 16);
  const bool is_whole =
      digits.size() == page_digits && fault == std::errc() && stop == digits.data() + digits.size();
  return is_whole ? std::optional(page) : std::nullopt;
}

template <class T>
tl::expected<T, std::string> decode_sealed(ByteView row, std::size_t entry_bytes_max) {
  const auto entry = open_row(row, entry_bytes_max);
  if (!entry) {
    return tl::unexpected(entry.error());
  }
  auto value = codec::decoded<T>(*entry, codec::Mode::tolerant);
  if (!value) {
    return tl::unexpected(damage(value.error()));
  }
  return std::move(*value);
}

} // namespace

// Keys

std::string to_text(const RowKey& key) {
  std::string text(kind_names[static_cast<std::size_t>(key.kind)]);
  if (is_paged(key.kind)) {
    std::array<char, page_digits> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), key.page, 16);
    const auto count = static_cast<std::size_t>(written.ptr - digits.data());
    text.append("/").append(page_digits - count, '0').append(digits.data(), count);
  }
  return text;
}

std::optional<RowKey> parse_row_key(std::string_view key) {
  const auto slash = key.find('/');
  const auto* const name = std::find(kind_names.begin(), kind_names.end(), key.substr(0, slash));
  if (name == kind_names.end()) {
    return std::nullopt;
  }
  RowKey parsed{static_cast<RowKind>(name - kind_names.begin()), 0};
  if (is_paged(parsed.kind) != (slash != std::string_view::npos)) {
    return std::nullopt;
  }
  if (is_paged(parsed.kind)) {
    const auto page = parse_page(key.substr(slash + 1));
    if (!page) {
      return std::nullopt;
    }
    parsed.page = *page;
  }
  return parsed;
}

// Records

Bytes encode_records_row(const History& history, std::uint32_t page) {
  const Position first = first_of(page);
  const Position last = std::min(history.head(), first.plus(page_records_max - 1));
  Bytes row;
  codec::Writer writer(row);
  writer.array(3);
  writer.unsigned_integer(records_format_version);
  codec::encode(writer, history.page_root(page));
  writer.array(static_cast<std::size_t>(last.value - first.value + 1));
  for (Position position = first; position <= last; position = position.next()) {
    writer.bytes(history.log().at(position));
  }
  return row;
}

tl::expected<RecordsRow, std::string> decode_records_row(ByteView row) {
  codec::Reader reader(row);
  RecordsRow decoded;
  std::size_t count = 0;
  std::uint64_t version = 0;
  if (!reader.array(count, 8) || !reader.unsigned_integer(version)) {
    return tl::unexpected(damage(reader.error()));
  }
  if (version != records_format_version) {
    return tl::unexpected("written by a newer version: page format " + std::to_string(version));
  }
  std::size_t records = 0;
  bool is_whole = count == 3 && codec::decode(reader, decoded.root, codec::Mode::strict) &&
                  reader.array(records, page_records_max) && records > 0;
  decoded.records.resize(is_whole ? records : 0);
  for (ByteView& record : decoded.records) {
    is_whole = is_whole && reader.bytes(record, record_bytes_max);
  }
  if (!is_whole || !reader.finish()) {
    return tl::unexpected(damage(reader.error()));
  }
  return decoded;
}

// Values and head

Bytes encode_values_row(const StoredValues& values) {
  return seal_row(codec::encoded(values));
}

tl::expected<StoredValues, std::string> decode_values_row(ByteView row) {
  return decode_sealed<StoredValues>(row, values_bytes_max);
}

Bytes encode_head_row(const StoredHead& head) {
  return seal_row(codec::encoded(head));
}

tl::expected<StoredHead, std::string> decode_head_row(ByteView row) {
  return decode_sealed<StoredHead>(row, head_bytes_max);
}

} // namespace verdiep::sync
