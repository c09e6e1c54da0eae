#include "client-wasm/screens/insights/parts.hpp"

#include <array>

// The whole programme as a file, which the server makes: it decides what is in it for whom.

namespace verdiep::screens::insights {
namespace {

using counted::Detail;

std::string_view words_of(const words::ExportWords& words, ExportFailure failure) {
  switch (failure) {
  case ExportFailure::no_answer:
    return words.no_answer;
  case ExportFailure::too_busy:
    return words.too_busy;
  case ExportFailure::not_allowed:
    return words.not_allowed;
  case ExportFailure::server:
    return words.failed;
  }
  return {};
}

void show_button(Page& page, std::string_view id, std::string_view label, Export what) {
  const std::optional<Export>& under_way = page.view.under_way;
  const bool pressed = page.ui.button({
      .id = id,
      .label = label,
      .icon = design::Icon::download,
      .busy = under_way == what,
  });
  if (pressed && !under_way) // one at a time
    page.wish.whole = what;
}

} // namespace

void show_take_away(Page& page) {
  const words::ExportWords& words = page.words().exports;
  ui::Ui& ui = page.ui;
  auto section = ui.section({.id = "take-away", .title = words.title});
  ui.text(page.reads_events ? words.events : words.figures);
  if (page.reads_events && page.figures.detail != Detail::figures) {
    ui.checkbox({
        .id = "content",
        .label = words.with_content,
        .checked = &page.view.with_content,
        .help = words.with_content_help,
    });
  }
  {
    auto row = ui.row({.gap = design::space::small});
    if (page.reads_events) {
      show_button(page, "csv", words.csv, Export::csv);
      show_button(page, "ndjson", words.ndjson, Export::ndjson);
      show_button(page, "xes", words.xes, Export::xes);
    } else {
      show_button(page, "figures", words.all_figures, Export::figures);
    }
  }
  if (page.view.failure)
    ui.notice({.id = "failed", .tone = ui::Tone::warning, .text = words_of(words, *page.view.failure)});
}

} // namespace verdiep::screens::insights
