#include "client-wasm/app.hpp"

#include <string>

// The pages of the closing session and of the vote.

namespace verdiep {

void App::show_pitches(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  const words::Pitches& words = words_.pitches;
  if (rest.empty() || rest == "/") {
    auto page =
        ui.page({.id = "pitches", .title = words.title, .lead = words.lead, .width = ui::PageWidth::wide});
    show_troubles(ui, reader);
    return screens::pitches::show_list(ui, reader);
  }
  if (rest == "/presenteren")
    return show_presenting(ui, reader);
  if (rest == "/mijn") {
    auto page =
        ui.page({.id = "own-pitch", .title = words.own, .back_label = words.back, .back_href = "/pitches"});
    show_troubles(ui, reader);
    return screens::pitches::show_own(ui, reader, desk(), own_pitch_);
  }
  const auto id = parse_id<PitchId>(rest.substr(1));
  if (!id || projections::find_pitch(reader.model.pitches, *id) == nullptr)
    return show_unknown(ui, reader, words.unknown_title, words.unknown_text);
  const std::string key = to_text(*id);
  const std::string title = reader.title_of(*id);
  const std::string lead = screens::pitches::owner_of(reader, *id);
  auto page =
      ui.page({.id = key, .title = title, .lead = lead, .back_label = words.back, .back_href = "/pitches"});
  show_troubles(ui, reader);
  screens::pitches::show_pitch(ui, reader, desk(), *id, pitches_[*id]);
}

void App::show_presenting(ui::Ui& ui, const screens::Reader& reader) {
  const words::Pitches& words = words_.pitches;
  auto page = ui.page({
      .id = "presenting",
      .title = words.present,
      .lead = words.present_lead,
      .width = ui::PageWidth::wide,
      .back_label = words.back,
      .back_href = "/pitches",
  });
  show_troubles(ui, reader);
  screens::pitches::show_presenting(ui, reader, desk(), presenting_);
}

void App::show_vote(ui::Ui& ui, const screens::Reader& reader) {
  auto page = ui.page({.id = "vote", .title = words_.vote.title});
  show_troubles(ui, reader);
  screens::vote::show(ui, reader, desk(), vote_);
}

} // namespace verdiep
