#include "client-wasm/screens/vote/result.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace verdiep::screens::vote {
namespace {

using design::Icon;
using ui::Tone;

bool leads(const verdiep::vote::Round& round, PitchId pitch) {
  const auto& leaders = round.leaders.items;
  return std::find(leaders.begin(), leaders.end(), pitch) != leaders.end();
}

/// The most first; those with as many as each other in the round's order.
std::vector<verdiep::vote::Count> by_votes(const verdiep::vote::Tally& tally) {
  std::vector<verdiep::vote::Count> counts = tally.items;
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.votes > b.votes;
  });
  return counts;
}

void show_figures(
    ui::Ui& ui, const Reader& reader, const verdiep::vote::Round& round, const verdiep::vote::Tally& tally
) {
  const std::vector<verdiep::vote::Count> counts = by_votes(tally);
  std::vector<std::string> keys;
  std::vector<std::string> cells; // two a pitch: its title, and how many chose it
  for (const verdiep::vote::Count& count : counts) {
    keys.push_back(to_text(count.pitch));
    cells.push_back(reader.title_of(count.pitch));
    cells.push_back(reader.words.vote.votes(count.votes));
  }
  std::vector<ui::Bar> bars;
  int full = 1;
  for (std::size_t index = 0; index < counts.size(); ++index) {
    const verdiep::vote::Count& count = counts[index];
    full = std::max(full, static_cast<int>(count.votes));
    bars.push_back(
        {.id = keys[index],
         .label = cells[2 * index],
         .value = count.votes,
         .words = cells[2 * index + 1],
         .leads = count.votes > 0 && leads(round, count.pitch)}
    );
  }
  ui.bars({.id = "bars", .name = reader.words.vote.bars, .bars = bars, .full = full, .rises = true});
}

/// The newest ballot of this device that was counted.
void show_own(ui::Ui& ui, const Reader& reader, const Desk& desk, const projections::Round& counted) {
  const words::Vote& words = reader.words.vote;
  const auto receipts = desk.receipts(counted.id);
  for (const verdiep::vote::Ballot& ballot : receipts) {
    if (const auto choice = projections::choice_of(counted, ballot.tracker)) {
      const std::string text = words.own_found(reader.title_of(*choice));
      auto own = ui.scope("own");
      ui.notice({.id = "found", .tone = Tone::success, .title = words.own_title, .text = text});
      return ui.note(code_of(ballot.tracker));
    }
  }
  if (!receipts.empty())
    ui.notice({.id = "missing", .tone = Tone::warning, .text = words.own_missing});
}

void show_codes(ui::Ui& ui, const Reader& reader, View& view, const projections::Round& counted) {
  const words::Vote& words = reader.words.vote;
  if (counted.ballots.items.empty())
    return;
  auto codes = ui.disclosure({.id = "codes", .label = words.codes, .open = &view.shows_codes});
  if (!codes)
    return;
  ui.note(words.codes_text);
  const std::array<std::string_view, 2> columns{words.codes_column, words.pitch};
  std::vector<std::string> cells;
  for (const verdiep::vote::Ballot& ballot : counted.ballots.items) {
    cells.push_back(code_of(ballot.tracker));
    cells.push_back(reader.title_of(ballot.choice));
  }
  ui.table({.id = "table", .name = words.codes, .columns = columns, .cells = cells});
}

} // namespace

std::string result_sentence(const Reader& reader, const verdiep::vote::Round& round) {
  const words::Vote& words = reader.words.vote;
  if (round.voters.empty())
    return std::string(words.no_votes);
  if (round.result == verdiep::vote::Result::tie)
    return words.tied(round.leaders.items.size());
  const std::string title = reader.title_of(round.leaders.items.front());
  return round.result == verdiep::vote::Result::unanimous ? words.unanimous(title) : words.won(title);
}

void show_result(ui::Ui& ui, const Reader& reader, const Desk& desk, View& view, RoundId id) {
  const verdiep::vote::Round& round = *find(reader.model.state.vote.rounds, id);
  const projections::Round* counted = reader.model.votes.find(id);
  const bool is_tie = round.result == verdiep::vote::Result::tie;
  {
    auto card = ui.card({.id = "result", .tone = is_tie ? Tone::info : Tone::success});
    auto row = ui.row({.gap = design::space::medium});
    ui.icon(is_tie ? Icon::vote : Icon::trophy, design::Ink::text);
    auto words = ui.stack({.gap = 2, .grow = true});
    ui.heading(2, result_sentence(reader, round));
    ui.note(reader.words.vote.turn_out(round.voters.size(), round.electorate.items.size()));
  }
  if (is_tie)
    ui.text(reader.words.vote.runoff_text);
  if (counted == nullptr)
    return;
  show_figures(ui, reader, round, counted->tally);
  show_own(ui, reader, desk, *counted);
  show_codes(ui, reader, view, *counted);
}

} // namespace verdiep::screens::vote
