#include "client-wasm/words/moment.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::words {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_minutes = 24 * 60;

/// What a language has for a moment; both say it in the same order.
struct Calendar {
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 7> weekdays;      ///< from Sunday
  std::array<std::string_view, 7> weekday_names; ///< in full
  std::string_view just_now, one_minute_ago, minutes_ago, today, yesterday;
};

constexpr Calendar dutch_calendar{
    .months =
        {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
         "november", "december"},
    .weekdays = {"zo", "ma", "di", "wo", "do", "vr", "za"},
    .weekday_names = {"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"},
    .just_now = "zojuist",
    .one_minute_ago = "1 minuut geleden",
    .minutes_ago = " minuten geleden",
    .today = "vandaag ",
    .yesterday = "gisteren ",
};

constexpr Calendar english_calendar{
    .months =
        {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December"},
    .weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    .weekday_names = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    .just_now = "just now",
    .one_minute_ago = "1 minute ago",
    .minutes_ago = " minutes ago",
    .today = "today ",
    .yesterday = "yesterday ",
};

std::int64_t floor_divided(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

struct Date {
  std::int64_t year;
  unsigned month; ///< 1..12
  unsigned day;   ///< 1..31
};

/// Days since 1970-01-01 to a Gregorian date: "chrono-Compatible Low-Level Date Algorithms", Howard Hinnant.
Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = floor_divided(days, 146'097);
  const auto day_of_era = static_cast<unsigned>(days - era * 146'097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day};
}

/// The other way, by the same author.
std::int64_t days_to(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divided(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t shifted_month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

/// 1970-01-01 was a Thursday.
std::size_t weekday_of(std::int64_t day) {
  return static_cast<std::size_t>((((day + 4) % 7) + 7) % 7);
}

std::string clock_time(std::int64_t minute_of_day) {
  const std::string minutes = std::to_string(minute_of_day % 60);
  return std::to_string(minute_of_day / 60) + ":" + (minutes.size() < 2 ? "0" : "") + minutes;
}

std::string day_text(const Calendar& calendar, const Date& date) {
  return std::to_string(date.day) + " " + std::string(calendar.months[date.month - 1]);
}

std::string moment(const Calendar& calendar, Timestamp at, Timestamp now, int utc_offset_minutes) {
  const std::int64_t minutes = floor_divided(at.ms, minute_ms) + utc_offset_minutes;
  const std::int64_t minutes_now = floor_divided(now.ms, minute_ms) + utc_offset_minutes;
  const std::int64_t ago = minutes_now - minutes;
  if (ago >= 0 && ago < 1)
    return std::string(calendar.just_now);
  if (ago >= 1 && ago < 60)
    return ago == 1 ? std::string(calendar.one_minute_ago)
                    : std::to_string(ago) + std::string(calendar.minutes_ago);

  const std::int64_t day = floor_divided(minutes, day_minutes);
  const std::int64_t today = floor_divided(minutes_now, day_minutes);
  const std::string time = clock_time(minutes - day * day_minutes);
  if (day == today)
    return std::string(calendar.today) + time;
  if (day == today - 1)
    return std::string(calendar.yesterday) + time;

  const Date date = date_of(day);
  if (date.year != date_of(today).year)
    return day_text(calendar, date) + " " + std::to_string(date.year);
  return std::string(calendar.weekdays[weekday_of(day)]) + " " + day_text(calendar, date);
}

std::string full_day(const Calendar& calendar, std::int64_t day) {
  const Date date = date_of(day);
  return std::string(calendar.weekday_names[weekday_of(day)]) + " " + day_text(calendar, date) + " " +
         std::to_string(date.year);
}

/// The whole numbers of a text that holds nothing else but marks between them; empty if it does.
std::vector<unsigned> numbers_in(std::string_view typed) {
  std::vector<unsigned> numbers;
  bool goes_on = false;
  for (const char letter : typed) {
    const bool is_digit = letter >= '0' && letter <= '9';
    if (!is_digit && letter != '-' && letter != '/' && letter != '.' && letter != ' ')
      return {};
    if (is_digit && !goes_on)
      numbers.push_back(0);
    if (is_digit) {
      numbers.back() = numbers.back() * 10 + static_cast<unsigned>(letter - '0');
      if (numbers.back() > 9999)
        return {};
    }
    goes_on = is_digit;
  }
  return numbers;
}

} // namespace

std::string dutch_moment(Timestamp at, Timestamp now, int utc_offset_minutes) {
  return moment(dutch_calendar, at, now, utc_offset_minutes);
}

std::string english_moment(Timestamp at, Timestamp now, int utc_offset_minutes) {
  return moment(english_calendar, at, now, utc_offset_minutes);
}

std::string dutch_day(Timestamp at, int utc_offset_minutes) {
  return full_day(dutch_calendar, day_number(at, utc_offset_minutes));
}

std::string english_day(Timestamp at, int utc_offset_minutes) {
  return full_day(english_calendar, day_number(at, utc_offset_minutes));
}

std::string time_of_day(Timestamp at, int utc_offset_minutes) {
  const std::int64_t minutes = floor_divided(at.ms, minute_ms) + utc_offset_minutes;
  return clock_time(minutes - floor_divided(minutes, day_minutes) * day_minutes);
}

std::int64_t day_number(Timestamp at, int utc_offset_minutes) {
  return floor_divided(floor_divided(at.ms, minute_ms) + utc_offset_minutes, day_minutes);
}

std::optional<Timestamp> end_of_day(std::string_view typed, Timestamp now, int utc_offset_minutes) {
  std::vector<unsigned> numbers = numbers_in(typed);
  if (numbers.size() == 3 && numbers[0] > 31)
    std::swap(numbers[0], numbers[2]); // as computers write it: 2026-09-07
  if (numbers.size() == 2)
    numbers.push_back(static_cast<unsigned>(date_of(day_number(now, utc_offset_minutes)).year));
  if (numbers.size() != 3 || numbers[2] < 1970)
    return std::nullopt;
  const Date date{numbers[2], numbers[1], numbers[0]};
  if (date.month < 1 || date.month > 12)
    return std::nullopt;
  const std::int64_t day = days_to(date);
  const Date found = date_of(day); // another one for the 31st of June
  if (found.month != date.month || found.day != date.day)
    return std::nullopt;
  return Timestamp{((day + 1) * day_minutes - utc_offset_minutes) * minute_ms - 1};
}

} // namespace verdiep::words
