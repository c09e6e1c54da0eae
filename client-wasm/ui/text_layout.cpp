#include "client-wasm/ui/text_layout.hpp"

#include <cmath>
#include <limits>

namespace verdiep::ui {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead < 0xE0) {
    return 2;
  }
  if (lead >= 0xE0 && lead < 0xF0) {
    return 3;
  }
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// Joiners, variation selectors, skin tones and combining marks draw on their neighbour.
bool has_no_width(char32_t character) {
  return (character >= 0x0300 && character <= 0x036F) || (character >= 0x200B && character <= 0x200F) ||
         (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0x1F3FB && character <= 0x1F3FF);
}

bool is_blank(char32_t character) {
  return character == ' ';
}

// White space as HTML collapses it: runs of blanks become one, none beside a line's end.
std::string collapse(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    if (byte == ' ' || byte == '\t' || byte == '\r') {
      if (!result.empty() && result.back() != ' ' && result.back() != '\n') {
        result += ' ';
      }
    } else {
      if (byte == '\n' && !result.empty() && result.back() == ' ') {
        result.pop_back();
      }
      result += byte;
    }
  }
  while (!result.empty() && (result.back() == ' ' || result.back() == '\n')) {
    result.pop_back();
  }
  return result;
}

class Breaker {
public:
  Breaker(TextBlock& block, design::Type type, float width, const FontMetrics& metrics)
      : block_(block), type_(type), width_(width), metrics_(metrics) {}

  void run() {
    std::size_t at = 0;
    while (at < block_.text.size()) {
      const std::size_t begin = at;
      const char32_t character = next_character(block_.text, at);
      if (character == '\n') {
        end_line(begin, at, true);
      } else {
        take(character, begin, at);
      }
    }
    end_line(at, at, false);
  }

private:
  void take(char32_t character, std::size_t begin, std::size_t next) {
    const float advance = advance_of(character);
    if (!is_blank(character) && line_width_ + advance > width_ && begin > line_begin_) {
      wrap(begin);
    }
    line_width_ += advance;
    if (is_blank(character)) {
      chance_end_ = begin;
      chance_next_ = next;
      chance_width_ = line_width_ - advance;
      chance_through_ = line_width_;
    } else if (character == '-' && begin > line_begin_) {
      chance_end_ = chance_next_ = next;
      chance_width_ = chance_through_ = line_width_;
    }
  }

  // Ends the line at the last chance; without one, right here inside the word.
  void wrap(std::size_t here) {
    if (chance_next_ > line_begin_) {
      const float rest = line_width_ - chance_through_;
      push(chance_end_, chance_width_, false);
      line_begin_ = chance_next_;
      line_width_ = rest;
    } else {
      push(here, line_width_, false);
      line_begin_ = here;
      line_width_ = 0;
    }
    chance_next_ = 0;
  }

  void end_line(std::size_t end, std::size_t next, bool hard) {
    push(end, line_width_, hard);
    line_begin_ = next;
    line_width_ = 0;
    chance_next_ = 0;
  }

  void push(std::size_t end, float width, bool hard) {
    block_.lines.push_back(
        {static_cast<std::uint32_t>(line_begin_), static_cast<std::uint32_t>(end), width, hard}
    );
    block_.width = std::max(block_.width, std::ceil(width));
  }

  float advance_of(char32_t character) {
    if (has_no_width(character)) {
      block_.covered = false;
      return 0;
    }
    if (metrics_.covers(character)) {
      return metrics_.advance(character, type_);
    }
    block_.covered = false;
    return uncovered_em * static_cast<float>(design::token_of(type_).size);
  }

  TextBlock& block_;
  design::Type type_;
  float width_;
  const FontMetrics& metrics_;

  std::size_t line_begin_ = 0;
  float line_width_ = 0;
  // The last place where the line may end: before a blank, or after a hyphen.
  std::size_t chance_end_ = 0;
  std::size_t chance_next_ = 0;
  float chance_width_ = 0;
  float chance_through_ = 0;
};

} // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 0 || at + length > text.size()) {
    ++at;
    return replacement;
  }
  if (length == 1) {
    ++at;
    return lead;
  }
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) {
      ++at;
      return replacement;
    }
    character = character << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  at += length;
  return character;
}

TextBlock break_lines(std::string_view text, design::Type type, float width, const FontMetrics& metrics) {
  TextBlock block;
  block.text = collapse(text);
  Breaker(block, type, width, metrics).run();
  block.height = static_cast<float>(block.lines.size()) * static_cast<float>(design::token_of(type).line);
  return block;
}

const TextBlock& TextCache::block(std::string_view text, design::Type type, float width) {
  const std::uint64_t key =
      Hash().add(text).add(static_cast<std::uint64_t>(type)).add(std::min(width, 1e6F)).value();
  const auto found = blocks_.find(key);
  if (found != blocks_.end()) {
    return found->second;
  }
  if (blocks_.size() >= blocks_max) {
    blocks_.clear();
  }
  return blocks_.emplace(key, break_lines(text, type, width, metrics_)).first->second;
}

float TextCache::width(std::string_view text, design::Type type) {
  return block(text, type, std::numeric_limits<float>::max()).width;
}

} // namespace verdiep::ui
