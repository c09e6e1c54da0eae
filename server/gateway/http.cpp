#include "server/gateway/http.hpp"

#include <charconv>
#include <optional>

namespace verdiep::gateway {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Calls `visit` for each trimmed element of a separated list until it returns true; whether it did.
template <class Visit>
bool any_element(std::string_view list, char separator, Visit&& visit) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    if (visit(trimmed(list.substr(0, end))))
      return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

/// A weight such as `q=0`, `q=0.0` or `q=0.000`.
bool is_zero_weight(std::string_view parameters) {
  return any_element(parameters, ';', [](std::string_view parameter) {
    if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=')
      return false;
    return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
  });
}

std::optional<char> percent_decoded(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2 || value == 0)
    return std::nullopt;
  return static_cast<char>(value);
}

} // namespace

Response text_response(unsigned status, std::string text, std::string_view content_type) {
  return {
      .status = status,
      .headers = {{"Content-Type", std::string(content_type)}, {"Cache-Control", "no-store"}},
      .body = std::make_shared<const std::string>(std::move(text)),
  };
}

std::string query_of(std::string_view target) {
  const auto mark = target.find('?');
  if (mark == std::string_view::npos)
    return {};
  const auto query = target.substr(mark + 1);
  return std::string(query.substr(0, query.find('#')));
}

std::string decode_path(std::string_view target) {
  const auto path = target.substr(0, target.find_first_of("?#"));
  if (path.empty() || path.front() != '/')
    return {};
  std::string decoded;
  decoded.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '%') {
      decoded.push_back(path[i]);
      continue;
    }
    const auto character = percent_decoded(path.substr(i + 1, 2));
    if (!character)
      return {};
    decoded.push_back(*character);
    i += 2;
  }
  return decoded;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  return any_element(accept_encoding, ',', [coding](std::string_view element) {
    const auto name_end = std::min(element.find(';'), element.size());
    return trimmed(element.substr(0, name_end)) == coding && !is_zero_weight(element.substr(name_end));
  });
}

std::string_view cookie_value(std::string_view cookies, std::string_view name) {
  std::string_view value;
  any_element(cookies, ';', [&](std::string_view pair) {
    if (pair.size() <= name.size() || pair.substr(0, name.size()) != name || pair[name.size()] != '=')
      return false;
    value = pair.substr(name.size() + 1);
    return true;
  });
  return value;
}

bool list_holds(std::string_view list, std::string_view token) {
  return any_element(list, ',', [token](std::string_view element) { return element == token; });
}

} // namespace verdiep::gateway
