#include "client-wasm/screens/insights/parts.hpp"

#include <algorithm>

// Who answers whom in the forum: a cell for each two people, which stays calm where lines would tangle.

namespace verdiep::screens::insights {
namespace {

using counted::Answering;

/// More columns would be too narrow on a phone.
constexpr std::size_t people_drawn_max = 30;

/// The answers that are chosen, and who is in them: places in `Network::people`.
struct Chosen {
  std::vector<std::size_t> people;
  std::vector<Answering> answers;
};

Chosen chosen_of(const Page& page) {
  const counted::Network& network = page.figures.network;
  Chosen chosen;
  for (std::size_t place = 0; place < network.people.size(); ++place) {
    const auto& member = network.people[place].member;
    if (!page.filter.group || (member && page.is_chosen(*member)))
      chosen.people.push_back(place);
  }
  const auto is_in = [&](std::size_t place) {
    return std::binary_search(chosen.people.begin(), chosen.people.end(), place);
  };
  for (const Answering& answering : network.answers) {
    if (is_in(answering.from) && is_in(answering.to))
      chosen.answers.push_back(answering);
  }
  return chosen;
}

std::string name_of(const Page& page, std::size_t place) {
  const auto& member = page.figures.network.people[place].member;
  if (!member)
    return page.words().person(place + 1);
  return page.names() ? page.reader.name_of(*member) : std::string(page.words().you);
}

std::string sentence_of(const Page& page, const Chosen& chosen) {
  const words::Insights& words = page.words();
  if (page.figures.network.is_hidden)
    return std::string(words.network_hidden);
  if (chosen.answers.empty())
    return std::string(words.no_answers);
  if (!page.names())
    return words.pairs(chosen.people.size(), chosen.answers.size());
  std::size_t posts = 0;
  for (const Answering& answering : chosen.answers)
    posts += answering.posts.value_or(0);
  return words.answers(chosen.people.size(), posts);
}

ui::MatrixCell cell_of(const Chosen& chosen, std::size_t from, std::size_t to, std::uint32_t most) {
  const auto found = std::find_if(chosen.answers.begin(), chosen.answers.end(), [&](const Answering& each) {
    return each.from == from && each.to == to;
  });
  if (found == chosen.answers.end())
    return {from == to ? ui::CellLook::nothing : ui::CellLook::open};
  if (!found->posts)
    return {ui::CellLook::full};
  const float share = static_cast<float>(*found->posts) / static_cast<float>(std::max(most, 1U));
  return {ui::CellLook::number, std::to_string(*found->posts), share};
}

void draw(Page& page, const Chosen& chosen, const std::string& sentence) {
  if (chosen.people.size() > people_drawn_max)
    return page.ui.note(page.words().too_many_people);
  std::uint32_t most = 1;
  for (const Answering& answering : chosen.answers)
    most = std::max(most, answering.posts.value_or(0));
  std::vector<std::string> columns;
  std::vector<std::string> rows;
  std::vector<ui::MatrixCell> cells;
  for (const std::size_t from : chosen.people) {
    columns.push_back(std::to_string(from + 1));
    const bool is_known = page.figures.network.people[from].member.has_value();
    rows.push_back(is_known ? columns.back() + ". " + name_of(page, from) : name_of(page, from));
    for (const std::size_t to : chosen.people)
      cells.push_back(cell_of(chosen, from, to, most));
  }
  page.ui.matrix({.id = "drawing", .name = sentence, .columns = columns, .rows = rows, .cells = cells});
  page.ui.note(page.names() ? page.words().network_key : page.words().network_nameless);
}

Table table_of(const Page& page, const Chosen& chosen) {
  const words::Insights& words = page.words();
  Table table{"answers", words.network.title, {words.from, words.to}, {}};
  if (page.names())
    table.columns.push_back(words.posts);
  for (const Answering& answering : chosen.answers) {
    table.cells.push_back(name_of(page, answering.from));
    table.cells.push_back(name_of(page, answering.to));
    if (page.names())
      table.cells.push_back(said(page, answering.posts));
  }
  return table;
}

} // namespace

void show_network(Page& page) {
  const Chosen chosen = chosen_of(page);
  Shown shown{counted::Chart::network, page.words().network, sentence_of(page, chosen), {}, {}};
  if (!chosen.answers.empty()) {
    shown.draw = [&](const std::string& sentence) { draw(page, chosen, sentence); };
    shown.tables.push_back(table_of(page, chosen));
  }
  show_chart(page, shown);
}

} // namespace verdiep::screens::insights
