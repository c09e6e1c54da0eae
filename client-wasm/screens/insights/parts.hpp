#pragma once

#include "client-wasm/screens/insights/insights.hpp"

#include <functional>
#include <vector>

/// What the charts share.
namespace verdiep::screens::insights {

struct Page {
  ui::Ui& ui;
  const Reader& reader;
  const counted::Figures& figures;
  bool reads_events;
  const Filter& filter;
  View& view;
  Wish wish{};

  [[nodiscard]] const words::Insights& words() const { return reader.words.insights; }
  [[nodiscard]] bool names() const { return figures.detail == counted::Detail::named; }
  /// Whether somebody is in the group that is chosen; everybody if none is.
  [[nodiscard]] bool is_chosen(MemberId member) const;
};

struct Table {
  std::string_view id; ///< of the file too
  std::string_view name;
  std::vector<std::string_view> columns;
  std::vector<std::string> cells;
};

/// A card with everything that belongs to a chart.
struct Shown {
  counted::Chart chart = counted::Chart::progress;
  const words::ChartWords& words;
  std::string sentence;
  std::function<void(const std::string& sentence)> draw; ///< nothing: there is nothing to draw
  std::vector<Table> tables;
};
void show_chart(Page& page, const Shown& shown);

/// A number for a table, or in words that there are too few people.
[[nodiscard]] std::string said(const Page& page, const counted::Count& count);
[[nodiscard]] std::string day_in_full(const Page& page, counted::Day day);

/// As RFC 4180 has it, but that a cell which a spreadsheet would compute begins with an apostrophe.
[[nodiscard]] std::string csv_of(const Table& table);

// The charts, in the order of the page.
void show_progress(Page& page);
void show_activity(Page& page);
void show_funnel(Page& page);
void show_pace(Page& page);
void show_network(Page& page);
void show_turnout(Page& page);

/// The whole programme as a file.
void show_take_away(Page& page);

} // namespace verdiep::screens::insights
