#include "client-wasm/screens/coordinate/parts.hpp"
#include "client-wasm/screens/pitches/pitches.hpp"
#include "client-wasm/screens/vote/result.hpp"

#include <vector>

// The rounds of the vote, as the coordinator leads them.

namespace verdiep::screens::coordinate {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;
using verdiep::vote::CloseRound;
using verdiep::vote::OpenRound;
using verdiep::vote::Round;

/// A round needs something to choose from.
constexpr std::size_t pitches_min = 2;

const Round* latest_of(const Page& page) {
  return verdiep::vote::latest(page.reader.model.state.vote);
}

/// Those that the next round may be about: all that stand, or after a tie those that are tied.
std::vector<PitchId> eligible(const Page& page) {
  const Round* round = latest_of(page);
  return round == nullptr ? verdiep::pitch::standing(page.reader.model.state.pitch) : round->leaders.items;
}

/// After a tie nothing is left out.
std::vector<PitchId> chosen(const Page& page) {
  std::vector<PitchId> pitches = eligible(page);
  if (latest_of(page) == nullptr)
    std::erase_if(pitches, [&](PitchId id) { return page.view.left_out.contains(id); });
  return pitches;
}

void ask_to_open(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  const std::vector<PitchId> pitches = chosen(page);
  const std::string title = words.round_open_question(pitches.size());
  auto dialog = ui.dialog({.id = "open-round", .title = title});
  ui.text(words.round_open_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  const std::string_view label = latest_of(page) == nullptr ? words.round_open : words.runoff;
  if (ui.button({.id = "open", .label = label, .kind = ButtonKind::primary})) {
    page.submit(OpenRound{page.desk.new_id<RoundId>(), {pitches}}, page.view.vote_error);
    page.view.question = Question::none;
    page.view.left_out.clear();
  } else if (cancels || dialog.dismissed()) {
    page.view.question = Question::none;
  }
}

void ask_to_close(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  auto dialog = ui.dialog({.id = "close-round", .title = std::string(words.round_close) + "?"});
  ui.text(words.round_close_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  if (ui.button({.id = "close", .label = words.round_close, .kind = ButtonKind::primary})) {
    page.submit(CloseRound{page.reader.model.state.vote.latest}, page.view.vote_error);
    page.view.question = Question::none;
  } else if (cancels || dialog.dismissed()) {
    page.view.question = Question::none;
  }
}

void show_open(Page& page, const Round& round) {
  ui::Ui& ui = page.ui;
  const std::string said =
      page.reader.words.vote.turn_out(round.voters.size(), round.electorate.items.size());
  {
    auto card = ui.card({.id = "open", .gap = design::space::medium});
    ui.progress({
        .id = "turn-out",
        .label = page.words().turn_out,
        .done = static_cast<int>(round.voters.size()),
        .total = static_cast<int>(round.electorate.items.size()),
        .words = said,
    });
    show_error(ui, page.view.vote_error);
    show_pending<OpenRound>(page);
    if (ui.button({
            .id = "close",
            .label = page.words().round_close,
            .kind = ButtonKind::primary,
            .icon = Icon::lock,
        }))
      page.view.question = Question::close_round;
  }
  if (page.view.question == Question::close_round)
    ask_to_close(page);
}

void show_choosing(Page& page, const std::vector<PitchId>& pitches) {
  ui::Ui& ui = page.ui;
  const bool is_runoff = latest_of(page) != nullptr;
  auto list = ui.list({.id = "pitches", .name = page.words().round_pitches});
  for (const PitchId id : pitches) {
    const std::string key = to_text(id);
    const std::string title = page.reader.title_of(id);
    const std::string owner = pitches::owner_of(page.reader, id);
    auto item = ui.item({.id = key});
    if (is_runoff) {
      ui.text(title, {.type = design::Type::strong});
      ui.note(owner);
      continue;
    }
    bool takes_part = !page.view.left_out.contains(id);
    if (!ui.checkbox({.id = "takes-part", .label = title, .checked = &takes_part, .help = owner}))
      continue;
    if (takes_part)
      page.view.left_out.erase(id);
    else
      page.view.left_out.insert(id);
  }
}

void show_opening(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  const bool is_runoff = latest_of(page) != nullptr;
  const std::vector<PitchId> pitches = eligible(page);
  ui.text(is_runoff ? words.runoff_text : words.round_none);
  if (!pitches.empty()) {
    ui.heading(3, words.round_pitches);
    show_choosing(page, pitches);
  }
  show_error(ui, page.view.vote_error);
  const bool is_enough = chosen(page).size() >= pitches_min;
  if (ui.button({
          .id = "open",
          .label = is_runoff ? words.runoff : words.round_open,
          .kind = ButtonKind::primary,
          .icon = Icon::vote,
          .disabled = !is_enough,
          .reason = is_enough ? std::string_view() : words.round_few,
      }))
    page.view.question = Question::open_round;
  if (page.view.question == Question::open_round)
    ask_to_open(page);
}

} // namespace

void show_round(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  const words::Vote& vote_words = page.reader.words.vote;
  auto section = ui.section({.id = "vote", .title = words.vote});
  const Round* round = latest_of(page);
  if (round == nullptr)
    return show_opening(page);
  if (round->is_open())
    return show_open(page, *round);
  if (!round->is_counted()) {
    ui.notice(
        {.id = "counting",
         .tone = Tone::info,
         .title = vote_words.counting_title,
         .text = vote_words.counting_text}
    );
    return show_pending<CloseRound>(page);
  }
  const bool is_tie = round->result == verdiep::vote::Result::tie;
  const std::string result = vote::result_sentence(page.reader, *round);
  ui.notice(
      {.id = "result",
       .tone = is_tie ? Tone::info : Tone::success,
       .title = result,
       .text = is_tie ? std::string_view() : words.round_done}
  );
  ui.link({.id = "result-link", .label = words.to_vote, .href = "/stemmen", .icon = Icon::arrow_right});
  if (is_tie)
    show_opening(page);
}

} // namespace verdiep::screens::coordinate
