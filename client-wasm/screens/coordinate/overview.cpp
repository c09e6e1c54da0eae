#include "client-wasm/screens/coordinate/parts.hpp"
#include "client-wasm/screens/vote/vote.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace verdiep::screens::coordinate {
namespace {

using design::Icon;
using programme::Phase;
using ui::ButtonKind;

constexpr std::array<Phase, 7> phases{Phase::preparing, Phase::running, Phase::closing_session, Phase::voting,
                                      Phase::defence,   Phase::pilot,   Phase::realised};

/// One line of how things stand, and where to look closer.
struct Stand {
  std::string_view id;
  Icon icon = Icon::info;
  std::string text;
  std::string_view href;
};

std::vector<Stand> stands_of(const Page& page) {
  const words::Coordinate& words = page.words();
  const Reader& reader = page.reader;
  const projections::Totals totals = projections::totals(reader.model);
  const auto participants = projections::participants(reader.model.state.people);
  const auto alone = std::count_if(participants.begin(), participants.end(), [&](MemberId member) {
    return !groups::group_of(reader.model.state.groups, member);
  });
  std::vector<Stand> stands{
      {"people", Icon::user,
       words.enrolled(totals.participants) + " · " +
           words.complete(totals.programme_complete, totals.participants),
       "/coordineren/mensen"}
  };
  if (reader.model.state.programme.kind == programme::Kind::group) {
    const std::size_t groups = reader.model.groups.groups.size();
    stands.push_back(
        {"groups", Icon::users, words.groups(groups, static_cast<std::size_t>(alone)), "/groepen"}
    );
  }
  const std::size_t questions = projections::open_questions(reader.model.state.forum).size();
  stands.push_back({"questions", Icon::life_buoy, words.questions(questions), "/hulp"});
  const std::size_t pitches = pitch::standing(reader.model.state.pitch).size();
  stands.push_back({"pitches", Icon::presentation, words.pitches(pitches), "/pitches"});
  std::string vote = vote::sentence(reader);
  if (vote.empty())
    vote = words.no_round;
  stands.push_back({"vote", Icon::vote, std::move(vote), "/stemmen"});
  return stands;
}

void show_facts(Page& page) {
  ui::Ui& ui = page.ui;
  auto section = ui.section({.id = "facts", .title = page.words().facts});
  {
    auto list = ui.list({.id = "list", .name = page.words().facts});
    for (const Stand& stand : stands_of(page)) {
      auto item = ui.item({.id = stand.id});
      auto row = ui.row({.gap = design::space::medium});
      ui.icon(stand.icon, design::Ink::accent_text);
      {
        auto words = ui.stack({.grow = true});
        ui.link({
            .id = "open",
            .label = stand.text,
            .href = stand.href,
            .look = ui::LinkLook::strong,
            .covers_item = true,
        });
      }
      ui.icon(Icon::chevron_right);
    }
  }
  auto row = ui.row();
  ui.link({
      .id = "invite",
      .label = page.words().invite,
      .href = "/coordineren/uitnodigen",
      .look = ui::LinkLook::primary,
      .icon = Icon::user_plus,
  });
  ui.link({
      .id = "manage",
      .label = page.words().people,
      .href = "/coordineren/mensen",
      .look = ui::LinkLook::button,
      .icon = Icon::users,
  });
}

void show_enrolment(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  const bool is_open = static_cast<bool>(page.reader.model.state.programme.enrolment_open);
  auto section = ui.section({.id = "enrolment", .title = words.enrolment});
  ui.text(is_open ? words.enrolment_open_text : words.enrolment_closed_text);
  show_error(ui, page.view.enrolment_error);
  if (!ui.button({
          .id = "switch",
          .label = is_open ? words.enrolment_close : words.enrolment_open,
          .icon = is_open ? Icon::lock : Icon::lock_open,
      }))
    return;
  const CommandBody body =
      is_open ? CommandBody(programme::CloseEnrolment{}) : CommandBody(programme::OpenEnrolment{});
  (void)page.submit(body, page.view.enrolment_error);
}

std::string key_of(Phase phase) {
  return std::to_string(static_cast<int>(phase));
}

void show_phase(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  const Phase present = page.reader.model.state.programme.phase;
  auto section = ui.section({.id = "phase", .title = words.phase, .note = words.phase_note});
  ui.text(words.phase_now(words.phase_name(present)));
  auto form = ui.form({.id = "form", .name = words.phase});
  std::vector<std::string> keys;
  std::vector<std::string> labels;
  for (const Phase phase : phases) {
    keys.push_back(key_of(phase));
    labels.push_back(words.phase_name(phase));
  }
  std::vector<ui::Choice> choices;
  for (std::size_t index = 0; index < phases.size(); ++index)
    choices.push_back({.id = keys[index], .label = labels[index]});
  if (page.view.phase.empty())
    page.view.phase = key_of(present);
  ui.choice({.id = "choice", .label = words.phase_choose, .choices = choices, .chosen = &page.view.phase});
  show_error(ui, page.view.phase_error);
  if (!ui.button({.id = "start", .label = words.phase_start, .submits = true}))
    return;
  const auto chosen = std::find(keys.begin(), keys.end(), page.view.phase);
  if (chosen != keys.end())
    (void)page.submit(
        programme::StartPhase{phases[static_cast<std::size_t>(chosen - keys.begin())]}, page.view.phase_error
    );
}

void ask_to_end(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  auto dialog = ui.dialog({.id = "ending-question", .title = words.close_question});
  ui.text(words.close_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  if (ui.button({.id = "close", .label = words.close_programme, .kind = ButtonKind::danger})) {
    page.view.question = Question::none;
    (void)page.submit(programme::CloseProgramme{}, page.view.ending_error);
  } else if (cancels || dialog.dismissed()) {
    page.view.question = Question::none;
  }
}

void show_ending(Page& page) {
  ui::Ui& ui = page.ui;
  const words::Coordinate& words = page.words();
  auto section = ui.section({.id = "ending", .title = words.ending});
  ui.text(words.ending_text);
  show_error(ui, page.view.ending_error);
  if (ui.button({.id = "close", .label = words.close_programme, .icon = Icon::flag}))
    page.view.question = Question::close_programme;
  if (page.view.question == Question::close_programme)
    ask_to_end(page);
}

} // namespace

void show_overview(ui::Ui& ui, const Reader& reader, Desk& desk, OverviewView& view) {
  Page page{ui, reader, desk, view};
  const words::Coordinate& words = page.words();
  const bool is_closed = static_cast<bool>(reader.model.state.programme.closed);
  if (is_closed)
    ui.notice({.id = "closed", .tone = ui::Tone::info, .title = words.closed_title, .text = words.closed_text}
    );
  show_facts(page);
  show_round(page);
  show_goal(page);
  if (is_closed)
    return;
  show_enrolment(page);
  show_phase(page);
  show_ending(page);
}

} // namespace verdiep::screens::coordinate
