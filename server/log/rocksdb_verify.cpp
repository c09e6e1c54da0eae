#include "server/log/rocksdb_verify.hpp"

#include "server/log/record_page.hpp"
#include "server/log/store_encoding.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace verdiep::log {
namespace {

/// By streams, the numbers in the log of their records, in order.
using Numbers = std::map<StreamId, std::vector<std::uint64_t>>;

/// All records in the order they were written: no number missing, each stream in order.
Result<Numbers> verify_log(const Database& database) {
  Numbers numbers;
  std::uint64_t global = 0;
  const auto where = [&global] { return "record " + std::to_string(global) + " of the log"; };
  const auto entries = database.scan(Family::log);
  for (entries->SeekToFirst(); entries->Valid(); entries->Next()) {
    ++global;
    if (entries->key() != rocksdb::Slice(log_key(global)))
      return damage(where(), "it is missing");
    const auto stored = decode_stored_record(entries->value().ToStringView());
    if (!stored)
      return damage(where(), "it does not match its checksum");
    std::vector<std::uint64_t>& own = numbers[stored->stream];
    if (stored->position != Position{own.size() + 1})
      return damage(
          place_text(stored->stream, stored->position), "it follows position " + std::to_string(own.size())
      );
    own.push_back(global);
  }
  VERDIEP_CHECK(check(*entries, "the log after record " + std::to_string(global)));
  return numbers;
}

/// The index names each record by its number. It is read after the log: what it names beyond that was written since.
Result<void> verify_index(const Database& database, const Numbers& numbers) {
  const auto entries = database.scan(Family::index);
  entries->SeekToFirst();
  for (const auto& [stream, own] : numbers) {
    while (entries->Valid() && entries->key().compare(index_key(stream, Position{1})) < 0)
      entries->Next(); // of a stream that is new
    for (std::uint64_t value = 1; value <= own.size(); ++value, entries->Next()) {
      const bool names_it = entries->Valid() &&
                            entries->key() == rocksdb::Slice(index_key(stream, Position{value})) &&
                            entries->value() == rocksdb::Slice(big_endian(own[value - 1]));
      if (!names_it && entries->status().ok())
        return damage(place_text(stream, Position{value}), "the index does not name it");
      VERDIEP_CHECK(check(*entries, "the index of stream " + to_text(stream)));
    }
    while (entries->Valid() && entries->key().starts_with(rocksdb::Slice(text_of(ByteView(stream.bytes)))))
      entries->Next(); // newer
  }
  return check(*entries, "the index");
}

/// Every stream as readers get it, by its pages.
Result<void> verify_streams(const StreamHeads& heads, const RecordReader& reader, StoreCounts& counts) {
  for (const StreamId stream : heads.streams()) {
    const StreamHeads::Extent extent = heads.of(stream);
    std::uint64_t seen = 0;
    VERDIEP_CHECK(reader.read(stream, Position{1}, extent.head, [&seen](Position, ByteView) {
      return ++seen > 0;
    }));
    if (seen != extent.head.value)
      return damage(place_text(stream, Position{seen + 1}), "reading ended before it");
    ++counts.streams;
    counts.records += seen;
    counts.pages += extent.pages;
  }
  return {};
}

/// Keys of values: stream, position, field.
std::string value_place(std::string_view key) {
  constexpr std::size_t stream_bytes = StreamId{}.bytes.size();
  if (key.size() < stream_bytes + 8)
    return "a value under a key that is none";
  StreamId stream;
  std::copy_n(key.begin(), stream_bytes, stream.bytes.begin());
  const Position position{from_big_endian(key.substr(stream_bytes, 8))};
  return place_text(stream, position) + ", field " + std::string(key.substr(stream_bytes + 8));
}

/// Keys of feeds begin with their stream.
std::string feed_place(std::string_view key, std::uint64_t seq) {
  StreamId stream;
  if (key.size() >= stream.bytes.size())
    std::copy_n(key.begin(), stream.bytes.size(), stream.bytes.begin());
  return "stream " + to_text(stream) + ", feed entry " + std::to_string(seq);
}

Result<std::uint64_t> verify_values(const Database& database, const SubjectKeys& keys) {
  std::uint64_t count = 0;
  const auto values = database.scan(Family::values);
  for (values->SeekToFirst(); values->Valid(); values->Next(), ++count)
    VERDIEP_CHECK(open_value(keys, values->key().ToStringView(), values->value().ToStringView(), [&values] {
      return value_place(values->key().ToStringView());
    }));
  VERDIEP_CHECK(check(*values, "the values"));
  return count;
}

Result<std::uint64_t> verify_feeds(const Database& database) {
  std::uint64_t count = 0;
  std::string audience;
  std::uint64_t last = 0;
  const auto entries = database.scan(Family::feeds);
  for (entries->SeekToFirst(); entries->Valid(); entries->Next(), ++count) {
    const std::string_view key = entries->key().ToStringView();
    const std::string_view prefix = key.substr(0, key.size() - std::min<std::size_t>(key.size(), 8));
    if (prefix != audience)
      last = 0;
    audience = prefix;
    const auto where = [&key, &last] { return feed_place(key, last + 1); };
    const auto entry = decode_feed_entry(entries->value().ToStringView(), key);
    if (!entry)
      return damage(where(), "it does not match its checksum");
    if (entry->seq != last + 1)
      return damage(where(), "number " + std::to_string(last + 1) + " of its feed is missing");
    last = entry->seq;
  }
  VERDIEP_CHECK(check(*entries, "the feeds"));
  return count;
}

Result<std::uint64_t> verify_checksums(const Database& database, Family family, const std::string& what) {
  std::uint64_t count = 0;
  const auto rows = database.scan(family);
  for (rows->SeekToFirst(); rows->Valid(); rows->Next(), ++count)
    if (!without_checksum(rows->key().ToStringView(), rows->value().ToStringView()))
      return damage(what + ' ' + std::to_string(count + 1), "it does not match its checksum");
  VERDIEP_CHECK(check(*rows, what));
  return count;
}

} // namespace

Result<StoreCounts> verify_store(
    const Database& database, const StreamHeads& heads, const SubjectKeys& keys, const RecordReader& reader
) {
  StoreCounts counts;
  const rocksdb::Status blocks = database.engine().VerifyChecksum();
  if (!blocks.ok())
    return failure_of(blocks, "a file of the store");
  VERDIEP_TRY(numbers, verify_log(database));
  VERDIEP_CHECK(verify_index(database, numbers));
  VERDIEP_CHECK(verify_streams(heads, reader, counts));
  const auto logged = std::accumulate(
      numbers.begin(), numbers.end(), std::uint64_t{0},
      [](std::uint64_t sum, const auto& entry) { return sum + entry.second.size(); }
  );
  if (counts.records < logged)
    return damage("the log", "it has records of streams without a head");
  VERDIEP_TRY(values, verify_values(database, keys));
  counts.values = values;
  VERDIEP_TRY(feed_entries, verify_feeds(database));
  counts.feed_entries = feed_entries;
  VERDIEP_CHECK(verify_checksums(database, Family::withdrawals, "withdrawal"));
  VERDIEP_TRY(outcomes, verify_checksums(database, Family::outcomes, "outcome"));
  VERDIEP_TRY(rows, verify_checksums(database, Family::rows, "row"));
  counts.rows = outcomes + rows;
  return counts;
}

} // namespace verdiep::log
