#include "server/demo/moment.hpp"

#include "shared/result.hpp"

#include <charconv>
#include <chrono>

namespace verdiep::demo {

namespace {

/// The number at `begin`, as many digits as `count`; -1 if there are others.
int digits(std::string_view text, std::size_t begin, std::size_t count) {
  int value = -1;
  const auto part = text.substr(begin, count);
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  const bool whole = part.size() == count && error == std::errc{} && end == part.data() + part.size();
  return whole && part.front() != '-' ? value : -1;
}

} // namespace

content::Read<Timestamp> parse_instant(const content::Node& node) {
  VERDIEP_TRY(text, node.text(20));
  const auto wrong = [&] {
    return node.wrong("is no whole minute such as 2026-09-07T08:00:00Z", "write it like this one");
  };
  if (text.size() != 20 || !text.ends_with(":00Z") || text[10] != 'T' || text[13] != ':') {
    return wrong();
  }
  const std::chrono::year_month_day date{
      std::chrono::year{digits(text, 0, 4)}, std::chrono::month{static_cast<unsigned>(digits(text, 5, 2))},
      std::chrono::day{static_cast<unsigned>(digits(text, 8, 2))}
  };
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    return wrong();
  }
  const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
  return Timestamp{days * day_ms + (hour * 60 + minute) * minute_ms};
}

content::Read<std::int64_t> parse_time_of_day(const content::Node& node) {
  VERDIEP_TRY(text, node.text(5));
  const int hour = text.size() == 5 && text[2] == ':' ? digits(text, 0, 2) : -1;
  const int minute = hour < 0 ? -1 : digits(text, 3, 2);
  if (minute < 0 || hour > 23 || minute > 59) {
    return node.wrong("is no time such as 08:04", "write it like this one");
  }
  return (hour * 60 + minute) * minute_ms;
}

} // namespace verdiep::demo
