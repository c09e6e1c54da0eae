#pragma once

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

namespace verdiep::ui {

/// Writes JSON that JavaScript reads: the mirror's updates, once a frame. No reader, no model.
class JsonText {
public:
  explicit JsonText(std::string& out) : out_(out) {}

  JsonText& open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonText& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  JsonText& key(std::string_view name) {
    string(name);
    out_ += ':';
    first_ = true;
    return *this;
  }
  JsonText& string(std::string_view text) {
    comma();
    out_ += '"';
    for (const char byte : text) {
      character(byte);
    }
    out_ += '"';
    return *this;
  }
  /// With four decimals where it is not whole: a hundredth of the finest device pixel.
  JsonText& number(float value) {
    comma();
    const long long ten_thousandths = std::llround(static_cast<double>(value) * 10000);
    if (ten_thousandths < 0) {
      out_ += '-';
    }
    append(std::llabs(ten_thousandths) / 10000);
    if (long long rest = std::llabs(ten_thousandths) % 10000; rest != 0) {
      out_ += '.';
      for (long long digit = 1000; rest != 0; digit /= 10) {
        out_ += static_cast<char>('0' + rest / digit);
        rest %= digit;
      }
    }
    return *this;
  }

private:
  void append(long long number) {
    char buffer[24];
    out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
  }
  void comma() {
    if (!first_) {
      out_ += ',';
    }
    first_ = false;
  }
  void character(char byte) {
    static constexpr std::string_view digits = "0123456789abcdef";
    if (byte == '"' || byte == '\\') {
      (out_ += '\\') += byte;
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      ((out_ += "\\u00") += digits[static_cast<unsigned char>(byte) >> 4U]) += digits[byte & 15];
    } else {
      out_ += byte;
    }
  }

  std::string& out_;
  bool first_ = true;
};

} // namespace verdiep::ui
