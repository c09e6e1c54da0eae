#include "server/gateway/client_reports.hpp"

#include <algorithm>
#include <string>

namespace verdiep::gateway {

namespace {

constexpr identity::AttemptLimit::Rate rate{5, 60'000};

metrics::Counter& counter(metrics::Registry& registry, std::string_view kind) {
  return registry.counter(
      "verdiep_client_reports_total", "What browsers noticed about their copy of a stream, by kind.",
      {{"kind", std::string(kind)}}
  );
}

} // namespace

ClientReports::ClientReports(metrics::Registry& registry)
    : kinds_{{
          {"state_diverged", counter(registry, "state_diverged")},
          {"state_rebuilt", counter(registry, "state_rebuilt")},
          {"copy_damaged", counter(registry, "copy_damaged")},
      }},
      limit_(rate) {}

ClientReports::Taken ClientReports::take(std::string_view kind, std::string_view account, Timestamp now) {
  const auto known =
      std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& one) { return one.name == kind; });
  if (known == kinds_.end())
    return Taken::unknown_kind;
  if (!limit_.may_try(account, now))
    return Taken::too_many;
  limit_.charge(account, now);
  known->count.add();
  return Taken::counted;
}

} // namespace verdiep::gateway
