// What stands behind a `?`: refused with a reason, or a wish within its limits.
#include "server/interchange/query.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace verdiep::interchange;
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  const auto parameters = parse_parameters(query);
  require(!parameters || (parameters->size() <= parameters_max && size <= query_bytes_max));
  const auto events = parse_events_query(query);
  if (events) {
    require(parameters.has_value() && events->from.value >= 1);
    require(std::all_of(events->types.begin(), events->types.end(), [](const auto& type) {
      return is_event_type(type);
    }));
  } else {
    require(!events.error().reason.empty());
  }
  const auto exported = parse_export_query(query);
  require(exported || !exported.error().reason.empty());
  const auto figures = parse_figures_query(query);
  require(figures || !figures.error().reason.empty());
  return 0;
}
