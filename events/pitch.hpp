#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

/// A group's pitch, in the programme's stream for all to read, and what colleagues say of it. Its words belong to
/// the group; in an individual programme, where there are no groups, to the person.
namespace verdiep::pitch {

using Title = Text<200, 1>;
using PitchText = Text<8000, 1>;
using Url = Text<500, 1>;
using RemarkText = Text<4000, 1>;

enum class RemarkKind : std::uint8_t { praise, critique, question, suggestion };
BOOST_DESCRIBE_ENUM(RemarkKind, praise, critique, question, suggestion)

/// One a group, or one a person; withdrawn ones do not count.
inline constexpr std::size_t pitches_max = 500;

// Commands

/// For the actor's group.
struct SubmitPitch {
  static constexpr auto type_name = "SubmitPitch";
  PitchId pitch;
  Personal<Title> title;
  Personal<PitchText> text;
  std::optional<Personal<Url>> link;
  friend bool operator==(const SubmitPitch&, const SubmitPitch&) = default;
};
BOOST_DESCRIBE_STRUCT(SubmitPitch, (), (pitch, title, text, link))

/// `replaces` names the version that is rewritten: the event that brought it.
struct RevisePitch {
  static constexpr auto type_name = "RevisePitch";
  PitchId pitch;
  Position replaces;
  Personal<Title> title;
  Personal<PitchText> text;
  std::optional<Personal<Url>> link;
  friend bool operator==(const RevisePitch&, const RevisePitch&) = default;
};
BOOST_DESCRIBE_STRUCT(RevisePitch, (), (pitch, replaces, title, text, link))

struct WithdrawPitch {
  static constexpr auto type_name = "WithdrawPitch";
  PitchId pitch;
  friend bool operator==(const WithdrawPitch&, const WithdrawPitch&) = default;
};
BOOST_DESCRIBE_STRUCT(WithdrawPitch, (), (pitch))

/// The order at the closing session: every pitch once.
struct OrderPitches {
  static constexpr auto type_name = "OrderPitches";
  List<PitchId, pitches_max> pitches;
  friend bool operator==(const OrderPitches&, const OrderPitches&) = default;
};
BOOST_DESCRIBE_STRUCT(OrderPitches, (), (pitches))

/// It is this pitch's turn.
struct PresentPitch {
  static constexpr auto type_name = "PresentPitch";
  PitchId pitch;
  friend bool operator==(const PresentPitch&, const PresentPitch&) = default;
};
BOOST_DESCRIBE_STRUCT(PresentPitch, (), (pitch))

struct GiveRemark {
  static constexpr auto type_name = "GiveRemark";
  RemarkId remark;
  PitchId pitch;
  RemarkKind kind = RemarkKind::praise;
  Personal<RemarkText> text;
  friend bool operator==(const GiveRemark&, const GiveRemark&) = default;
};
BOOST_DESCRIBE_STRUCT(GiveRemark, (), (remark, pitch, kind, text))

struct RemoveRemark {
  static constexpr auto type_name = "RemoveRemark";
  RemarkId remark;
  friend bool operator==(const RemoveRemark&, const RemoveRemark&) = default;
};
BOOST_DESCRIBE_STRUCT(RemoveRemark, (), (remark))

// Events

/// Without `group` it is the actor's own.
struct PitchSubmitted {
  static constexpr auto type_name = "PitchSubmitted";
  PitchId pitch;
  std::optional<GroupId> group;
  Personal<Title> title;
  Personal<PitchText> text;
  std::optional<Personal<Url>> link;
  friend bool operator==(const PitchSubmitted&, const PitchSubmitted&) = default;
};
BOOST_DESCRIBE_STRUCT(PitchSubmitted, (), (pitch, group, title, text, link))

struct PitchRevised {
  static constexpr auto type_name = "PitchRevised";
  PitchId pitch;
  Position replaces;
  Personal<Title> title;
  Personal<PitchText> text;
  std::optional<Personal<Url>> link;
  friend bool operator==(const PitchRevised&, const PitchRevised&) = default;
};
BOOST_DESCRIBE_STRUCT(PitchRevised, (), (pitch, replaces, title, text, link))

struct PitchWithdrawn {
  static constexpr auto type_name = "PitchWithdrawn";
  PitchId pitch;
  friend bool operator==(const PitchWithdrawn&, const PitchWithdrawn&) = default;
};
BOOST_DESCRIBE_STRUCT(PitchWithdrawn, (), (pitch))

struct PitchesOrdered {
  static constexpr auto type_name = "PitchesOrdered";
  List<PitchId, pitches_max> pitches;
  friend bool operator==(const PitchesOrdered&, const PitchesOrdered&) = default;
};
BOOST_DESCRIBE_STRUCT(PitchesOrdered, (), (pitches))

struct PitchPresented {
  static constexpr auto type_name = "PitchPresented";
  PitchId pitch;
  friend bool operator==(const PitchPresented&, const PitchPresented&) = default;
};
BOOST_DESCRIBE_STRUCT(PitchPresented, (), (pitch))

struct RemarkGiven {
  static constexpr auto type_name = "RemarkGiven";
  RemarkId remark;
  PitchId pitch;
  RemarkKind kind = RemarkKind::praise;
  Personal<RemarkText> text;
  friend bool operator==(const RemarkGiven&, const RemarkGiven&) = default;
};
BOOST_DESCRIBE_STRUCT(RemarkGiven, (), (remark, pitch, kind, text))

struct RemarkRemoved {
  static constexpr auto type_name = "RemarkRemoved";
  RemarkId remark;
  friend bool operator==(const RemarkRemoved&, const RemarkRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(RemarkRemoved, (), (remark))

} // namespace verdiep::pitch
