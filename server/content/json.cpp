#include "server/content/json.hpp"

#include "events/codec/utf8.hpp"
#include "shared/result.hpp"

#include <algorithm>
#include <charconv>

namespace verdiep::content {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { text.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

/// Reads from left to right, one function a rule of the grammar.
class Parser {
public:
  explicit Parser(std::string_view text) : text_(text) {}

  Read<Json> whole_text();

private:
  Read<Json> value(std::size_t depth);
  Read<Json> list(std::size_t depth);
  Read<Json> object(std::size_t depth);
  Read<Json> number();
  Read<Json> word();
  Read<std::string> quoted();
  Read<void> escape(std::string& text);
  Read<std::uint32_t> four_digits();
  Read<bool> goes_on(char closing);

  void skip_utf8();
  void skip_space();
  bool take(char c);
  bool take_digits();
  void advance();
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] bool is_at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] tl::unexpected<Mistake> wrong(std::string what, std::string advice) const {
    return tl::unexpected<Mistake>({place_, std::move(what), std::move(advice)});
  }
  [[nodiscard]] Json json(Json::Kind kind) const {
    Json made;
    made.kind = kind;
    made.place = place_;
    return made;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Place place_;
};

void Parser::advance() {
  const char c = text_[at_++];
  if (c == '\n') {
    ++place_.line;
    place_.column = 1;
  } else if (at_ >= text_.size() || (static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
    ++place_.column; // the bytes that go on with a character are part of its column
  }
}

void Parser::skip_space() {
  while (!is_at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) {
    advance();
  }
}

bool Parser::take(char c) {
  if (is_at_end() || peek() != c) {
    return false;
  }
  advance();
  return true;
}

/// Steps to the first character that is none.
void Parser::skip_utf8() {
  constexpr std::size_t character_bytes_max = 4;
  while (!is_at_end()) {
    std::size_t length = 1;
    while (length <= character_bytes_max && !codec::is_utf8(text_.substr(at_, length))) {
      ++length;
    }
    if (length > character_bytes_max) {
      return;
    }
    for (; length > 0; --length) {
      advance();
    }
  }
}

Read<Json> Parser::whole_text() {
  if (text_.size() > file_bytes_max) {
    return wrong(
        "the file is larger than " + std::to_string(file_bytes_max >> 20) + " MiB", "make it shorter"
    );
  }
  if (!codec::is_utf8(text_)) {
    skip_utf8();
    return wrong("the file is not in UTF-8 here", "save it as UTF-8 in your editor");
  }
  if (text_.starts_with(byte_order_mark)) {
    text_.remove_prefix(byte_order_mark.size());
  }
  skip_space();
  VERDIEP_TRY(read, value(1));
  skip_space();
  if (!is_at_end()) {
    return wrong("something follows the end", "take it out, or look for a } or ] too many above it");
  }
  return std::move(read);
}

Read<Json> Parser::value(std::size_t depth) {
  if (depth > depth_max) {
    return wrong("this is nested too deeply", "no programme needs more than a few levels: take some out");
  }
  switch (peek()) {
  case '{':
    return object(depth);
  case '[':
    return list(depth);
  case '"': {
    Json made = json(Json::Kind::text);
    VERDIEP_TRY(text, quoted());
    made.text = std::move(text);
    return made;
  }
  case 't':
  case 'f':
  case 'n':
    return word();
  default:
    return number();
  }
}

/// After an entry: whether a comma brings another one, or `closing` ends them.
Read<bool> Parser::goes_on(char closing) {
  skip_space();
  if (take(closing)) {
    return false;
  }
  if (!take(',')) {
    return wrong(
        std::string("a comma or ") + closing + " is missing here", "put it at the end of what stands above"
    );
  }
  skip_space();
  if (peek() == closing && !is_at_end()) {
    return wrong(std::string("there is a comma too many before ") + closing, "take out the last comma");
  }
  return true;
}

Read<Json> Parser::list(std::size_t depth) {
  Json made = json(Json::Kind::list);
  advance();
  skip_space();
  if (take(']')) {
    return made;
  }
  for (;;) {
    VERDIEP_TRY(item, value(depth + 1));
    made.items.push_back(std::move(item));
    VERDIEP_TRY(more, goes_on(']'));
    if (!more) {
      return made;
    }
  }
}

Read<Json> Parser::object(std::size_t depth) {
  Json made = json(Json::Kind::object);
  advance();
  skip_space();
  if (take('}')) {
    return made;
  }
  for (;;) {
    const Place place = place_;
    if (peek() != '"') {
      return wrong(
          "the name of a field in double quotation marks is missing here", "write it as \"name\": value"
      );
    }
    VERDIEP_TRY(name, quoted());
    made.names.push_back({std::move(name), place});
    skip_space();
    if (!take(':')) {
      return wrong("a colon is missing here", "write it as \"name\": value");
    }
    skip_space();
    VERDIEP_TRY(item, value(depth + 1));
    made.items.push_back(std::move(item));
    VERDIEP_TRY(more, goes_on('}'));
    if (!more) {
      return made;
    }
  }
}

bool Parser::take_digits() {
  const std::size_t begin = at_;
  while (is_digit(peek())) {
    advance();
  }
  return at_ > begin;
}

Read<Json> Parser::number() {
  Json made = json(Json::Kind::whole);
  const std::size_t begin = at_;
  const auto no_value = [&] {
    return tl::unexpected<Mistake>(
        {made.place, "a value is missing here", "write a text in double quotation marks, a number, [ or {"}
    );
  };
  take('-');
  const bool begins_with_zero = peek() == '0';
  const std::size_t digits = at_;
  if (!take_digits() || (begins_with_zero && at_ - digits > 1)) {
    return no_value();
  }
  if (take('.')) {
    made.kind = Json::Kind::fraction;
    if (!take_digits()) {
      return no_value();
    }
  }
  if (take('e') || take('E')) {
    made.kind = Json::Kind::fraction;
    if (!take('+')) {
      take('-');
    }
    if (!take_digits()) {
      return no_value();
    }
  }
  const char* end = text_.data() + at_;
  if (made.kind == Json::Kind::whole &&
      std::from_chars(text_.data() + begin, end, made.whole).ec != std::errc{}) {
    made.kind = Json::Kind::fraction; // no number that anybody asks for
  }
  return made;
}

Read<Json> Parser::word() {
  Json made = json(Json::Kind::null);
  std::string_view word = "null";
  if (peek() == 't' || peek() == 'f') {
    made.kind = Json::Kind::boolean;
    made.flag = peek() == 't';
    word = made.flag ? "true" : "false";
  }
  if (text_.substr(at_, word.size()) != word) {
    return wrong("this is no value", "put a text in double quotation marks");
  }
  for (std::size_t count = word.size(); count > 0; --count) {
    advance();
  }
  return made;
}

Read<std::string> Parser::quoted() {
  const Place begin = place_;
  advance();
  std::string text;
  for (;;) {
    if (is_at_end()) {
      return tl::unexpected<Mistake>({begin, "the text that begins here does not end", "close it with \""});
    }
    const char c = peek();
    if (c == '"') {
      advance();
      return text;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      return wrong(
          "there is a line break or another control character inside a text",
          "write \\n for a new line; if the text had ended, close it with \""
      );
    }
    if (c == '\\') {
      VERDIEP_TRY(done, escape(text).map([] { return true; }));
      static_cast<void>(done);
    } else {
      text.push_back(c);
      advance();
    }
  }
}

Read<void> Parser::escape(std::string& text) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  advance();
  const auto letter = is_at_end() ? std::string_view::npos : letters.find(peek());
  if (letter != std::string_view::npos) {
    text.push_back(meanings[letter]);
    advance();
    return {};
  }
  if (!take('u')) {
    return wrong(
        "this sign after a backslash means nothing", "write \\\\ for a backslash, \\\" for a quotation mark"
    );
  }
  VERDIEP_TRY(first, four_digits());
  std::uint32_t code = first;
  if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
    advance();
    advance();
    VERDIEP_TRY(second, four_digits());
    code =
        second >= 0xDC00 && second < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00) : 0xD800;
  }
  if (code >= 0xD800 && code < 0xE000) {
    return wrong("this is half a character", "write the character itself: the file is in UTF-8");
  }
  append_utf8(text, code);
  return {};
}

Read<std::uint32_t> Parser::four_digits() {
  std::uint32_t code = 0;
  const auto digits = text_.substr(at_, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (digits.size() < 4 || error != std::errc{} || end != digits.data() + 4) {
    return wrong(
        "\\u is not followed by four hexadecimal digits", "write the character itself: the file is in UTF-8"
    );
  }
  for (int count = 0; count < 4; ++count) {
    advance();
  }
  return code;
}

} // namespace

Read<Json> parse_json(std::string_view text) {
  return Parser(text).whole_text();
}

} // namespace verdiep::content
