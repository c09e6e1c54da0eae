#include "client-wasm/screens/insights/parts.hpp"

// How many people came how far in the must-dos, and how many voted: bars from all people to fewer.

namespace verdiep::screens::insights {
namespace {

struct Step {
  std::string id;
  std::string label;
  counted::Count people;
};

void draw_steps(Page& page, std::string_view name, const std::vector<Step>& steps, std::uint32_t whole) {
  std::vector<std::string> said_of;
  said_of.reserve(steps.size()); // bars only look at them
  std::vector<ui::Bar> bars;
  for (const Step& step : steps) {
    said_of.push_back(
        step.people ? page.words().people_count(*step.people) : std::string(page.words().hidden)
    );
    bars.push_back({
        .id = step.id,
        .label = step.label,
        .value = static_cast<int>(step.people.value_or(0)),
        .words = said_of.back(),
        .leads = &step == &steps.back(),
    });
  }
  page.ui.bars({.id = "drawing", .name = name, .bars = bars, .full = static_cast<int>(whole)});
}

std::string label_of(const Page& page, std::size_t step) {
  return step == 0 ? std::string(page.words().all_take_part) : page.words().at_least(step);
}

std::string sentence_of(const Page& page) {
  const words::Insights& words = page.words();
  const std::vector<counted::Count>& funnel = page.figures.funnel;
  if (funnel.size() < 2 || page.figures.participants == 0U)
    return std::string(words.no_musts);
  if (!funnel.back() || !page.figures.participants)
    return std::string(words.funnel_hidden);
  return words.all_musts(*funnel.back(), *page.figures.participants);
}

} // namespace

void show_funnel(Page& page) {
  const words::Insights& words = page.words();
  Shown shown{counted::Chart::funnel, words.funnel, sentence_of(page), {}, {}};
  const std::vector<counted::Count>& funnel = page.figures.funnel;
  if (funnel.size() > 1 && page.figures.participants.value_or(0) > 0) {
    Table table{"must-dos", words.funnel.title, {words.steps, words.people}, {}};
    std::vector<Step> steps;
    for (std::size_t step = 0; step < funnel.size(); ++step) {
      steps.push_back({std::to_string(step), label_of(page, step), funnel[step]});
      table.cells.push_back(label_of(page, step));
      table.cells.push_back(said(page, funnel[step]));
    }
    shown.tables.push_back(std::move(table));
    shown.draw = [&page, steps = std::move(steps)](const std::string& sentence) {
      draw_steps(page, sentence, steps, *page.figures.participants);
    };
  }
  show_chart(page, shown);
}

void show_turnout(Page& page) {
  const words::Insights& words = page.words();
  const std::vector<counted::Turnout>& rounds = page.figures.rounds;
  Shown shown{counted::Chart::turnout, words.turnout, std::string(words.no_rounds), {}, {}};
  if (!rounds.empty()) {
    const counted::Turnout& last = rounds.back();
    shown.sentence = last.voted && last.electorate ? words.turned_out(*last.voted, *last.electorate)
                                                   : std::string(words.turnout_hidden);
    Table table{"turn-out", words.turnout.title, {words.round, words.voted, words.electorate}, {}};
    std::vector<Step> steps;
    std::uint32_t most = 1;
    for (std::size_t index = 0; index < rounds.size(); ++index) {
      const std::string round = words.round_number(index + 1);
      table.cells.insert(
          table.cells.end(), {round, said(page, rounds[index].voted), said(page, rounds[index].electorate)}
      );
      most = std::max(most, rounds[index].electorate.value_or(0));
      steps.push_back(
          {"can-" + std::to_string(index), round + ": " + std::string(words.electorate),
           rounds[index].electorate}
      );
      steps.push_back(
          {"did-" + std::to_string(index), round + ": " + std::string(words.voted), rounds[index].voted}
      );
    }
    shown.tables.push_back(std::move(table));
    shown.draw = [&page, steps = std::move(steps), most](const std::string& sentence) {
      draw_steps(page, sentence, steps, most);
    };
  }
  show_chart(page, shown);
}

} // namespace verdiep::screens::insights
