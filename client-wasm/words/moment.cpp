#include "client-wasm/words/moment.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace verdiep::words {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_minutes = 24 * 60;

/// What a language has for a moment; both say it in the same order.
struct Calendar {
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 7> weekdays; ///< from Sunday
  std::string_view just_now, one_minute_ago, minutes_ago, today, yesterday;
};

constexpr Calendar dutch_calendar{
    .months =
        {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
         "november", "december"},
    .weekdays = {"zo", "ma", "di", "wo", "do", "vr", "za"},
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
  const auto weekday = static_cast<std::size_t>((((day + 4) % 7) + 7) % 7); // 1970-01-01 was a Thursday
  return std::string(calendar.weekdays[weekday]) + " " + day_text(calendar, date);
}

} // namespace

std::string dutch_moment(Timestamp at, Timestamp now, int utc_offset_minutes) {
  return moment(dutch_calendar, at, now, utc_offset_minutes);
}

std::string english_moment(Timestamp at, Timestamp now, int utc_offset_minutes) {
  return moment(english_calendar, at, now, utc_offset_minutes);
}

} // namespace verdiep::words
