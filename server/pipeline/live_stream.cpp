#include "server/pipeline/live_stream.hpp"

#include "events/record.hpp"
#include "server/pipeline/rows.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/stream/decider.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace verdiep::pipeline {
namespace {

Error damaged_record(StreamId stream, Position position, const char* why) {
  return {
      ErrorCode::damaged,
      "stream " + to_text(stream) + ", position " + std::to_string(position.value) + ": " + why,
      "run `verdiep verify` on the store, and restore the last backup",
  };
}

void retire(LiveStream& stream, std::vector<disclosures::ValueKey> keys, Timestamp recorded) {
  for (disclosures::ValueKey& key : keys) {
    stream.retired.emplace(recorded, std::move(key));
  }
}

void note_author(LiveStream& stream, MemberId actor, const EventBody& event) {
  if (!stream.programme)
    return;
  stream.authors.insert(actor);
  if (const auto* erased = std::get_if<people::PersonErased>(&event))
    stream.authors.erase(erased->member);
}

/// Replays records into a stream.
class Replay {
public:
  Replay(StreamId id, const std::optional<StreamId>& programme) {
    stream_.id = id;
    stream_.programme = programme;
    if (programme)
      stream_.policy = disclosures::Policy(disclosures::Audience::group(GroupId{id.bytes}));
  }

  [[nodiscard]] Result<void> add(Position position, ByteView bytes) {
    const auto header = decode_record_header(bytes);
    if (!header)
      return damaged(position, codec::describe(header.error().fault));
    if (header->position != position || header->stream != stream_.id)
      return damaged(position, "it belongs elsewhere");
    stream_.recorded = std::max(stream_.recorded, header->recorded);
    (void)stream_.tree.append(merkle::leaf_hash(bytes)); // a tile was stored when it was first full
    return fold(*header);
  }

  [[nodiscard]] LiveStream& stream() { return stream_; }
  [[nodiscard]] const std::set<disclosures::Audience>& audiences() const { return audiences_; }

private:
  [[nodiscard]] Result<void> fold(const RecordHeader& header) {
    const auto body = decode_event_body(header);
    if (body) {
      stream::evolve(stream_.state, header.position, header.actor, *body);
      note_author(stream_, header.actor, *body);
      disclosures::Changes changes = stream_.policy.apply(header.position, header.actor, *body);
      retire(stream_, std::move(changes.retired), header.recorded);
      for (const disclosures::FeedChange& change : changes.feed)
        audiences_.insert(change.audience);
      return {};
    }
    const codec::DecodeFault fault = body.error().fault;
    if (fault != codec::DecodeFault::unknown_type && fault != codec::DecodeFault::newer_version) {
      return damaged(header.position, codec::describe(fault));
    }
    stream::evolve_unknown(stream_.state, header.position);
    return {};
  }

  [[nodiscard]] Failure damaged(Position position, const char* why) const {
    return Failure(damaged_record(stream_.id, position, why));
  }

  LiveStream stream_;
  std::set<disclosures::Audience> audiences_;
};

/// Gives the entry the next number of its feed.
void append_feed(LiveStream& stream, const disclosures::FeedChange& change, log::DisclosureChanges& out) {
  const std::uint64_t seq = ++stream.feed_heads[change.audience];
  out.feed.push_back({change.audience, seq, change.grant, change.key.position, change.key.field});
}

void append_value(const disclosures::NewValue& made, const Command& command, log::DisclosureChanges& out) {
  const auto value =
      std::find_if(command.personal.begin(), command.personal.end(), [&](const PersonalValue& candidate) {
        return candidate.field == made.key.field;
      });
  if (value == command.personal.end())
    return; // decode_command sees to it that there is one
  out.put.push_back({made.key.position, made.key.field, made.subject, value->salt, value->value});
}

/// Feed entries and deletions; the values that come with an event are its command's.
void append_changes(LiveStream& stream, disclosures::Changes& changes, log::DisclosureChanges& out) {
  for (const disclosures::FeedChange& change : changes.feed)
    append_feed(stream, change, out);
  for (disclosures::ValueKey& key : changes.erased)
    out.erase.push_back({key.position, std::move(key.field)});
}

void append_disclosures(
    LiveStream& stream, const Command& command, disclosures::Changes changes, log::DisclosureChanges& out
) {
  for (const disclosures::NewValue& made : changes.made)
    append_value(made, command, out);
  append_changes(stream, changes, out);
  retire(stream, std::move(changes.retired), stream.recorded);
}

void append_tiles(LiveStream& stream, ByteView record, std::vector<log::RowChange>& rows) {
  for (const merkle::Tile& tile : stream.tree.append(merkle::leaf_hash(record))) {
    rows.push_back({log::Table::tiles, tile_row_key(stream.id, tile.key), merkle::encode_tile(tile)});
  }
}

} // namespace

stream::Context context_of(const LiveStream& stream, const LiveStream* programme) {
  if (programme == nullptr)
    return {};
  return {&programme->state, programme->state.head, GroupId{stream.id.bytes}};
}

Result<LiveStream> load_stream(const log::Log& log, StreamId id) {
  VERDIEP_TRY(programme, programme_in_row(log, id));
  Replay replay(id, programme);
  VERDIEP_TRY(head, log.head(id));
  Result<void> folded;
  VERDIEP_CHECK(log.read(id, Position{1}, head, [&](Position position, ByteView record) {
    folded = replay.add(position, record);
    return folded.has_value();
  }));
  VERDIEP_CHECK(std::move(folded));
  if (replay.stream().state.head != head) {
    return Failure(damaged_record(id, replay.stream().state.head.next(), "it is missing"));
  }
  for (const disclosures::Audience& audience : replay.audiences()) {
    VERDIEP_TRY(feed_head, log.feed_head(id, audience));
    replay.stream().feed_heads[audience] = feed_head;
  }
  return std::move(replay.stream());
}

Position record_events(
    LiveStream& stream,
    const Command& command,
    MemberId actor,
    Timestamp now,
    std::vector<EventBody> events,
    log::Commit& commit
) {
  stream.recorded = std::max(stream.recorded, now);
  for (EventBody& event : events) {
    const Position position = stream.state.head.next();
    stream::evolve(stream.state, position, actor, event);
    note_author(stream, actor, event);
    append_disclosures(stream, command, stream.policy.apply(position, actor, event), commit.disclosures);
    const Record record{stream.id,       position,   actor,           command.at,
                        stream.recorded, command.id, std::move(event)};
    Bytes bytes = encode_record(record);
    append_tiles(stream, bytes, commit.rows);
    commit.records.push_back(std::move(bytes));
  }
  return stream.state.head;
}

Result<std::optional<log::Commit>> expire_retired(const log::Log& log, LiveStream& stream, Timestamp now) {
  log::Commit commit;
  commit.stream = stream.id;
  commit.expected = stream.state.head;
  while (!stream.retired.empty() && stream.retired.begin()->first.ms + disclosures::retirement_ms <= now.ms) {
    const auto due = stream.retired.begin();
    const disclosures::ValueKey key = due->second;
    VERDIEP_TRY(held, log.value(stream.id, {key.position, key.field}));
    stream.retired.erase(due);
    disclosures::Changes changes = stream.policy.expire(key);
    if (held) // else it was deleted before the last start, and its withdrawals were written then
      append_changes(stream, changes, commit.disclosures);
  }
  if (commit.disclosures.erase.empty())
    return std::nullopt;
  return commit;
}

} // namespace verdiep::pipeline
