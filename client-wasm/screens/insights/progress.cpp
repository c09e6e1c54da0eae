#include "client-wasm/screens/insights/parts.hpp"

#include <algorithm>

// Who completed which Ding: everybody's rows for who sees names, else one's own, and what all did together.

namespace verdiep::screens::insights {
namespace {

using counted::DingFigure;
using counted::ProgressRow;

/// What of the progress is chosen.
struct Chosen {
  std::vector<std::size_t> dingen; ///< places in `Figures::dingen`
  std::vector<const ProgressRow*> rows;
};

Chosen chosen_of(const Page& page) {
  Chosen chosen;
  for (std::size_t place = 0; place < page.figures.dingen.size(); ++place) {
    if (!page.filter.track || page.filter.track == page.figures.dingen[place].track)
      chosen.dingen.push_back(place);
  }
  for (const ProgressRow& row : page.figures.progress) {
    if (page.is_chosen(row.member))
      chosen.rows.push_back(&row);
  }
  return chosen;
}

std::size_t completed_of(const ProgressRow& row, const Chosen& chosen) {
  return static_cast<std::size_t>(std::count_if(
      chosen.dingen.begin(), chosen.dingen.end(),
      [&](std::size_t place) { return row.completed[place].has_value(); }
  ));
}

/// Of the chosen group, whose rows are here, or of all.
counted::Count completed_by(const Page& page, const Chosen& chosen, std::size_t place) {
  if (!page.filter.group)
    return page.figures.dingen[place].completed;
  return static_cast<std::uint32_t>(std::count_if(
      chosen.rows.begin(), chosen.rows.end(),
      [&](const ProgressRow* row) { return row->completed[place].has_value(); }
  ));
}

std::string name_of(const Page& page, const ProgressRow& row) {
  return page.names() ? page.reader.name_of(row.member) : std::string(page.words().you);
}

std::string all_of(const Page& page) {
  return page.filter.group ? page.reader.name_of(*page.filter.group) : std::string(page.words().everybody);
}

/// Numbers as they stand over the columns.
std::string number_of(std::size_t place) {
  return std::to_string(place + 1);
}

std::string sentence_of(const Page& page, const Chosen& chosen) {
  const words::Insights& words = page.words();
  if (chosen.dingen.empty() || (!page.figures.participants && chosen.rows.empty()))
    return std::string(words.no_dingen);
  if (page.filter.group) {
    const std::string group = page.reader.name_of(*page.filter.group);
    return words.group_progress(group, chosen.rows.size(), chosen.dingen.size());
  }
  if (page.names())
    return words.all_progress(chosen.rows.size(), chosen.dingen.size());
  if (chosen.rows.empty())
    return std::string(words.some_progress);
  return words.own_progress(completed_of(*chosen.rows.front(), chosen), chosen.dingen.size());
}

void draw(Page& page, const Chosen& chosen, const std::string& sentence) {
  std::vector<std::string> columns;
  for (const std::size_t place : chosen.dingen)
    columns.push_back(number_of(place));
  std::vector<std::string> rows;
  std::vector<ui::MatrixCell> cells;
  const std::size_t shown = std::min(chosen.rows.size(), page.view.shown);
  for (std::size_t index = 0; index < shown; ++index) {
    const ProgressRow& row = *chosen.rows[index];
    rows.push_back(name_of(page, row));
    for (const std::size_t place : chosen.dingen)
      cells.push_back({row.completed[place] ? ui::CellLook::full : ui::CellLook::open});
  }
  const std::size_t whole = page.filter.group ? chosen.rows.size() : page.figures.participants.value_or(0);
  if (whole > 0) {
    rows.push_back(all_of(page));
    for (const std::size_t place : chosen.dingen) {
      const counted::Count count = completed_by(page, chosen, place);
      const float share = static_cast<float>(count.value_or(0)) / static_cast<float>(whole);
      cells.push_back({ui::CellLook::number, count ? std::to_string(*count) : std::string(), share});
    }
  }
  page.ui.matrix(
      {.id = "drawing", .name = sentence, .columns = columns, .rows = rows, .cells = cells, .sums = whole > 0}
  );
  if (shown < chosen.rows.size() &&
      page.ui.button({.id = "more", .label = page.words().more, .icon = design::Icon::plus}))
    page.view.shown += people_at_once;
}

/// What the numbers over the columns stand for, and what a dash does.
void write_key(Page& page, const Chosen& chosen) {
  ui::Ui& ui = page.ui;
  bool is_hidden = false;
  {
    auto grid = ui.grid({.cell_min = 240, .gap = design::space::small});
    for (const std::size_t place : chosen.dingen) {
      const DingFigure& ding = page.figures.dingen[place];
      is_hidden = is_hidden || (!completed_by(page, chosen, place) && page.figures.participants);
      ui.note(number_of(place) + ". " + std::string(page.reader.text_of(ding.title)));
    }
  }
  if (is_hidden)
    ui.note(page.words().hidden_note);
}

Table table_of_people(const Page& page, const Chosen& chosen) {
  const words::Insights& words = page.words();
  Table table{"progress", words.progress.title, {words.name, words.completed, words.which}, {}};
  for (const ProgressRow* row : chosen.rows) {
    std::string numbers;
    for (const std::size_t place : chosen.dingen) {
      if (row->completed[place])
        numbers.append(numbers.empty() ? "" : ", ").append(number_of(place));
    }
    table.cells.push_back(name_of(page, *row));
    table.cells.push_back(words.of(completed_of(*row, chosen), chosen.dingen.size()));
    table.cells.push_back(numbers.empty() ? "–" : numbers);
  }
  return table;
}

Table table_of_dingen(const Page& page, const Chosen& chosen) {
  const words::Insights& words = page.words();
  Table table{"dingen", words.ding, {words.ding, words.completed}, {}};
  for (const std::size_t place : chosen.dingen) {
    const std::string_view title = page.reader.text_of(page.figures.dingen[place].title);
    table.cells.push_back(number_of(place) + ". " + std::string(title));
    table.cells.push_back(said(page, completed_by(page, chosen, place)));
  }
  return table;
}

} // namespace

void show_progress(Page& page) {
  const Chosen chosen = chosen_of(page);
  Shown shown{counted::Chart::progress, page.words().progress, sentence_of(page, chosen), {}, {}};
  const bool is_empty = chosen.dingen.empty() || (!page.figures.participants && chosen.rows.empty());
  if (!is_empty) {
    shown.draw = [&](const std::string& sentence) {
      draw(page, chosen, sentence);
      write_key(page, chosen);
    };
    if (!chosen.rows.empty())
      shown.tables.push_back(table_of_people(page, chosen));
    shown.tables.push_back(table_of_dingen(page, chosen));
  }
  show_chart(page, shown);
}

} // namespace verdiep::screens::insights
