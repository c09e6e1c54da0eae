#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <cstddef>
#include <string>

/// What several pages of the groups show alike.
namespace verdiep::screens::groups {

[[nodiscard]] std::size_t places_left(const Reader& reader, const projections::Group& group);
/// "nog 2 plaatsen", or that it is full.
[[nodiscard]] std::string places_words(const Reader& reader, const projections::Group& group);
[[nodiscard]] bool is_helper(const Reader& reader, GroupId group, MemberId member);

/// Of somebody in the group: the face, the name, and whether they are its helper or the reader.
void show_member(ui::Ui& ui, const Reader& reader, GroupId group, MemberId member, float face);

/// Joins the group; what the rules say against it, or nothing.
[[nodiscard]] std::string join(ui::Ui& ui, const Reader& reader, Desk& desk, GroupId group);
/// A button, if the reader may want to join; says why it cannot be done.
[[nodiscard]] bool show_joining(ui::Ui& ui, const Reader& reader, GroupId group);

/// What was done to the group on this device and is not confirmed yet.
void show_pending(ui::Ui& ui, const Reader& reader, GroupId group);

} // namespace verdiep::screens::groups
