#include "client-wasm/screens/home/now.hpp"

#include "client-wasm/screens/help/help.hpp"

#include <algorithm>
#include <vector>

namespace verdiep::screens::home {
namespace {

using design::Icon;

/// One thing that matters now, and the way there.
struct Matter {
  std::string_view id;
  std::string title;
  std::string_view text;
  std::string_view label;
  std::string_view href;
  Icon icon = Icon::info;
  ui::Tone tone = ui::Tone::accent;
};

bool has_pitch(const Reader& reader, GroupId group) {
  const auto& pitches = reader.model.state.pitch.pitches;
  return std::any_of(pitches.begin(), pitches.end(), [&](const auto& entry) {
    return entry.second.group == group && !entry.second.withdrawn;
  });
}

bool has_done_the_musts(const Reader& reader) {
  const auto track = projections::progress_of(reader.model.dingen, reader.me).of(dingen::Track::must);
  return track.completed == track.offered;
}

void add_vote(const Reader& reader, std::vector<Matter>& matters) {
  const words::Home& words = reader.words.home;
  const vote::State& votes = reader.model.state.vote;
  const vote::Round* round = vote::latest(votes);
  if (round == nullptr)
    return;
  const bool waits_for_me =
      round->is_open() && round->admits(reader.me) && round->voters.find(reader.me) == round->voters.end();
  if (waits_for_me)
    matters.push_back(
        {"vote", std::string(words.vote_title), words.vote_text, words.vote, "/stemmen", Icon::vote}
    );
  if (const auto won = vote::winner(votes)) {
    const auto* pitch = projections::find_pitch(reader.model.pitches, *won);
    if (pitch != nullptr) {
      const std::string title = reader.said(reader.model.disclosed.text(pitch->text, "title"));
      matters.push_back(
          {"winner", words.won(title), {}, words.result, "/stemmen", Icon::trophy, ui::Tone::success}
      );
    }
  } else if (round->is_counted()) {
    matters.push_back(
        {"tie", std::string(words.tie_title), words.tie_text, words.result, "/stemmen", Icon::vote}
    );
  }
}

void add_group_work(const Reader& reader, std::vector<Matter>& matters) {
  const words::Home& words = reader.words.home;
  const auto& state = reader.model.state;
  const bool may_pitch = state.vote.pitches_frozen == Position{} && !state.programme.closed;
  if (state.programme.kind != programme::Kind::group || !may_pitch)
    return;
  const auto group = groups::group_of(state.groups, reader.me);
  if (!group) {
    if (state.programme.phase == programme::Phase::running)
      matters.push_back(
          {"group", std::string(words.group_title), words.group_text, words.group, "/groepen", Icon::users}
      );
    return;
  }
  const bool is_time =
      state.programme.phase == programme::Phase::closing_session || has_done_the_musts(reader);
  if (is_time && !has_pitch(reader, *group))
    matters.push_back(
        {"pitch", std::string(words.pitch_title), words.pitch_text, words.pitch, "/pitches/mijn",
         Icon::presentation}
    );
}

void add_questions(const Reader& reader, std::vector<Matter>& matters) {
  const words::Home& words = reader.words.home;
  const std::size_t waiting = reader.is_helper() ? help::open_count(reader) : 0;
  if (waiting > 0)
    matters.push_back(
        {"questions", words.questions_waiting(waiting), words.questions_text, words.questions, "/hulp",
         Icon::life_buoy}
    );
}

void show_matter(ui::Ui& ui, const Matter& matter) {
  auto card = ui.card({.id = matter.id, .tone = matter.tone});
  {
    auto row = ui.row();
    ui.icon(
        matter.icon, matter.tone == ui::Tone::success ? design::Ink::success_text : design::Ink::accent_text
    );
    auto title = ui.stack({.grow = true});
    ui.heading(3, matter.title);
  }
  if (!matter.text.empty())
    ui.text(matter.text);
  ui.link({
      .id = "go",
      .label = matter.label,
      .href = matter.href,
      .look = ui::LinkLook::button,
      .icon = Icon::arrow_right,
  });
}

} // namespace

void show_now(ui::Ui& ui, const Reader& reader) {
  std::vector<Matter> matters;
  add_vote(reader, matters);
  add_group_work(reader, matters);
  add_questions(reader, matters);
  if (matters.empty())
    return;
  auto section = ui.section({.id = "now", .title = reader.words.home.now});
  for (const Matter& matter : matters)
    show_matter(ui, matter);
}

} // namespace verdiep::screens::home
