#pragma once

#include "client-wasm/screens/outbox/outbox.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/revising/draft.hpp"
#include "client-wasm/ui/ui.hpp"

#include <string_view>
#include <vector>

/// What the idea and the plan of the reader's own group show alike: versions, and two that meet.
namespace verdiep::screens::groups {

using Fields = std::vector<std::string_view>;

/// The newest of `versions` with its words; nobody's empty one if there is none.
[[nodiscard]] revising::Version
newest_of(const Reader& reader, const std::vector<projections::Version>& versions, const Fields& fields);
/// The version at that position; an empty one if it is not among them.
[[nodiscard]] revising::Version version_at(
    const Reader& reader,
    const std::vector<projections::Version>& versions,
    const Fields& fields,
    Position position
);
/// What a command names that it replaces.
[[nodiscard]] std::optional<Position> replaced_by(const revising::Version& newest);

/// Who wrote it and when.
[[nodiscard]] std::string byline_of(const Reader& reader, const projections::Version& version);

/// The versions before the newest, the last first, behind a button; nothing if there are none.
void show_versions(
    ui::Ui& ui,
    const Reader& reader,
    const std::vector<projections::Version>& versions,
    const Fields& fields,
    bool& is_open
);

/// Two texts side by side.
void show_both(
    ui::Ui& ui,
    const Reader& reader,
    const std::vector<std::string>& mine,
    const std::vector<std::string>& theirs,
    MemberId they
);

/// A version of this device that was refused because somebody else was first: both, and a button that merges them.
/// True when it was pressed.
[[nodiscard]] bool show_beaten(
    ui::Ui& ui,
    const Reader& reader,
    const sync::Pending& refused,
    const revising::Version& newest,
    const Fields& fields
);

/// Above the fields: that somebody saved meanwhile, or that the draft holds the words of two.
void show_meeting(
    ui::Ui& ui,
    const Reader& reader,
    const revising::Draft& draft,
    const revising::Version& newest,
    MemberId merged_with
);
/// Under the fields: what somebody saved meanwhile, or what each wrote of a merged draft.
void show_origins(
    ui::Ui& ui,
    const Reader& reader,
    const revising::Draft& draft,
    const revising::Version& newest,
    MemberId merged_with,
    const Fields& fields
);

/// The refused command for which `matches(body)` holds and that a newer version beat; null if there is none.
template <class Matches>
[[nodiscard]] const sync::Pending* find_beaten(const Reader& reader, Matches matches) {
  for (const sync::Pending& pending : reader.group_outbox) {
    if (outbox::is_beaten(pending) && matches(pending.command.body))
      return &pending;
  }
  return nullptr;
}

} // namespace verdiep::screens::groups
