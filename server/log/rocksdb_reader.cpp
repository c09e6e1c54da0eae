#include "server/log/rocksdb_reader.hpp"

#include "server/log/record_page.hpp"
#include "server/log/sealed_value.hpp"

#include <algorithm>

namespace verdiep::log {
namespace {

/// How many unpacked records are looked up at once.
constexpr std::uint64_t lookups_max = 128;

} // namespace

std::string place_text(StreamId stream, Position position) {
  return "stream " + to_text(stream) + ", position " + std::to_string(position.value);
}

Failure damage(std::string where, std::string what) {
  return fail(
      ErrorCode::damaged, std::move(where) + ": " + std::move(what), "stop, and restore the newest backup"
  );
}

Result<void>
RecordReader::read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const {
  const StreamHeads::Extent extent = heads_.of(stream);
  const Position last = std::min(to, extent.head);
  Position next{std::max<std::uint64_t>(from.value, 1)};
  while (next <= last && page_of(next) < extent.pages) {
    const std::uint64_t page = page_of(next);
    VERDIEP_TRY(go_on, read_page(stream, page, next, last, visit));
    if (!go_on)
      return {};
    next = first_in_page(page + 1);
  }
  if (next > last)
    return {};
  return read_unpacked(stream, next, last, [&visit](const StoredRecord& stored) {
    return visit(stored.position, stored.record);
  });
}

Result<bool> RecordReader::read_page(
    StreamId stream, std::uint64_t page, Position from, Position to, const RecordVisitor& visit
) const {
  rocksdb::PinnableSlice bytes;
  const std::string where = place_text(stream, from);
  const rocksdb::Status status = database_.engine().Get(
      rocksdb::ReadOptions(), database_.family(Family::pages), page_key(stream, page), &bytes
  );
  if (status.IsNotFound())
    return damage(where, "page " + std::to_string(page) + " is missing");
  if (!status.ok())
    return failure_of(status, where + ": cannot read page " + std::to_string(page));
  const PageVisit done = visit_page(stream, page, bytes.ToStringView(), from, to, visit);
  if (done.damaged)
    return damage(place_text(stream, *done.damaged), "the record in its page does not match its checksum");
  return !done.stopped;
}

Result<void>
RecordReader::read_unpacked(StreamId stream, Position from, Position to, const StoredVisitor& visit) const {
  while (from <= to) {
    const Position last = std::min(to, from.plus(lookups_max - 1));
    VERDIEP_TRY(keys, log_keys(stream, from, last));
    VERDIEP_TRY(go_on, visit_records(stream, from, keys, visit));
    if (!go_on)
      break;
    from = last.next();
  }
  return {};
}

Result<std::vector<std::string>> RecordReader::log_keys(StreamId stream, Position from, Position to) const {
  std::vector<std::string> keys;
  const auto entries = database_.scan(Family::index);
  Position expected = from;
  for (entries->Seek(index_key(stream, from)); entries->Valid() && expected <= to; entries->Next()) {
    if (entries->key() != rocksdb::Slice(index_key(stream, expected)))
      break;
    keys.push_back(entries->value().ToString());
    expected = expected.next();
  }
  VERDIEP_CHECK(check(*entries, "the index of " + place_text(stream, expected)));
  if (expected <= to)
    return damage(place_text(stream, expected), "the record is missing from the index");
  return keys;
}

Result<bool> RecordReader::visit_records(
    StreamId stream, Position from, const std::vector<std::string>& keys, const StoredVisitor& visit
) const {
  std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  database_.engine().MultiGet(
      rocksdb::ReadOptions(), database_.family(Family::log), keys.size(), slices.data(), values.data(),
      statuses.data()
  );
  for (std::size_t number = 0; number < keys.size(); ++number) {
    const Position position = from.plus(number);
    if (statuses[number].IsNotFound())
      return damage(place_text(stream, position), "the record is missing");
    if (!statuses[number].ok())
      return failure_of(statuses[number], "cannot read " + place_text(stream, position));
    const auto stored = decode_stored_record(values[number].ToStringView());
    if (!stored || stored->stream != stream || stored->position != position)
      return damage(place_text(stream, position), "the record does not match its checksum");
    if (!visit(*stored))
      return false;
  }
  return true;
}

Result<std::vector<FeedItem>> DisclosureReader::read_feed(
    StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
) const {
  const std::string prefix = audience_key(stream, audience);
  std::uint64_t expected = std::max<std::uint64_t>(from_seq, 1);
  std::vector<FeedItem> items;
  const auto entries = database_.scan(Family::feeds);
  for (entries->Seek(feed_key(stream, audience, expected)); entries->Valid() && items.size() < count;
       entries->Next()) {
    if (!entries->key().starts_with(prefix))
      break;
    const auto entry = decode_feed_entry(entries->value().ToStringView(), entries->key().ToStringView());
    if (!entry || entry->seq != expected)
      return damage(
          "stream " + to_text(stream) + ", feed entry " + std::to_string(expected), "it is missing or damaged"
      );
    VERDIEP_TRY(item, read_item(stream, *entry));
    items.push_back(std::move(item));
    ++expected;
  }
  VERDIEP_CHECK(check(*entries, "a feed of stream " + to_text(stream)));
  return items;
}

Result<FeedItem> DisclosureReader::read_item(StreamId stream, FeedEntry entry) const {
  FeedItem item{std::move(entry), std::nullopt};
  if (!item.entry.grant)
    return item;
  VERDIEP_TRY(withdrawn, is_withdrawn(stream, item.entry));
  if (withdrawn)
    return item;
  VERDIEP_TRY(held, value(stream, {item.entry.position, item.entry.field}));
  item.value = std::move(held);
  return item;
}

Result<bool> DisclosureReader::is_withdrawn(StreamId stream, const FeedEntry& entry) const {
  const std::string where = place_text(stream, entry.position);
  const std::string key = withdrawal_key(stream, entry.audience, entry.position, entry.field);
  VERDIEP_TRY(stored, database_.get(Family::withdrawals, key, "the withdrawals at " + where));
  if (!stored)
    return false;
  const auto seq = without_checksum(key, *stored);
  if (!seq || seq->size() != 8)
    return damage(where, "a withdrawal does not match its checksum");
  return from_big_endian(text_of(*seq)) > entry.seq;
}

Result<std::optional<DisclosedValue>> DisclosureReader::value(StreamId stream, const ValueKey& key) const {
  const std::string where = place_text(stream, key.position) + ", field " + key.field;
  const std::string row = value_key(stream, key.position, key.field);
  VERDIEP_TRY(stored, database_.get(Family::values, row, where));
  if (!stored)
    return std::nullopt;
  return open_value(keys_, row, *stored, [&where] { return where; });
}

Result<std::optional<DisclosedValue>> open_value(
    const SubjectKeys& keys,
    std::string_view key,
    std::string_view stored,
    const std::function<std::string()>& where
) {
  const auto head = sealed_head(key, stored);
  if (!head)
    return damage(where(), "the value does not match its checksum");
  const auto state = keys.find(head->key);
  if (!state)
    return fail(
        ErrorCode::damaged, where() + ": the key of the value is not in subject-keys",
        "put back the newest copy of subject-keys"
    );
  if (!state->secret)
    return std::nullopt; // erased; only an older copy of the store still has the row
  auto value = unseal(key, stored, *state->secret);
  if (!value)
    return damage(where(), "the value cannot be decrypted with its key");
  return value;
}

} // namespace verdiep::log
