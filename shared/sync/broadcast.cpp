#include "shared/sync/broadcast.hpp"

#include "shared/sync/frames.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

bool same_value(const FeedEntry& a, const FeedEntry& b) {
  return a.position == b.position && a.field == b.field;
}

/// How many of the entries one frame takes.
std::size_t entries_that_fit(const std::vector<FeedEntry>& entries, Position sent) {
  std::size_t count = 0;
  std::size_t bytes = 0;
  for (const FeedEntry& entry : entries) {
    const std::size_t more = entry.value ? entry.value->bytes.size() : 0;
    const bool full = count == page_entries_max || (count > 0 && bytes + more > page_values_bytes_max);
    if (full || entry.position > sent) {
      break;
    }
    bytes += more;
    ++count;
  }
  return count;
}

/// Adds what the entry at `index` comes to, unless a later one among the first `count` speaks of the same
/// value.
void add_entry(
    Disclosures& frame, const std::vector<FeedEntry>& entries, std::size_t index, std::size_t count
) {
  const FeedEntry& entry = entries[index];
  for (std::size_t later = index + 1; later < count; ++later) {
    if (same_value(entry, entries[later])) {
      return;
    }
  }
  if (!entry.grant) {
    frame.withdrawals.items.push_back({entry.position, {entry.field}});
  } else if (entry.value) {
    frame.grants.items.push_back({entry.position, {entry.field}, entry.value->salt, {entry.value->bytes}});
  }
}

} // namespace

std::vector<SharedBatch> frame_records(StreamId stream, Position first, const std::vector<Bytes>& records) {
  std::vector<SharedBatch> batches;
  std::vector<ByteView> page;
  std::size_t page_bytes = 0;
  const auto close_page = [&] {
    if (!page.empty()) {
      const Position next = first.plus(page.size());
      batches.push_back(
          {first, Position{next.value - 1}, std::make_shared<const Bytes>(encode_batch(stream, first, page))}
      );
      first = next;
      page.clear();
      page_bytes = 0;
    }
  };
  for (const Bytes& record : records) {
    if (page.size() == page_records_max || page_bytes + record.size() > page_bytes_max) {
      close_page();
    }
    page.push_back(record);
    page_bytes += record.size();
  }
  close_page();
  return batches;
}

std::optional<SharedRun> frame_run(
    StreamId stream,
    const Audience& audience,
    std::uint64_t after,
    const std::vector<FeedEntry>& entries,
    Position sent
) {
  const std::size_t count = entries_that_fit(entries, sent);
  if (count == 0) {
    return std::nullopt;
  }
  SharedRun run{audience, after, entries[count - 1].seq, {}, {}};
  Disclosures frame{stream, audience, after, run.seq, {}, {}};
  for (std::size_t index = 0; index < count; ++index) {
    run.position_max = std::max(run.position_max, entries[index].position);
    add_entry(frame, entries, index, count);
  }
  run.frame = std::make_shared<const Bytes>(encode_frame(ServerFrame(std::move(frame))));
  return run;
}

} // namespace verdiep::sync
