#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

/// The closing session: the pitches in their order, one of them with what colleagues say, the own one, presenting.
namespace verdiep::screens::pitches {

struct OwnView {
  std::string title_error;
  std::string text_error;
  std::string link_error;
  std::string error;
  bool is_withdrawing = false;
};

struct PitchView {
  std::string kind = "praise";
  std::string error;
};
using PitchViews = std::map<PitchId, PitchView>;

/// The clock runs on this device only: it is for the people in the room.
struct PresentingView {
  std::string minutes = "3";
  std::int64_t left_ms = -1;      ///< when it was last stopped; below 0: not begun
  std::int64_t running_since = 0; ///< 0: it stands still
  std::int64_t announced_minutes = -1;
  std::string error;
};

void show_list(ui::Ui& ui, const Reader& reader);

/// Write, revise or withdraw the pitch of the reader's group, or their own in an individual programme.
void show_own(ui::Ui& ui, const Reader& reader, Desk& desk, OwnView& view);

/// One pitch and its remarks. `id` is known.
void show_pitch(ui::Ui& ui, const Reader& reader, Desk& desk, PitchId id, PitchView& view);

/// Whose turn it is, the clock, and the order; for coordinators.
void show_presenting(ui::Ui& ui, const Reader& reader, Desk& desk, PresentingView& view);

/// The pitch that is the reader's to change; nothing if there is none.
[[nodiscard]] std::optional<PitchId> own_pitch(const Reader& reader);
/// Whose it is: "van Team Noord", or a person's name.
[[nodiscard]] std::string owner_of(const Reader& reader, PitchId id);

} // namespace verdiep::screens::pitches
