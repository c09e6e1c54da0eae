#include "client-wasm/screens/vote/vote.hpp"

#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/vote/result.hpp"

#include <vector>

namespace verdiep::screens::vote {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;

/// What the page is drawn with while a round is open.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  Desk& desk;
  View& view;
  RoundId id;
  const verdiep::vote::Round& round;

  [[nodiscard]] const words::Vote& words() const { return reader.words.vote; }
  [[nodiscard]] bool has_voted() const { return round.voters.find(reader.me) != round.voters.end(); }
  [[nodiscard]] const sync::Pending* pending() const {
    return outbox::find_pending(reader, [&](const CommandBody& body) {
      const auto* vote = std::get_if<verdiep::vote::CastVote>(&body);
      return vote != nullptr && vote->round == id;
    });
  }
};

void cast(Page& page) {
  page.view.error.clear();
  const auto choice = parse_id<PitchId>(page.view.choice);
  if (!choice) {
    page.view.error = page.words().choose_missing;
    return;
  }
  const verdiep::vote::Ballot ballot{*choice, page.desk.new_tracker()};
  if (const auto rejection = page.desk.submit(verdiep::vote::CastVote{page.id, ballot})) {
    page.view.error = page.reader.words.rejection(*rejection);
    return;
  }
  page.desk.keep_receipt(page.id, ballot);
  page.view = View{};
  page.ui.announce(page.words().voted_title);
}

void show_choices(Page& page) {
  std::vector<std::string> keys;
  std::vector<std::string> titles;
  std::vector<std::string> groups;
  for (const PitchId id : page.round.pitches.items) {
    const projections::Pitch* pitch = projections::find_pitch(page.reader.model.pitches, id);
    const bool is_own = pitch != nullptr && pitch->group && *pitch->group == page.reader.group_id;
    std::string group = pitch != nullptr && pitch->group ? page.reader.name_of(*pitch->group) : std::string();
    if (is_own)
      group += " · " + std::string(page.words().own_group);
    keys.push_back(to_text(id));
    titles.push_back(page.reader.title_of(id));
    groups.push_back(std::move(group));
  }
  std::vector<ui::Choice> choices;
  for (std::size_t index = 0; index < keys.size(); ++index)
    choices.push_back({.id = keys[index], .label = titles[index], .help = groups[index]});
  page.ui.choice({
      .id = "choice",
      .label = page.words().choose,
      .choices = choices,
      .chosen = &page.view.choice,
      .error = page.view.error,
  });
}

void show_choosing(Page& page) {
  ui::Ui& ui = page.ui;
  auto form = ui.form({.id = "form", .name = page.words().title});
  show_choices(page);
  auto row = ui.row();
  if (ui.button({
          .id = "cast",
          .label = page.has_voted() ? page.words().change : page.words().cast,
          .kind = ButtonKind::primary,
          .icon = Icon::vote,
          .submits = true,
      })) {
    return cast(page);
  }
  if (page.view.is_changing &&
      ui.button({.id = "keep", .label = page.words().keep, .kind = ButtonKind::quiet})) {
    page.view = View{};
  }
}

void show_receipt(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Vote& words = page.words();
  auto card = ui.card({.id = "receipt", .tone = Tone::success});
  ui.heading(2, words.voted_title);
  if (const auto receipt = page.desk.receipt(page.id)) {
    ui.text(words.chosen(page.reader.title_of(receipt->choice)));
    ui.note(words.code);
    ui.text(code_of(receipt->tracker), {.type = design::Type::strong});
    ui.note(words.code_explained);
  } else {
    ui.text(words.elsewhere);
  }
  if (const auto* pending = page.pending())
    outbox::show_status(ui, page.reader, *pending);
  ui.text(words.change_until);
  if (!page.view.is_changing && ui.button({.id = "change", .label = words.change, .icon = Icon::pencil})) {
    page.view.is_changing = true;
    if (const auto receipt = page.desk.receipt(page.id))
      page.view.choice = to_text(receipt->choice);
  }
}

void show_secrecy(Page& page) {
  const words::Vote& words = page.words();
  auto more =
      page.ui.disclosure({.id = "secrecy", .label = words.secrecy, .open = &page.view.explains_secrecy});
  if (!more)
    return;
  page.ui.text(words.secrecy_who);
  page.ui.text(words.secrecy_operator);
  page.ui.text(words.secrecy_after);
  page.ui.text(words.secrecy_alike);
}

void show_turn_out(ui::Ui& ui, const Reader& reader, const verdiep::vote::Round& round) {
  const std::string said = reader.words.vote.turn_out(round.voters.size(), round.electorate.items.size());
  ui.progress({
      .id = "turn-out",
      .label = reader.words.coordinate.turn_out,
      .done = static_cast<int>(round.voters.size()),
      .total = static_cast<int>(round.electorate.items.size()),
      .words = said,
  });
}

void show_open(Page& page) {
  if (page.reader.is_past)
    return show_turn_out(page.ui, page.reader, page.round);
  if (!page.round.admits(page.reader.me)) {
    page.ui.notice({
        .id = "not-admitted",
        .tone = Tone::info,
        .title = page.words().not_admitted_title,
        .text = page.words().not_admitted_text,
    });
    return show_turn_out(page.ui, page.reader, page.round);
  }
  if (page.has_voted())
    show_receipt(page);
  if (!page.has_voted() || page.view.is_changing)
    show_choosing(page);
  show_turn_out(page.ui, page.reader, page.round);
  show_secrecy(page);
}

void show_earlier(ui::Ui& ui, const Reader& reader) {
  const auto& rounds = reader.model.votes.rounds;
  if (rounds.size() < 2)
    return;
  auto section = ui.section({.id = "earlier", .title = reader.words.vote.earlier});
  auto list = ui.list({.id = "list", .name = reader.words.vote.earlier});
  for (auto round = rounds.rbegin() + 1; round != rounds.rend(); ++round) {
    const std::string key = to_text(round->id);
    auto item = ui.item({.id = key});
    ui.text(result_sentence(reader, *find(reader.model.state.vote.rounds, round->id)));
    ui.note(reader.when(round->opened_at));
  }
}

} // namespace

std::string code_of(verdiep::vote::Tracker tracker) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code;
  for (std::size_t index = 0; index < tracker.bytes.size(); ++index) {
    if (index > 0 && index % 2 == 0)
      code += ' ';
    code += digits[tracker.bytes[index] >> 4];
    code += digits[tracker.bytes[index] & 0xf];
  }
  return code;
}

std::string sentence(const Reader& reader) {
  const verdiep::vote::Round* round = verdiep::vote::latest(reader.model.state.vote);
  if (round == nullptr)
    return {};
  if (round->is_counted())
    return result_sentence(reader, *round);
  if (!round->is_open())
    return std::string(reader.words.vote.counting_title);
  return reader.words.vote.turn_out(round->voters.size(), round->electorate.items.size());
}

void show(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  const words::Vote& words = reader.words.vote;
  const verdiep::vote::State& votes = reader.model.state.vote;
  const verdiep::vote::Round* round = verdiep::vote::latest(votes);
  if (round == nullptr) {
    auto empty =
        ui.empty({.id = "none", .icon = Icon::vote, .title = words.none_title, .text = words.none_text});
    ui.link({.id = "pitches", .label = words.to_pitches, .href = "/pitches", .look = ui::LinkLook::button});
    return;
  }
  if (round->is_counted()) {
    show_result(ui, reader, desk, view, votes.latest);
  } else if (!round->is_open()) {
    ui.notice(
        {.id = "counting", .tone = Tone::info, .title = words.counting_title, .text = words.counting_text}
    );
  } else {
    Page page{ui, reader, desk, view, votes.latest, *round};
    show_open(page);
  }
  show_earlier(ui, reader);
  ui.link({.id = "pitches", .label = words.to_pitches, .href = "/pitches", .icon = Icon::arrow_right});
}

} // namespace verdiep::screens::vote
