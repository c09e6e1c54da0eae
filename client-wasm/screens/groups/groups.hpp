#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

/// The groups of the programme, one of them, and what the reader's own writes together: its idea and its plan. The room
/// of a group is a forum (screens/forum).
namespace verdiep::screens::groups {

struct ListView {
  std::string name_error;
  std::string form_error;
  std::string join_error;
  GroupId joining; ///< that the error is about
};

/// One group. What is typed are drafts of the device.
struct GroupView {
  bool is_renaming = false;
  bool is_leaving = false;
  std::optional<MemberId> taking_out;
  std::string name_error;
  std::string error;
};
using GroupViews = std::map<GroupId, GroupView>;

struct IdeaView {
  std::string title_error;
  std::string text_error;
  std::string error;
  bool shows_versions = false;
};

struct PlanView {
  std::array<std::string, verdiep::ideas::sections_count> errors;
  std::array<bool, verdiep::ideas::sections_count> shows_versions{};
};

/// All groups, the reader's own first; joining one, and forming one.
void show_list(ui::Ui& ui, const Reader& reader, Desk& desk, ListView& view);

/// Who is in it, joining it, and what its own people and coordinators may do about that. False for an unknown group.
[[nodiscard]] bool show_people(ui::Ui& ui, const Reader& reader, Desk& desk, GroupId id, GroupView& view);

enum class Tab : std::uint8_t { talk, idea, plan, people };
/// Of the reader's own group: its pages, each a place of its own. `unread` posts in its room.
void show_tabs(ui::Ui& ui, const Reader& reader, Tab tab, std::size_t unread);
/// Instead of what is the group's own while this device does not have it yet.
void show_absent(ui::Ui& ui, const Reader& reader);

/// `Reader::group` is there.
void show_idea(ui::Ui& ui, const Reader& reader, Desk& desk, IdeaView& view);
void show_plan(ui::Ui& ui, const Reader& reader, Desk& desk, PlanView& view);

} // namespace verdiep::screens::groups
