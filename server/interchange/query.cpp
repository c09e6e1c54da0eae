#include "server/interchange/query.hpp"

#include "events/codec/described.hpp"
#include "events/codec/utf8.hpp"
#include "events/vocabulary.hpp"
#include "server/interchange/event_lines.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace verdiep::interchange {
namespace {

using codec::mp11::mp_for_each;

tl::unexpected<QueryFault> wrong(std::string_view parameter, std::string_view reason) {
  return tl::make_unexpected(QueryFault{std::string(parameter), reason});
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f')
    return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F')
    return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

/// application/x-www-form-urlencoded.
std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
    if (!high || !low)
      return std::nullopt;
    out += static_cast<char>(*high << 4U | *low);
    i += 2;
  }
  return codec::is_utf8(out) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<Position> position_in(std::string_view text) {
  Position position;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position.value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  // One past any event there can be is a place to wait at.
  const bool is_possible = position.value >= 1 && position.value <= 0xFFFF'FFFF;
  return is_whole && is_possible ? std::optional(position) : std::nullopt;
}

std::optional<bool> flag_in(std::string_view text) {
  if (text == "1")
    return true;
  return text == "0" ? std::optional(false) : std::nullopt;
}

/// Comma-separated, with or without the prefix.
std::optional<std::vector<std::string>> types_in(std::string_view text) {
  std::vector<std::string> types;
  while (true) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view type = text.substr(0, end);
    if (type.starts_with(type_prefix))
      type.remove_prefix(type_prefix.size());
    if (!is_event_type(type))
      return std::nullopt;
    types.emplace_back(type);
    if (end == text.size())
      return types;
    text.remove_prefix(end + 1);
  }
}

} // namespace

bool is_event_type(std::string_view name) {
  bool is_one = false;
  mp_for_each<codec::mp11::mp_transform<codec::mp11::mp_identity, EventBody>>([&](auto type) {
    is_one = is_one || name == decltype(type)::type::type_name;
  });
  return is_one;
}

Parsed<Parameters> parse_parameters(std::string_view query) {
  if (query.size() > query_bytes_max)
    return wrong("", "too_long");
  Parameters parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, std::min(query.find('&'), query.size()));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty())
      continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, equals));
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value)
      return wrong("", "not_decodable");
    if (parameters.size() == parameters_max)
      return wrong("", "too_many");
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

Parsed<EventsQuery> parse_events_query(std::string_view query) {
  const auto parameters = parse_parameters(query);
  if (!parameters)
    return tl::make_unexpected(parameters.error());
  EventsQuery wish;
  for (const auto& [name, value] : *parameters) {
    if (name == "from") {
      const auto from = position_in(value);
      if (!from)
        return wrong("from", "not_a_position");
      wish.from = *from;
    } else if (name == "type") {
      const auto types = types_in(value);
      if (!types)
        return wrong("type", "unknown_type");
      wish.types.insert(wish.types.end(), types->begin(), types->end());
    } else if (name == "follow" || name == "content") {
      const auto flag = flag_in(value);
      if (!flag)
        return wrong(name, "not_0_or_1");
      (name == "follow" ? wish.follow : wish.content) = *flag;
    } else {
      return wrong("", "unknown_parameter");
    }
  }
  return wish;
}

Parsed<ExportQuery> parse_export_query(std::string_view query) {
  const auto parameters = parse_parameters(query);
  if (!parameters)
    return tl::make_unexpected(parameters.error());
  ExportQuery wish;
  for (const auto& [name, value] : *parameters) {
    if (name == "format") {
      const auto format = codec::enum_value<Format>(value);
      if (!format)
        return wrong("format", "unknown_format");
      wish.format = *format;
    } else if (name == "content") {
      const auto flag = flag_in(value);
      if (!flag)
        return wrong("content", "not_0_or_1");
      wish.content = *flag;
    } else {
      return wrong("", "unknown_parameter");
    }
  }
  return wish;
}

Parsed<FiguresFormat> parse_figures_query(std::string_view query) {
  const auto parameters = parse_parameters(query);
  if (!parameters)
    return tl::make_unexpected(parameters.error());
  FiguresFormat format = FiguresFormat::json;
  for (const auto& [name, value] : *parameters) {
    if (name != "format")
      return wrong("", "unknown_parameter");
    if (value != "json" && value != "csv")
      return wrong("format", "unknown_format");
    format = value == "csv" ? FiguresFormat::csv : FiguresFormat::json;
  }
  return format;
}

} // namespace verdiep::interchange
