#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/broadcasts.hpp"
#include "server/gateway/hand_over.hpp"
#include "server/gateway/http.hpp"
#include "server/gateway/loop.hpp"
#include "server/gateway/sync_connection.hpp"
#include "server/metrics/registry.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <variant>

namespace verdiep::gateway {

/// What an operator sees of the sockets.
struct SyncFigures {
  explicit SyncFigures(metrics::Registry& registry);
  metrics::Gauge& open;
  metrics::Counter& received;
  metrics::Counter& sent;
  metrics::Counter& dropped;
  metrics::Counter& deletions_confirmed;
};

/// All sockets that sync, and what they have in common: who follows which stream, what is told to all, where
/// reads are done.
///
/// Invariants  1. A stream's news go to a session from before its facts are read, so nothing falls between
/// the two.
///             2. A session is told of a stream's news in the order of publication.
///             3. Heads and audiences are looked up on the loop's thread at the moment they are told: what is
///             told later is newer.
///                Pages, which may wait for the disk, are read on the reading threads.
///             4. Whoever joins a group is let into its stream before they are told that they joined; whoever
///             leaves it is told nothing that was written there after.
/// Threads     the loop's thread, but for `add`, `add_checkpoint`, `hold` and `release`
class SyncHub {
public:
  struct Parts {
    const log::Log& log;
    pipeline::Pipeline& pipeline;
    metrics::Registry& metrics;
    Loop& loop;
    std::function<Timestamp()> clock;
    crypto::PublicKey key{}; ///< of the signer
    std::uint32_t epoch = 1;
    std::size_t sockets_max = 0;
    std::size_t sockets_per_account_max = 0;
  };

  explicit SyncHub(Parts parts);

  /// A socket for somebody who is signed in; null when there are too many.
  [[nodiscard]] std::unique_ptr<SocketUser> open(const identity::SignedIn& who);

  /// What comes until `release` is told in one go.
  void hold() { hand_over_.hold(); }
  void release() { hand_over_.release(); }
  void add(const pipeline::Published& published) { broadcasts_.add(published); }
  void add_checkpoint(StreamId stream, Position size, std::shared_ptr<const std::string> note);

  /// The person signed out, here or elsewhere.
  void end_session(const Sha256& session);
  void end_all(sync::ByeReason reason, const std::string& detail);

  [[nodiscard]] std::size_t sockets() const { return connections_.size(); }

  // For the connections.
  void enter(SyncConnection& connection);
  void leave(SyncConnection& connection);
  /// Lets the connection into the streams of the groups that its person is in today.
  void admit_to_groups(SyncConnection& connection, StreamId programme);
  void subscribe(SyncConnection& connection, const sync::effect::Subscribe& effect);
  void submit(const SyncConnection& connection, sync::effect::SubmitCommand& effect);
  void read_history(const SyncConnection& connection, const sync::effect::ReadHistory& effect);
  void read_feed(const SyncConnection& connection, const sync::effect::ReadFeed& effect);
  [[nodiscard]] SyncFigures& figures() { return figures_; }

private:
  using Answer = std::function<void(SyncConnection&)>;

  /// Runs `read` on a reading thread, and what it answers on the loop's thread if the connection is still
  /// there.
  void answer_later(const SyncConnection& connection, std::function<Answer()> read);
  void reply(std::uint64_t connection, const Answer& answer);
  [[nodiscard]] std::vector<SyncConnection*> followers(StreamId stream) const;
  /// The open connections of these members of a stream, whether they follow it or not.
  [[nodiscard]] std::vector<SyncConnection*>
  connections_of(StreamId stream, const std::vector<MemberId>& members) const;
  [[nodiscard]] Result<std::vector<sync::FeedHead>> feed_heads(StreamId stream, MemberId member) const;
  [[nodiscard]] Result<sync::StreamFacts> facts(StreamId stream, MemberId member) const;

  void tell(const News& news);
  void tell_audiences(SyncConnection& connection, StreamId stream);
  void take_away(SyncConnection& connection, StreamId stream);
  void tick();

  const Parts parts_;
  SyncFigures figures_;
  HandOver hand_over_;
  Broadcasts broadcasts_;

  std::uint64_t next_id_ = 1;
  std::map<std::uint64_t, SyncConnection*> connections_;
  std::map<log::AccountId, std::size_t> per_account_;
  std::map<StreamId, std::set<std::uint64_t>> following_;
};

} // namespace verdiep::gateway
