#pragma once

#include "events/types/timestamp.hpp"
#include "server/gateway/http.hpp"
#include "server/gateway/loop.hpp"
#include "server/log/log.hpp"
#include "server/metrics/registry.hpp"
#include "server/pipeline/pipeline.hpp"
#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::gateway {

/// Answers that are made while they are sent: exports, which end, and feeds, which go on with what happens.
///
/// Nothing is queued for a reader: a piece is read from the log when the one before has been taken. Whoever
/// takes none is cut off by the transport's deadline for a piece.
///
/// Threads  the loop's thread, but for `add`
class Feeds {
public:
  struct Parts {
    Loop& loop;
    std::function<Timestamp()> clock;
    metrics::Registry& metrics;
    std::size_t feeds_max = 0;
    std::size_t feeds_per_account_max = 0;
    std::chrono::milliseconds heartbeat{};
  };

  /// Makes the next piece, on a reading thread, one at a time; empty when there is nothing more now.
  using Produce = std::function<Result<std::string>()>;

  struct Wish {
    log::AccountId account;
    Produce produce;
    /// Of a feed that goes on: whose it is. Else it ends with its first empty piece.
    struct Following {
      StreamId stream;
      MemberId member;
      Sha256 access; ///< of the token
      Timestamp expires;
      std::function<std::string(std::string_view reason)> last_words;
    };
    std::optional<Following> following;
  };

  explicit Feeds(Parts parts);

  /// Null when there are too many.
  [[nodiscard]] std::shared_ptr<BodySource> open(Wish wish);

  void add(const pipeline::Published& published);
  /// The token opens nothing any more.
  void end_access(const Sha256& access);
  void end_all();

private:
  class Body;

  [[nodiscard]] std::vector<std::shared_ptr<Body>> bodies();
  void tick();

  const Parts parts_;
  metrics::Gauge& open_;
  std::vector<std::weak_ptr<Body>> bodies_;
};

} // namespace verdiep::gateway
