#include "server/pipeline/rows.hpp"

#include <algorithm>

namespace verdiep::pipeline {
namespace {

constexpr std::size_t id_bytes = 16;

template <class AnyId>
Bytes bytes_of(const AnyId& id) {
  return Bytes(id.bytes.begin(), id.bytes.end());
}

Failure damaged_row(const char* what) {
  return fail(ErrorCode::damaged, std::string(what) + " cannot be read", "run `verdiep verify` on the store");
}

std::optional<StreamId> decode_stream(const Bytes& bytes) {
  StreamId stream;
  if (bytes.size() != stream.bytes.size())
    return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), stream.bytes.begin());
  return stream;
}

Bytes erasure_key(const Erasure& erasure) {
  Bytes key = bytes_of(erasure.stream);
  key.insert(key.end(), erasure.subject.bytes.begin(), erasure.subject.bytes.end());
  return key;
}

std::optional<Erasure> decode_erasure(const Bytes& key, const Bytes& value) {
  if (key.size() != 2 * id_bytes || value.size() != 1 || value[0] > 1)
    return std::nullopt;
  Erasure erasure;
  std::copy_n(key.begin(), id_bytes, erasure.stream.bytes.begin());
  std::copy_n(key.begin() + id_bytes, id_bytes, erasure.subject.bytes.begin());
  erasure.step = static_cast<Erasure::Step>(value[0]);
  return erasure;
}

} // namespace

Bytes tile_row_key(StreamId stream, merkle::TileKey tile) {
  Bytes key = bytes_of(stream);
  key.push_back(static_cast<std::uint8_t>(tile.level));
  for (int shift = 56; shift >= 0; shift -= 8)
    key.push_back(static_cast<std::uint8_t>(tile.index >> shift));
  return key;
}

log::RowChange group_row(StreamId group, StreamId programme) {
  return {log::Table::groups, bytes_of(group), bytes_of(programme)};
}

Result<std::optional<StreamId>> programme_in_row(const log::Log& log, StreamId stream) {
  VERDIEP_TRY(row, log.row(log::Table::groups, stream.bytes));
  if (!row)
    return std::nullopt;
  const auto programme = decode_stream(*row);
  if (!programme)
    return damaged_row("the row of a group's stream");
  return *programme;
}

Result<std::vector<std::pair<StreamId, StreamId>>> group_rows(const log::Log& log) {
  VERDIEP_TRY(rows, log.rows(log::Table::groups, {}));
  std::vector<std::pair<StreamId, StreamId>> groups;
  for (const auto& [key, value] : rows) {
    const auto group = decode_stream(key);
    const auto programme = decode_stream(value);
    if (!group || !programme)
      return damaged_row("the row of a group's stream");
    groups.emplace_back(*group, *programme);
  }
  return groups;
}

log::RowChange erasure_row(const Erasure& erasure) {
  return {log::Table::erasures, erasure_key(erasure), Bytes{static_cast<std::uint8_t>(erasure.step)}};
}

log::RowChange done_row(const Erasure& erasure) {
  return {log::Table::erasures, erasure_key(erasure), std::nullopt};
}

Result<std::vector<Erasure>> erasures_left(const log::Log& log) {
  VERDIEP_TRY(rows, log.rows(log::Table::erasures, {}));
  std::vector<Erasure> left;
  for (const auto& [key, value] : rows) {
    const auto erasure = decode_erasure(key, value);
    if (!erasure)
      return damaged_row("the row of an erasure");
    left.push_back(*erasure);
  }
  return left;
}

} // namespace verdiep::pipeline
