#include "events/codec/values.hpp"

#include <algorithm>

namespace verdiep::codec {
namespace {

bool is_tag_character(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '-';
}

} // namespace

bool is_language_tag(std::string_view tag) {
  return !tag.empty() && tag.size() <= language_tag_bytes_max &&
         std::all_of(tag.begin(), tag.end(), is_tag_character);
}

bool decode_translations(
    Reader& reader, std::vector<std::pair<std::string, std::string>>& out, std::size_t bytes_max
) {
  std::size_t count = 0;
  if (!reader.map(count, languages_max)) {
    return false;
  }
  out.clear();
  out.reserve(count);
  for (std::size_t index = 0; index < count; ++index) {
    const std::size_t start = reader.offset();
    std::string_view tag;
    std::string_view text;
    if (!reader.text(tag, language_tag_bytes_max)) {
      return false;
    }
    if (!is_language_tag(tag)) {
      return reader.fail(DecodeFault::unknown_value, start);
    }
    if (index > 0 && !canonical_less(out.back().first, tag)) {
      return reader.fail(DecodeFault::not_canonical, start);
    }
    if (!reader.text(text, bytes_max)) {
      return false;
    }
    out.emplace_back(tag, text);
  }
  return true;
}

void encode_translations(Writer& writer, const std::vector<std::pair<std::string, std::string>>& entries) {
  writer.map(entries.size());
  for (const auto& [tag, text] : entries) {
    writer.text(tag);
    writer.text(text);
  }
}

} // namespace verdiep::codec
