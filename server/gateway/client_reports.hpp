#pragma once

#include "events/types/timestamp.hpp"
#include "server/identity/attempt_limit.hpp"
#include "server/metrics/registry.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace verdiep::gateway {

/// What browsers say that they noticed: counted by its kind, and nothing else of it is kept.
///
/// Shape    a kind is one of a few words. Of one account so many are counted, then one a minute, so that a page in a
///          loop does not hide what others say
/// Threads  the gateway's
class ClientReports {
public:
  explicit ClientReports(metrics::Registry& registry);

  enum class Taken : std::uint8_t { counted, unknown_kind, too_many };
  [[nodiscard]] Taken take(std::string_view kind, std::string_view account, Timestamp now);

private:
  struct Kind {
    std::string_view name;
    metrics::Counter& count;
  };
  std::array<Kind, 3> kinds_;
  identity::AttemptLimit limit_;
};

} // namespace verdiep::gateway
