#include "tests/support/sync_server.hpp"

#include "events/record.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/merkle/checkpoint.hpp"
#include "shared/merkle/hash.hpp"
#include "shared/stream/decider.hpp"
#include "shared/stream/state_codec.hpp"
#include "shared/sync/prediction.hpp"

#include <algorithm>

namespace verdiep::test {

namespace {

crypto::SecretKey key_of(std::uint8_t number) {
  std::array<std::uint8_t, 32> seed{};
  seed.fill(number);
  return crypto::ed25519_from_seed(seed);
}

} // namespace

SyncServer::SyncServer(StreamId stream) : stream_(stream), key_(key_of(1)) {}

SyncServer::SyncServer(GroupId group, const SyncServer& programme)
    : stream_(groups::stream_of(group)),
      programme_(&programme),
      key_(key_of(1)),
      policy_(disclosures::Audience::group(group)) {}

stream::Context SyncServer::context() const {
  if (programme_ == nullptr) {
    return {};
  }
  return {&programme_->state(), programme_->state().head, GroupId{stream_.bytes}};
}

SyncServer::Commit
SyncServer::submit(MemberId actor, ByteView bytes, const std::optional<sync::PredictionClaim>& claim) {
  auto command = decode_command(bytes);
  if (!command) {
    return {{stream_, {}, {}, {}, sync::Refusal::malformed}, {}};
  }
  const Bytes body(bytes.begin(), bytes.end());
  const auto seen = outcomes_.find({actor, command->id});
  if (seen != outcomes_.end()) {
    const bool is_same = seen->second.first == body;
    const sync::Outcome reused{stream_, command->id, {}, {}, sync::Refusal::command_id_reused};
    return {is_same ? seen->second.second : reused, {}};
  }
  disclosures::seal(*command);
  Commit commit{{stream_, command->id, {}, {}, {}}, {}};
  const auto decision = stream::decide(state_, context(), actor, command->body);
  if (claim && claim->rules == stream::rules_version && claim->base == state_.head &&
      claim->context == context().position) {
    ++predictions_compared_;
    const bool is_right = decision && claim->hash == sync::prediction_hash(*decision);
    predictions_wrong_ += is_right ? 0 : 1;
  }
  if (decision) {
    commit.broadcast = sync::Broadcast{stream_, {}, {}, {}};
    const Position first = state_.head.next();
    for (const EventBody& event : *decision) {
      append(actor, *command, event, *commit.broadcast);
    }
    commit.broadcast->batches = sync::frame_records(stream_, first, read(first, state_.head));
    for (const auto& [audience, feed] : feeds_) {
      commit.broadcast->feeds.push_back({audience, feed.size()});
    }
    commit.outcome.accepted = state_.head;
  } else {
    commit.outcome.rejection = decision.error();
  }
  outcomes_.insert({{actor, command->id}, {body, commit.outcome}});
  return commit;
}

void SyncServer::append(
    MemberId actor, const Command& command, const EventBody& body, sync::Broadcast& broadcast
) {
  const Position position = state_.head.next();
  const Timestamp recorded{static_cast<std::int64_t>(position.value)};
  records_.push_back(encode_record({stream_, position, actor, command.at, recorded, command.id, body}));
  frontier_.append(merkle::leaf_hash(records_.back()));
  stream::evolve(state_, position, actor, body);
  std::map<sync::Audience, std::uint64_t> before;
  for (const auto& [audience, feed] : feeds_) {
    before[audience] = feed.size();
  }
  disclose(command, policy_.apply(position, actor, body));
  for (const auto& [audience, feed] : feeds_) {
    auto run =
        sync::frame_run(stream_, audience, before[audience], read_feed(audience, before[audience]), position);
    if (run) {
      broadcast.runs.push_back(std::move(*run));
    }
  }
}

void SyncServer::disclose(const Command& command, const disclosures::Changes& changes) {
  for (const disclosures::NewValue& made : changes.made) {
    for (const PersonalValue& value : command.personal) {
      if (value.field == made.key.field) {
        values_[made.key] = {value.salt, value.value};
      }
    }
  }
  for (const disclosures::FeedChange& change : changes.feed) {
    auto& feed = feeds_[change.audience];
    feed.push_back({feed.size() + 1, change.grant, change.key.position, change.key.field, {}});
  }
  for (const disclosures::ValueKey& key : changes.erased) {
    values_.erase(key);
  }
}

sync::StreamFacts SyncServer::facts(MemberId member) const {
  sync::StreamFacts facts;
  facts.rules = stream::rules_version;
  facts.epoch = epoch_;
  facts.head = state_.head;
  facts.key = crypto::ed25519_public(key_);
  facts.audiences = audiences(member);
  return facts;
}

std::vector<sync::FeedHead> SyncServer::audiences(MemberId member) const {
  std::vector<sync::FeedHead> heads;
  const auto held = programme_ == nullptr ? disclosures::audiences_of(state_, member)
                                          : disclosures::audiences_of(context(), member);
  for (const sync::Audience& audience : held) {
    const auto feed = feeds_.find(audience);
    heads.push_back({audience, feed == feeds_.end() ? 0 : feed->second.size()});
  }
  return heads;
}

std::vector<Bytes> SyncServer::read(Position from, Position to) const {
  std::vector<Bytes> page;
  std::size_t bytes = 0;
  const auto end = static_cast<std::size_t>(std::min<std::uint64_t>(to.value, records_.size()));
  for (auto index = static_cast<std::size_t>(from.value - 1); index < end; ++index) {
    const Bytes& record = records_[index];
    bytes += record.size();
    if (page.size() == sync::page_records_max || (!page.empty() && bytes > sync::page_bytes_max)) {
      break;
    }
    page.push_back(record);
  }
  return page;
}

std::vector<sync::FeedEntry>
SyncServer::read_feed(const sync::Audience& audience, std::uint64_t after) const {
  std::vector<sync::FeedEntry> entries;
  const auto feed = feeds_.find(audience);
  const std::size_t count = feed == feeds_.end() ? 0 : feed->second.size();
  for (auto index = static_cast<std::size_t>(after); index < count && entries.size() < sync::page_entries_max;
       ++index) {
    sync::FeedEntry entry = feed->second[index];
    const auto value = values_.find({entry.position, entry.field});
    if (entry.grant && value != values_.end()) {
      entry.value = sync::FeedEntry::Value{value->second.salt, value->second.bytes};
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::pair<Position, sync::SharedFrame> SyncServer::checkpoint() const {
  const Sha256 state = state_lie_ ? *state_lie_ : stream::state_hash(state_);
  const merkle::Checkpoint checkpoint{
      stream_, epoch_, state_.head, frontier_.root(), merkle::StateLine{stream::rules_version, state}
  };
  const sync::Checkpoint frame{stream_, {merkle::sign_checkpoint(checkpoint, key_)}};
  return {state_.head, std::make_shared<const Bytes>(sync::encode_frame(sync::ServerFrame(frame)))};
}

std::map<disclosures::ValueKey, Bytes> SyncServer::visible(MemberId member) const {
  std::map<disclosures::ValueKey, Bytes> visible;
  for (const sync::FeedHead& held : audiences(member)) {
    std::map<disclosures::ValueKey, bool> granted;
    for (const sync::FeedEntry& entry : read_whole_feed(held.audience)) {
      granted[{entry.position, entry.field}] = entry.grant;
    }
    for (const auto& [key, is_granted] : granted) {
      const auto value = values_.find(key);
      if (is_granted && value != values_.end()) {
        visible[key] = value->second.bytes;
      }
    }
  }
  return visible;
}

const std::vector<sync::FeedEntry>& SyncServer::read_whole_feed(const sync::Audience& audience) const {
  static const std::vector<sync::FeedEntry> empty;
  const auto feed = feeds_.find(audience);
  return feed == feeds_.end() ? empty : feed->second;
}

void SyncServer::cut(Position size, bool new_epoch) {
  const std::vector<Bytes> kept(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(size.value));
  const auto values = std::exchange(values_, {});
  records_.clear();
  frontier_ = {};
  state_ = {};
  policy_ = {};
  feeds_.clear();
  outcomes_.clear();
  epoch_ += new_epoch ? 1 : 0;
  for (const Bytes& bytes : kept) {
    const auto record = decode_record(bytes);
    records_.push_back(bytes);
    frontier_.append(merkle::leaf_hash(bytes));
    stream::evolve(state_, record->position, record->actor, record->body);
    disclose({}, policy_.apply(record->position, record->actor, record->body));
  }
  for (const auto& [key, value] : values) {
    if (key.position <= size) {
      values_.insert({key, value});
    }
  }
}

void SyncServer::change_key() {
  key_ = key_of(2);
}

} // namespace verdiep::test
