#include "client-wasm/screens/insights/parts.hpp"

#include <algorithm>

// How many days after enrolling people complete each Ding.

namespace verdiep::screens::insights {
namespace {

using counted::DingFigure;

std::vector<const DingFigure*> chosen_dingen(const Page& page) {
  std::vector<const DingFigure*> dingen;
  for (const DingFigure& ding : page.figures.dingen) {
    if (!page.filter.track || page.filter.track == ding.track)
      dingen.push_back(&ding);
  }
  return dingen;
}

std::string sentence_of(const Page& page, const std::vector<const DingFigure*>& dingen) {
  const words::Insights& words = page.words();
  const DingFigure* first = nullptr;
  const DingFigure* last = nullptr;
  for (const DingFigure* ding : dingen) {
    if (!ding->pace)
      continue;
    if (first == nullptr || ding->pace->median < first->pace->median)
      first = ding;
    if (last == nullptr || ding->pace->median > last->pace->median)
      last = ding;
  }
  if (first == nullptr)
    return std::string(words.no_pace);
  const std::string_view title = page.reader.text_of(first->title);
  if (first == last)
    return words.pace_of(title, first->pace->median);
  return words.pace_between(title, first->pace->median, page.reader.text_of(last->title), last->pace->median);
}

void draw(Page& page, const std::vector<const DingFigure*>& dingen, const std::string& sentence) {
  std::vector<ui::Strip> strips;
  for (const DingFigure* ding : dingen) {
    if (const auto& pace = ding->pace)
      strips.push_back({
          std::string(page.reader.text_of(ding->title)),
          static_cast<int>(pace->lower),
          static_cast<int>(pace->median),
          static_cast<int>(pace->upper),
      });
  }
  page.ui.strips({.id = "drawing", .name = sentence, .strips = strips, .axis = page.words().pace_axis});
  if (strips.size() < dingen.size())
    page.ui.note(page.words().no_pace_of(dingen.size() - strips.size()));
}

Table table_of(const Page& page, const std::vector<const DingFigure*>& dingen) {
  const words::Insights& words = page.words();
  Table table{"pace", words.pace.title, {words.ding, words.lower, words.median, words.upper}, {}};
  for (const DingFigure* ding : dingen) {
    table.cells.emplace_back(page.reader.text_of(ding->title));
    for (const auto quartile :
         {&counted::Quartiles::lower, &counted::Quartiles::median, &counted::Quartiles::upper})
      table.cells.push_back(ding->pace ? std::to_string(*ding->pace.*quartile) : "–");
  }
  return table;
}

} // namespace

void show_pace(Page& page) {
  const std::vector<const DingFigure*> dingen = chosen_dingen(page);
  Shown shown{counted::Chart::pace, page.words().pace, sentence_of(page, dingen), {}, {}};
  const bool is_known = std::any_of(dingen.begin(), dingen.end(), [](const DingFigure* ding) {
    return ding->pace.has_value();
  });
  if (is_known) {
    shown.draw = [&](const std::string& sentence) { draw(page, dingen, sentence); };
    shown.tables.push_back(table_of(page, dingen));
  }
  show_chart(page, shown);
}

} // namespace verdiep::screens::insights
