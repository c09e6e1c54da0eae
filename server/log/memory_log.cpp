#include "server/log/memory_log.hpp"

#include "server/log/commit_check.hpp"

#include <algorithm>
#include <mutex>

namespace verdiep::log {

MemoryLog::MemoryLog() = default;
MemoryLog::~MemoryLog() = default;

Position MemoryLog::head_of(StreamId stream) const {
  const auto found = contents_.records.find(stream);
  return found == contents_.records.end() ? Position{} : Position{found->second.size()};
}

Result<std::vector<CommitResult>> MemoryLog::commit(std::span<const Commit> commits) {
  const std::unique_lock lock(mutex_);
  if (failure_)
    return Failure(*failure_);
  VERDIEP_CHECK(check_limits(commits));
  VERDIEP_CHECK(check_feeds(commits));
  std::vector<CommitResult> results;
  for (const Commit& commit : commits) {
    const bool fits = head_of(commit.stream) == commit.expected;
    if (fits)
      apply(commit);
    results.push_back(fits ? CommitResult::committed : CommitResult::head_moved);
  }
  return results;
}

/// Follows heads and feeds through the call without changing anything, so that a refused call leaves no
/// trace.
Result<void> MemoryLog::check_feeds(std::span<const Commit> commits) const {
  std::map<StreamId, Position> heads;
  std::map<FeedKey, std::uint64_t> feed_heads;
  for (const Commit& commit : commits) {
    Position& head = heads.try_emplace(commit.stream, head_of(commit.stream)).first->second;
    if (head != commit.expected)
      continue;
    VERDIEP_CHECK(check_positions(commit));
    head = head.plus(commit.records.size());
    for (const FeedEntry& entry : commit.disclosures.feed) {
      const FeedKey key{commit.stream, entry.audience};
      const auto stored = contents_.feeds.find(key);
      const std::uint64_t stored_head = stored == contents_.feeds.end() ? 0 : stored->second.size();
      std::uint64_t& last = feed_heads.try_emplace(key, stored_head).first->second;
      if (entry.seq != last + 1)
        return feed_out_of_turn(commit, entry, last);
      last = entry.seq;
    }
  }
  return {};
}

void MemoryLog::apply(const Commit& commit) {
  if (!commit.records.empty()) {
    auto& records = contents_.records[commit.stream];
    for (const Bytes& record : commit.records)
      records.push_back(std::make_shared<const Bytes>(record));
  }
  apply_disclosures(commit);
  for (const RowChange& change : commit.rows) {
    if (change.value)
      contents_.rows.insert_or_assign({change.table, change.key}, *change.value);
    else
      contents_.rows.erase({change.table, change.key});
  }
  for (const OutcomeRow& row : commit.outcomes)
    contents_.outcomes.insert_or_assign({row.account, row.command}, row.outcome);
}

void MemoryLog::apply_disclosures(const Commit& commit) {
  const DisclosureChanges& changes = commit.disclosures;
  for (const DisclosedValue& value : changes.put)
    contents_.values.insert_or_assign({commit.stream, value.position, value.field}, value);
  for (const ValueKey& key : changes.erase)
    contents_.values.erase({commit.stream, key.position, key.field});
  for (const FeedEntry& entry : changes.feed)
    contents_.feeds[{commit.stream, entry.audience}].push_back(entry);
}

Result<Position> MemoryLog::head(StreamId stream) const {
  const std::shared_lock lock(mutex_);
  return head_of(stream);
}

Result<std::vector<StreamId>> MemoryLog::streams() const {
  const std::shared_lock lock(mutex_);
  std::vector<StreamId> streams;
  for (const auto& [stream, records] : contents_.records)
    streams.push_back(stream);
  return streams;
}

Result<void> MemoryLog::read(StreamId stream, Position from, Position to, const RecordVisitor& visit) const {
  const Position first{std::max<std::uint64_t>(from.value, 1)};
  std::vector<Record> wanted;
  {
    const std::shared_lock lock(mutex_);
    const Position last = std::min(to, head_of(stream));
    if (first > last)
      return {};
    const auto& records = contents_.records.at(stream);
    const auto at = [&records](std::uint64_t count) {
      return records.begin() + static_cast<std::ptrdiff_t>(count);
    };
    wanted.assign(at(first.value - 1), at(last.value));
  }
  Position position = first;
  for (const Record& record : wanted) {
    if (!visit(position, *record))
      break;
    position = position.next();
  }
  return {};
}

Result<std::vector<FeedItem>> MemoryLog::read_feed(
    StreamId stream, const disclosures::Audience& audience, std::uint64_t from_seq, std::size_t count
) const {
  const std::shared_lock lock(mutex_);
  std::vector<FeedItem> items;
  const auto feed = contents_.feeds.find({stream, audience});
  if (feed == contents_.feeds.end())
    return items;
  std::map<std::pair<Position, std::string>, std::uint64_t> withdrawn_at;
  for (const FeedEntry& entry : feed->second)
    if (!entry.grant)
      withdrawn_at[{entry.position, entry.field}] = entry.seq;
  for (std::uint64_t seq = std::max<std::uint64_t>(from_seq, 1);
       seq <= feed->second.size() && items.size() < count; ++seq) {
    FeedItem item{feed->second[seq - 1], std::nullopt};
    const auto value = contents_.values.find({stream, item.entry.position, item.entry.field});
    const auto withdrawn = withdrawn_at.find({item.entry.position, item.entry.field});
    const bool granted = withdrawn == withdrawn_at.end() || withdrawn->second < seq;
    if (granted && value != contents_.values.end())
      item.value = value->second;
    items.push_back(std::move(item));
  }
  return items;
}

Result<std::uint64_t> MemoryLog::feed_head(StreamId stream, const disclosures::Audience& audience) const {
  const std::shared_lock lock(mutex_);
  const auto feed = contents_.feeds.find({stream, audience});
  return feed == contents_.feeds.end() ? 0 : feed->second.size();
}

Result<std::optional<DisclosedValue>> MemoryLog::value(StreamId stream, const ValueKey& key) const {
  const std::shared_lock lock(mutex_);
  const auto found = contents_.values.find({stream, key.position, key.field});
  if (found == contents_.values.end())
    return std::nullopt;
  return found->second;
}

Result<std::optional<Bytes>> MemoryLog::outcome(AccountId account, CommandId command) const {
  const std::shared_lock lock(mutex_);
  const auto found = contents_.outcomes.find({account, command});
  if (found == contents_.outcomes.end())
    return std::nullopt;
  return found->second;
}

Result<std::optional<Bytes>> MemoryLog::row(Table table, ByteView key) const {
  const std::shared_lock lock(mutex_);
  const auto found = contents_.rows.find({table, Bytes(key.begin(), key.end())});
  if (found == contents_.rows.end())
    return std::nullopt;
  return found->second;
}

Result<std::vector<std::pair<Bytes, Bytes>>> MemoryLog::rows(Table table, ByteView prefix) const {
  const std::shared_lock lock(mutex_);
  std::vector<std::pair<Bytes, Bytes>> found;
  for (auto row = contents_.rows.lower_bound({table, Bytes(prefix.begin(), prefix.end())});
       row != contents_.rows.end() && row->first.first == table; ++row) {
    const Bytes& key = row->first.second;
    if (key.size() < prefix.size() || !std::equal(prefix.begin(), prefix.end(), key.begin()))
      break;
    found.emplace_back(key, row->second);
  }
  return found;
}

Result<void> MemoryLog::purge(StreamId stream, disclosures::SubjectId subject) {
  const std::unique_lock lock(mutex_);
  if (subject.is_nil())
    return {};
  std::erase_if(contents_.values, [&](const auto& entry) {
    return std::get<0>(entry.first) == stream && entry.second.subject == subject;
  });
  return {};
}

void MemoryLog::fail_commits(std::optional<Error> error) {
  const std::unique_lock lock(mutex_);
  failure_ = std::move(error);
}

} // namespace verdiep::log
