#include "shared/insights/day.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace verdiep::insights {

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

/// A date of the Gregorian calendar.
struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;
};

/// Counts in eras of 400 years that begin on a 1st of March, so that the leap day comes last.
/// Source   Howard Hinnant, "chrono-compatible low-level date algorithms"
Date date_of(Day day) {
  const std::int32_t shifted = day.value + 719'468;
  const std::int32_t era = shifted / 146'097;
  const std::int32_t of_era = shifted % 146'097;
  const std::int32_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t march_month = (5 * of_year + 2) / 153;
  const std::int32_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * march_month + 2) / 5 + 1};
}

Day day_of(const Date& date) {
  const std::int32_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int32_t era = year / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t march_month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int32_t of_year = (153 * march_month + 2) / 5 + date.day - 1;
  const std::int32_t of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
  return Day{era * 146'097 + of_era - 719'468};
}

void append_digits(std::string& text, std::int32_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  text.append(width > digits.size() ? width - digits.size() : 0, '0');
  text += digits;
}

std::optional<std::int32_t> digits_of(std::string_view text) {
  const bool all_digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::int32_t number = 0;
  if (!all_digits || std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{}) {
    return std::nullopt;
  }
  return number;
}

} // namespace

Day day_of(Timestamp time) {
  return Day{static_cast<std::int32_t>(time.ms / day_ms)};
}

std::uint32_t days_between(Day earlier, Day later) {
  return earlier < later ? static_cast<std::uint32_t>(later.value - earlier.value) : 0;
}

std::string to_text(Day day) {
  const Date date = date_of(day);
  std::string text;
  append_digits(text, date.year, 4);
  text += '-';
  append_digits(text, date.month, 2);
  text += '-';
  append_digits(text, date.day, 2);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = digits_of(text.substr(0, 4));
  const auto month = digits_of(text.substr(5, 2));
  const auto day = digits_of(text.substr(8, 2));
  if (!year || !month || !day || *year < 1970 || *month < 1 || *month > 12 || *day < 1) {
    return std::nullopt;
  }
  const Day parsed = day_of(Date{*year, *month, *day});
  // The 31st of November would be another day when written again.
  return to_text(parsed) == text ? std::optional(parsed) : std::nullopt;
}

} // namespace verdiep::insights
