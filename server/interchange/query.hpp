#pragma once

#include "events/types/position.hpp"
#include "server/interchange/export.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What stands behind the `?` of the addresses for other programs.
namespace verdiep::interchange {

inline constexpr std::size_t query_bytes_max = 4096;
inline constexpr std::size_t parameters_max = 64;

/// Which parameter is wrong, and why: both are codes, the reason a key of docs/operations/feeds.md.
struct QueryFault {
  std::string parameter; ///< as far as it is one that we know, else empty
  std::string_view reason;
};
template <class T>
using Parsed = tl::expected<T, QueryFault>;

using Parameters = std::vector<std::pair<std::string, std::string>>;
/// Names and values with %XX and + decoded.
[[nodiscard]] Parsed<Parameters> parse_parameters(std::string_view query);

/// GET …/events
struct EventsQuery {
  Position from{1};
  std::vector<std::string> types; ///< of events, without prefix; empty: all
  bool follow = false;
  bool content = false;
};
[[nodiscard]] Parsed<EventsQuery> parse_events_query(std::string_view query);

/// GET …/export
struct ExportQuery {
  Format format = Format::csv;
  bool content = false;
};
[[nodiscard]] Parsed<ExportQuery> parse_export_query(std::string_view query);

/// GET …/insights
enum class FiguresFormat : std::uint8_t { json, csv };
[[nodiscard]] Parsed<FiguresFormat> parse_figures_query(std::string_view query);

/// Whether there are events of this type.
[[nodiscard]] bool is_event_type(std::string_view name);

} // namespace verdiep::interchange
