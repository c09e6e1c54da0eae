#include "client-wasm/screens/history/history.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace verdiep::screens::history {
namespace {

constexpr std::string_view group_mark = "groep-";

/// By `Area`; the last has no address.
constexpr std::array<std::string_view, 8> area_names{"programma", "mensen", "dingen",  "forum",
                                                     "groepen",   "idee",   "pitches", "stemmen"};

void append(std::string& route, std::string_view name, std::string_view value) {
  route.append(route.find('?') == std::string::npos ? "?" : "&").append(name).append("=").append(value);
}

} // namespace

std::string prefix_of(const Moment& moment) {
  return "/toen/" + std::string(moment.of_group ? group_mark : std::string_view()) +
         std::to_string(moment.position.value);
}

std::optional<Moment> parse_moment(std::string_view text) {
  Moment moment;
  moment.of_group = text.substr(0, group_mark.size()) == group_mark;
  if (moment.of_group)
    text.remove_prefix(group_mark.size());
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), moment.position.value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && moment.position.value > 0 ? std::optional(moment) : std::nullopt;
}

std::string route_of(const past::Filter& filter, bool is_group) {
  std::string route = "/geschiedenis";
  if (is_group)
    append(route, "stroom", "groep");
  if (filter.area && *filter.area != past::Area::unknown)
    append(route, "deel", area_names[static_cast<std::size_t>(*filter.area)]);
  if (filter.person)
    append(route, "persoon", to_text(*filter.person));
  if (filter.ding)
    append(route, "ding", to_text(*filter.ding));
  return route;
}

std::string proof_route(const Moment& moment) {
  std::string route = "/geschiedenis/bewijs?gebeurtenis=" + std::to_string(moment.position.value);
  if (moment.of_group)
    append(route, "stroom", "groep");
  return route;
}

std::optional<past::Area> parse_area(std::string_view text) {
  for (std::size_t index = 0; index < area_names.size(); ++index) {
    if (area_names[index] == text)
      return static_cast<past::Area>(index);
  }
  return std::nullopt;
}

} // namespace verdiep::screens::history
