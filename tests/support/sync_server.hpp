#pragma once

#include "events/command.hpp"
#include "shared/disclosures/policy.hpp"
#include "shared/merkle/frontier.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/state.hpp"
#include "shared/sync/broadcast.hpp"
#include "shared/sync/frames.hpp"
#include "shared/sync/server_session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace verdiep::test {

/// A whole server for one stream in memory: decides, keeps records, values, feeds and outcomes, and signs.
///
/// Simple on purpose, so that it can be believed: it is what the replicas are measured against.
class SyncServer {
public:
  explicit SyncServer(StreamId stream);
  /// Of a group's stream, decided with the state of its programme, which outlives it.
  SyncServer(GroupId group, const SyncServer& programme);

  struct Commit {
    sync::Outcome outcome;
    std::optional<sync::Broadcast> broadcast; ///< what became visible, if anything did
  };
  /// Decides and commits. A command seen before gets its first outcome again.
  Commit submit(MemberId actor, ByteView command, const std::optional<sync::PredictionClaim>& claim = {});

  // What a gateway asks.
  [[nodiscard]] sync::StreamFacts facts(MemberId member) const;
  [[nodiscard]] std::vector<sync::FeedHead> audiences(MemberId member) const;
  [[nodiscard]] std::vector<Bytes> read(Position from, Position to) const;
  [[nodiscard]] std::vector<sync::FeedEntry>
  read_feed(const sync::Audience& audience, std::uint64_t after) const;
  /// A signed checkpoint of the head as it is now.
  [[nodiscard]] std::pair<Position, sync::SharedFrame> checkpoint() const;

  // What a test measures against.
  [[nodiscard]] StreamId stream() const { return stream_; }
  [[nodiscard]] const std::vector<Bytes>& records() const { return records_; }
  [[nodiscard]] const stream::State& state() const { return state_; }
  [[nodiscard]] Sha256 root() const { return frontier_.root(); }
  /// The values that a member may see now.
  [[nodiscard]] std::map<disclosures::ValueKey, Bytes> visible(MemberId member) const;
  /// Commands whose prediction was of the server's own base and rules, and those among them that differed.
  [[nodiscard]] std::size_t predictions_compared() const { return predictions_compared_; }
  [[nodiscard]] std::size_t predictions_wrong() const { return predictions_wrong_; }

  // What a test bends.
  /// Restores an earlier state of affairs: the first `size` records, in a new epoch if asked.
  void cut(Position size, bool new_epoch);
  void change_key();
  /// Signs checkpoints with this state hash instead of its own.
  void lie_about_state(const Sha256& hash) { state_lie_ = hash; }

private:
  struct Value {
    Salt salt;
    Bytes bytes;
  };

  void append(MemberId actor, const Command& command, const EventBody& body, sync::Broadcast& broadcast);
  void disclose(const Command& command, const disclosures::Changes& changes);
  [[nodiscard]] const std::vector<sync::FeedEntry>& read_whole_feed(const sync::Audience& audience) const;

  [[nodiscard]] stream::Context context() const;

  StreamId stream_;
  const SyncServer* programme_ = nullptr;
  std::uint32_t epoch_ = 1;
  crypto::SecretKey key_{};
  std::vector<Bytes> records_;
  merkle::Frontier frontier_;
  stream::State state_;
  disclosures::Policy policy_;
  std::map<disclosures::ValueKey, Value> values_;
  std::map<sync::Audience, std::vector<sync::FeedEntry>> feeds_;
  std::map<std::pair<MemberId, CommandId>, std::pair<Bytes, sync::Outcome>> outcomes_;
  std::optional<Sha256> state_lie_;
  std::size_t predictions_compared_ = 0;
  std::size_t predictions_wrong_ = 0;
};

} // namespace verdiep::test
