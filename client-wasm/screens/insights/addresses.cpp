#include "client-wasm/screens/insights/insights.hpp"

namespace verdiep::screens::insights {
namespace {

constexpr std::array<std::string_view, 3> period_names{"alles", "maand", "week"};
constexpr std::array<std::string_view, 3> track_names{"must", "can", "vrij"};

void append(std::string& route, std::string_view name, std::string_view value) {
  route.append(route.find('?') == std::string::npos ? "?" : "&").append(name).append("=").append(value);
}

} // namespace

std::string route_of(const Filter& filter) {
  std::string route = "/inzicht";
  if (filter.track)
    append(route, "soort", track_names.at(static_cast<std::size_t>(*filter.track)));
  if (filter.period != Period::all)
    append(route, "periode", period_names.at(static_cast<std::size_t>(filter.period)));
  if (filter.group)
    append(route, "groep", to_text(*filter.group));
  return route;
}

Period parse_period(std::string_view text) {
  for (std::size_t index = 0; index < period_names.size(); ++index) {
    if (period_names.at(index) == text)
      return static_cast<Period>(index);
  }
  return Period::all;
}

std::optional<Track> parse_track(std::string_view text) {
  for (std::size_t index = 0; index < track_names.size(); ++index) {
    if (track_names.at(index) == text)
      return static_cast<Track>(index);
  }
  return std::nullopt;
}

} // namespace verdiep::screens::insights
