#include "server/log/record_page.hpp"

#include "server/log/store_encoding.hpp"

namespace verdiep::log {
namespace {

constexpr std::size_t entry_bytes = 8; // length and checksum, little endian
constexpr std::size_t table_bytes = entry_bytes * page_records;

void append_32(std::string& out, std::uint32_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>(number >> shift & 0xff));
}

std::uint32_t read_32(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t byte = 4; byte-- > 0;)
    number = number << 8 | static_cast<std::uint8_t>(bytes[at + byte]);
  return number;
}

} // namespace

void PageBuilder::add(ByteView record, std::uint32_t checksum) {
  append_32(table_, static_cast<std::uint32_t>(record.size()));
  append_32(table_, checksum);
  records_.append(text_of(record));
  ++count_;
}

PageVisit visit_page(
    StreamId stream,
    std::uint64_t page,
    std::string_view bytes,
    Position from,
    Position to,
    const RecordVisitor& visit
) {
  Position position = first_in_page(page);
  if (bytes.size() < table_bytes)
    return {false, position};
  std::size_t offset = table_bytes;
  for (std::size_t entry = 0; entry < page_records && position <= to; ++entry, position = position.next()) {
    const std::uint32_t length = read_32(bytes, entry * entry_bytes);
    if (length > bytes.size() - offset)
      return {false, position};
    const ByteView record = bytes_of(bytes.substr(offset, length));
    offset += length;
    if (position < from)
      continue;
    if (record_checksum(stream, position, record) != read_32(bytes, entry * entry_bytes + 4))
      return {false, position};
    if (!visit(position, record))
      return {true, std::nullopt};
  }
  return {};
}

} // namespace verdiep::log
