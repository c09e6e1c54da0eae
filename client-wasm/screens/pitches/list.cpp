#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/pitches/pitches.hpp"
#include "client-wasm/screens/vote/vote.hpp"

#include <vector>

namespace verdiep::screens::pitches {
namespace {

using design::Icon;
using ui::Tone;

/// The beginning, up to the first empty line: enough to know what it is about.
std::string beginning_of(std::string_view text) {
  return std::string(text.substr(0, text.find("\n\n")));
}

/// To choose, for who still can; for others to see how it stands.
void show_way_to_vote(ui::Ui& ui, const Reader& reader, const verdiep::vote::Round& round) {
  const words::Pitches& words = reader.words.pitches;
  const bool has_voted = round.voters.find(reader.me) != round.voters.end();
  const bool may_choose = round.is_open() && round.admits(reader.me) && !has_voted;
  const bool is_counted = round.is_counted();
  ui.link({
      .id = "vote",
      .label = may_choose   ? words.vote
               : is_counted ? words.result
                            : reader.words.coordinate.to_vote,
      .href = "/stemmen",
      .look = may_choose || is_counted ? ui::LinkLook::primary : ui::LinkLook::button,
      .icon = is_counted ? Icon::trophy : Icon::vote,
  });
}

/// The one next step that follows from how things stand.
void show_next_step(ui::Ui& ui, const Reader& reader) {
  const words::Pitches& words = reader.words.pitches;
  const auto& state = reader.model.state;
  const verdiep::vote::Round* round = verdiep::vote::latest(state.vote);
  auto row = ui.row();
  if (round != nullptr) {
    show_way_to_vote(ui, reader, *round);
  } else if (reader.is_enrolled() && !reader.is_past) {
    ui.link({
        .id = "own",
        .label = own_pitch(reader) ? words.own : words.write,
        .href = "/pitches/mijn",
        .look = own_pitch(reader) ? ui::LinkLook::button : ui::LinkLook::primary,
        .icon = Icon::pencil,
    });
  }
  if (reader.is_coordinator() && !reader.is_past) {
    ui.link({
        .id = "present",
        .label = words.present,
        .href = "/pitches/presenteren",
        .look = ui::LinkLook::button,
        .icon = Icon::presentation,
    });
  }
}

void show_entry(ui::Ui& ui, const Reader& reader, PitchId id, std::size_t place) {
  const words::Pitches& words = reader.words.pitches;
  const projections::Pitch& pitch = *projections::find_pitch(reader.model.pitches, id);
  const auto& state = reader.model.state.pitch;
  const std::string key = to_text(id);
  const std::string title = reader.title_of(id);
  auto card = ui.card({.id = key, .name = title});
  ui.link({
      .id = "open",
      .label = title,
      .href = "/pitches/" + key,
      .look = ui::LinkLook::strong,
      .type = design::Type::heading,
  });
  ui.note(std::to_string(place) + " · " + owner_of(reader, id));
  ui.text(beginning_of(reader.said(reader.model.disclosed.text(pitch.text, "text"))));
  auto row = ui.row();
  if (state.presenting == id)
    ui.badge({.text = words.turn, .tone = Tone::accent, .icon = Icon::presentation});
  else if (find(state.pitches, id)->presented != Position{})
    ui.badge({.text = words.presented, .icon = Icon::check});
  if (verdiep::vote::winner(reader.model.state.vote) == id)
    ui.badge({.text = reader.words.vote.result, .tone = Tone::success, .icon = Icon::trophy});
  ui.badge({.text = words.remarks_count(projections::remarks_count(pitch)), .icon = Icon::messages_square});
}

} // namespace

std::optional<PitchId> own_pitch(const Reader& reader) {
  for (const auto& [id, pitch] : reader.model.state.pitch.pitches) {
    const bool is_own = pitch.group.is_nil() ? pitch.author == reader.me : pitch.group == reader.group_id;
    if (is_own && !pitch.withdrawn)
      return id;
  }
  return std::nullopt;
}

std::string owner_of(const Reader& reader, PitchId id) {
  const projections::Pitch* pitch = projections::find_pitch(reader.model.pitches, id);
  if (pitch == nullptr)
    return {};
  return pitch->group ? reader.words.pitches.by_group(reader.name_of(*pitch->group))
                      : reader.words.pitches.by_group(reader.name_of(pitch->author));
}

void show_list(ui::Ui& ui, const Reader& reader) {
  const words::Pitches& words = reader.words.pitches;
  const std::string vote = screens::vote::sentence(reader);
  if (!vote.empty())
    ui.notice({.id = "vote-stands", .tone = Tone::info, .text = vote});
  const auto standing = pitch::standing(reader.model.state.pitch);
  if (standing.empty()) {
    auto empty = ui.empty(
        {.id = "none", .icon = Icon::presentation, .title = words.none_title, .text = words.none_text}
    );
    return show_next_step(ui, reader);
  }
  show_next_step(ui, reader);
  auto grid = ui.grid({.cell_min = 300});
  std::size_t place = 0;
  for (const PitchId id : standing)
    show_entry(ui, reader, id, ++place);
}

} // namespace verdiep::screens::pitches
