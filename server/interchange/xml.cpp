#include "server/interchange/xml.hpp"

namespace verdiep::interchange {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Line breaks and tabs are written as references: a parser makes blanks of them in an attribute.
std::string_view escape_of(char character) {
  switch (character) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\n':
    return "&#10;";
  case '\r':
    return "&#13;";
  case '\t':
    return "&#9;";
  default:
    return static_cast<unsigned char>(character) < 0x20 ? replacement : std::string_view();
  }
}

} // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      out += replacement;
      i += 2;
    } else if (const auto escape = escape_of(text[i]); !escape.empty()) {
      out += escape;
    } else {
      out += text[i];
    }
  }
}

} // namespace verdiep::interchange
