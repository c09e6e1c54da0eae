#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What coordinators do: the course of the programme, inviting, and the people.
namespace verdiep::screens::coordinate {

// The overview

/// What cannot be undone is asked first.
enum class Question : std::uint8_t { none, open_round, close_round, close_programme };

struct OverviewView {
  Question question = Question::none;
  std::string vote_error, goal_refusal, enrolment_error, phase_error, ending_error;
  std::set<PitchId> left_out; ///< of the first round
  bool is_writing_goal = false;
  std::string_view goal_error; ///< of what was typed
  programme::Goal goal_base;   ///< what the goal was when the writing began
  std::string phase;           ///< the chosen one's key; empty: the present one
};

/// How the programme stands, and what takes it further.
void show_overview(ui::Ui& ui, const Reader& reader, Desk& desk, OverviewView& view);

// Links. The server makes and keeps them; no replica holds them.

struct LinkView {
  bool is_making = false;
  std::optional<account::Failure> failure;
  std::optional<account::MadeInvitation> made;
};

struct InviteView {
  std::string uses; ///< as typed
  std::string days = "14";
  std::string_view uses_error, days_error;
  LinkView link;
  std::optional<std::vector<account::OpenInvitation>> open; ///< none: being asked for
  std::optional<account::Failure> failure;                  ///< of the list
  std::string asking;                                       ///< the id that the question is about
  std::string revoking;
};

/// What the person wants of the server and of the device.
struct InviteWish {
  std::optional<account::JoinWish> make; ///< of no stream yet
  std::string revoke;                    ///< an id, or empty
  std::string copy;                      ///< a text, or empty
  bool retry = false;
};

[[nodiscard]] InviteWish show_invite(ui::Ui& ui, const Reader& reader, InviteView& view);

/// The link just made, as a sheet for on the wall. True when it is to be printed.
[[nodiscard]] bool show_sheet(ui::Ui& ui, const Reader& reader, const InviteView& view);

// The people

struct PeopleView {
  std::string search;
  MemberId managed;                    ///< whose row is unfolded; nil: nobody's
  std::optional<MemberId> withdrawing; ///< the question is asked
  std::string error;                   ///< about `managed`
  LinkView link;                       ///< to log in, for `managed`
};

struct PeopleWish {
  std::optional<MemberId> log_in_link;
  std::string copy; ///< a text, or empty
};

[[nodiscard]] PeopleWish show_people(ui::Ui& ui, const Reader& reader, Desk& desk, PeopleView& view);

} // namespace verdiep::screens::coordinate
