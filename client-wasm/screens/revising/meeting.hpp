#pragma once

#include "client-wasm/screens/revising/draft.hpp"
#include "client-wasm/ui/ui.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// What a page says and shows when two people write the same text.
namespace verdiep::screens::revising {

/// Above the fields: that somebody saved meanwhile, or that the draft holds the words of two. `merged_with` wrote the
/// version that a merged draft goes on from.
void show_meeting(
    ui::Ui& ui, const Reader& reader, const Draft& draft, const Version& newest, MemberId merged_with
);

enum class Pressed : std::uint8_t { nothing, save, cancel };
/// Under the fields; `waiting` says why it cannot be saved yet, and is empty if it can.
struct Buttons {
  std::string_view save;
  std::string_view cancel;
  std::string_view waiting = {};
  std::string_view about = {};
};
[[nodiscard]] Pressed show_buttons(ui::Ui& ui, const Buttons& buttons);

/// Under the buttons: what somebody saved meanwhile, or what each wrote of a merged draft.
void show_origins(
    ui::Ui& ui, const Reader& reader, const Draft& draft, const Version& newest, MemberId merged_with
);

/// Merges a draft that somebody overtook, says so, and goes to its field "text". True if it did: then it is not saved
/// yet, for a merged text is read first.
[[nodiscard]] bool merge_first(ui::Ui& ui, const Reader& reader, Draft& draft, const Version& newest);

/// A version of this device that was refused because somebody else was first: both, and a button that merges them.
/// True when it was pressed.
[[nodiscard]] bool show_beaten(
    ui::Ui& ui,
    const Reader& reader,
    const sync::Pending& refused,
    const Version& newest,
    const std::vector<std::string_view>& fields
);

/// The words of one version; the first of several is their title.
void show_texts(ui::Ui& ui, const std::vector<std::string>& texts);

} // namespace verdiep::screens::revising
