#include "client-wasm/screens/insights/parts.hpp"

#include "shared/groups/state.hpp"

#include <span>

namespace verdiep::screens::insights {
namespace {

/// A table of more cells is not also kept for paper: it would cost every frame.
constexpr std::size_t flow_cells_max = 400;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

void append_cell(std::string& text, std::string_view cell) {
  constexpr std::string_view computed = "=+-@\t\r";
  const bool is_computed = !cell.empty() && computed.find(cell.front()) != std::string_view::npos;
  text += '"';
  if (is_computed)
    text += '\'';
  for (const char letter : cell)
    text.append(letter == '"' ? 2 : 1, letter);
  text += '"';
}

void append_line(std::string& text, const auto& cells) {
  bool is_first = true;
  for (const std::string_view cell : cells) {
    if (!is_first)
      text += ',';
    is_first = false;
    append_cell(text, cell);
  }
  text += "\r\n";
}

ui::TableOptions options_of(const Table& table) {
  return {.id = table.id, .name = table.name, .columns = table.columns, .cells = table.cells};
}

void show_tables(Page& page, const Shown& shown, View::Chart& view) {
  ui::Ui& ui = page.ui;
  auto numbers = ui.disclosure({.id = "numbers", .label = page.words().numbers, .open = &view.numbers});
  for (const Table& table : shown.tables) {
    if (!numbers) {
      ui::TableOptions options = options_of(table);
      options.only_in_flow = true;
      if (table.cells.size() <= flow_cells_max)
        ui.table(options);
      continue;
    }
    ui.table(options_of(table));
    auto take = ui.scope("take-" + std::string(table.id));
    if (ui.button({
            .id = "save",
            .label = page.words().save,
            .kind = ui::ButtonKind::quiet,
            .icon = design::Icon::download,
            .about = table.name,
        }))
      page.wish.file = File{std::string(table.id) + ".csv", csv_of(table)};
  }
}

} // namespace

bool Page::is_chosen(MemberId member) const {
  return !filter.group || groups::is_in(reader.model.state.groups, member, *filter.group);
}

void show_chart(Page& page, const Shown& shown) {
  ui::Ui& ui = page.ui;
  View::Chart& view = page.view.charts.at(static_cast<std::size_t>(shown.chart));
  const std::string id = "chart-" + std::to_string(static_cast<int>(shown.chart));
  auto card = ui.card({.id = id, .name = shown.words.title, .gap = design::space::small});
  ui.heading(2, shown.words.title);
  ui.text(shown.sentence);
  if (shown.draw)
    shown.draw(shown.sentence);
  if (!shown.tables.empty())
    show_tables(page, shown, view);
  if (auto meaning = ui.disclosure({.id = "meaning", .label = page.words().meaning, .open = &view.meaning}))
    ui.text(shown.words.meaning);
}

std::string said(const Page& page, const counted::Count& count) {
  return count ? std::to_string(*count) : std::string(page.words().hidden);
}

std::string day_in_full(const Page& page, counted::Day day) {
  return page.reader.words.day(Timestamp{day.value * day_ms}, 0);
}

std::string csv_of(const Table& table) {
  std::string text;
  append_line(text, table.columns);
  const std::size_t count = table.columns.size();
  for (std::size_t row = 0; row * count < table.cells.size(); ++row)
    append_line(text, std::span(table.cells).subspan(row * count, count));
  return text;
}

} // namespace verdiep::screens::insights
