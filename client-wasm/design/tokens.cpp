#include "client-wasm/design/tokens.hpp"

#include <charconv>

namespace verdiep::design {
namespace {

std::string number(int value) {
  char buffer[12];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

std::string css(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  auto channel = [&](std::uint8_t value) {
    text += digits[value >> 4U];
    text += digits[value & 15U];
  };
  channel(colour.red);
  channel(colour.green);
  channel(colour.blue);
  if (colour.alpha != 255) {
    channel(colour.alpha);
  }
  return text;
}

std::string properties(Theme theme, std::string_view indent) {
  std::string text;
  for (const InkToken& token : inks) {
    if (token.ink != Ink::none) {
      text.append(indent).append("--").append(token.name).append(": ");
      text.append(css(colour_of(token.ink, theme))).append(";\n");
    }
  }
  return text;
}

std::string type_class(const TypeToken& token) {
  std::string text = ".t-";
  text.append(token.name).append(" {\n  font: ").append(number(css_weight(token.weight))).append(" ");
  text.append(number(token.size)).append("px/").append(number(token.line)).append("px var(--font);\n}\n");
  return text;
}

std::string ink_class(const InkToken& token) {
  std::string text = ".ink-";
  return text.append(token.name).append(" {\n  --ink: var(--").append(token.name).append(");\n}\n");
}

} // namespace

std::string tokens_css() {
  std::string text =
      "/* Generated from client-wasm/design/tokens.hpp; tests/unit/design compares the two. */\n";
  text.append(":root {\n  color-scheme: light;\n").append(properties(Theme::light, "  ")).append("}\n");
  text.append("@media (prefers-color-scheme: dark) {\n  :root {\n    color-scheme: dark;\n");
  text.append(properties(Theme::dark, "    ")).append("  }\n}\n");
  text.append("@media (prefers-contrast: more) {\n  :root {\n    color-scheme: light;\n");
  text.append(properties(Theme::contrast, "    ")).append("  }\n}\n");
  const auto chosen = [&](std::string_view name, std::string_view scheme, Theme theme) {
    text.append(":root[data-theme=\"")
        .append(name)
        .append("\"] {\n  color-scheme: ")
        .append(scheme)
        .append(";\n");
    text.append(properties(theme, "  ")).append("}\n");
  };
  chosen("light", "light", Theme::light);
  chosen("dark", "dark", Theme::dark);
  chosen("contrast", "light", Theme::contrast);
  for (const TypeToken& token : types) {
    text += type_class(token);
  }
  for (const InkToken& token : inks) {
    if (token.name.find("text") != std::string_view::npos || token.name.find("on-") == 0) {
      text += ink_class(token);
    }
  }
  return text;
}

} // namespace verdiep::design
