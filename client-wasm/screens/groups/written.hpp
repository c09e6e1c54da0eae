#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/screens/revising/meeting.hpp"
#include "client-wasm/ui/ui.hpp"

#include <string_view>
#include <vector>

/// What the idea and the plan of the reader's own group show alike: their versions.
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

} // namespace verdiep::screens::groups
