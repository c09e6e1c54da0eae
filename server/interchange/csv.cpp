#include "server/interchange/csv.hpp"

namespace verdiep::interchange {
namespace {

bool looks_like_formula(std::string_view cell) {
  constexpr std::string_view beginnings = "=+-@\t\r";
  return !cell.empty() && beginnings.find(cell.front()) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view cell) {
  const bool is_quoted = cell.find_first_of("\",\r\n") != std::string_view::npos;
  if (is_quoted)
    out += '"';
  if (looks_like_formula(cell))
    out += '\'';
  for (const char character : cell) {
    if (character == '"')
      out += '"';
    out += character;
  }
  if (is_quoted)
    out += '"';
}

} // namespace

void append_row(std::string& out, const std::vector<std::string>& cells) {
  bool is_first = true;
  for (const std::string& cell : cells) {
    if (!is_first)
      out += ',';
    append_cell(out, cell);
    is_first = false;
  }
  out += "\r\n";
}

} // namespace verdiep::interchange
