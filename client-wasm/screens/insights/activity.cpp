#include "client-wasm/screens/insights/parts.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

// On which days participants did something.

namespace verdiep::screens::insights {
namespace {

using counted::DayFigure;

/// The first day of the period, counted back from today.
counted::Day first_day(const Page& page) {
  const counted::Day today = counted::day_of(page.reader.now);
  switch (page.filter.period) {
  case Period::all:
    break;
  case Period::month:
    return {today.value - 27};
  case Period::week:
    return {today.value - 6};
  }
  return {std::numeric_limits<std::int32_t>::min()};
}

std::vector<DayFigure> chosen_days(const Page& page) {
  std::vector<DayFigure> days = page.figures.days;
  std::erase_if(days, [first = first_day(page)](const DayFigure& day) { return day.day < first; });
  return days;
}

int number_in(std::string_view digits) {
  int number = 0;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string short_label(const Page& page, counted::Day day) {
  const std::string text = counted::to_text(day); // 2026-11-23
  const std::string_view digits = text;
  return page.words().day_label(number_in(digits.substr(8)), number_in(digits.substr(5, 2)));
}

std::string sentence_of(const Page& page, const std::vector<DayFigure>& days) {
  const words::Insights& words = page.words();
  if (days.empty())
    return std::string(words.no_days);
  std::string sentence = words.active_days(days.size());
  const auto busiest = std::max_element(days.begin(), days.end(), [](const DayFigure& a, const DayFigure& b) {
    return a.people.value_or(0) < b.people.value_or(0);
  });
  if (busiest->people)
    sentence.append(" ").append(words.busiest(day_in_full(page, busiest->day), *busiest->people));
  const auto hidden =
      std::count_if(days.begin(), days.end(), [](const DayFigure& day) { return !day.people; });
  if (hidden > 0)
    sentence.append(" ").append(words.hidden_days(static_cast<std::size_t>(hidden)));
  return sentence;
}

/// Days on which nothing happened too: what lies between is part of the picture.
void draw(Page& page, const std::vector<DayFigure>& days, const std::string& sentence) {
  std::vector<ui::Column> columns;
  auto next = days.begin();
  for (counted::Day day = days.front().day; day <= days.back().day; ++day.value) {
    ui::Column& column = columns.emplace_back();
    column.label = short_label(page, day);
    if (next->day == day) {
      column.known = next->people.has_value();
      column.value = static_cast<int>(next->people.value_or(0));
      ++next;
    }
  }
  page.ui.columns({.id = "drawing", .name = sentence, .columns = columns});
}

Table table_of(const Page& page, const std::vector<DayFigure>& days) {
  const words::Insights& words = page.words();
  Table table{"days", words.activity.title, {words.day, words.people, words.acts}, {}};
  for (const DayFigure& day : days) {
    table.cells.push_back(day_in_full(page, day.day));
    table.cells.push_back(said(page, day.people));
    table.cells.push_back(day.acts ? std::to_string(*day.acts) : "–");
  }
  return table;
}

} // namespace

void show_activity(Page& page) {
  const std::vector<DayFigure> days = chosen_days(page);
  Shown shown{counted::Chart::activity, page.words().activity, sentence_of(page, days), {}, {}};
  if (!days.empty()) {
    shown.draw = [&](const std::string& sentence) { draw(page, days, sentence); };
    shown.tables.push_back(table_of(page, days));
  }
  show_chart(page, shown);
}

} // namespace verdiep::screens::insights
