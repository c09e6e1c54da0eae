#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstddef>

/// Groups work out an idea together: at most five people each, one of whom is the vraagbaak, the helper whom
/// everybody may ask. They are formed in the programme's stream; what a group writes stands in its own.
namespace verdiep::groups {

using Name = Text<80, 1>;

inline constexpr std::size_t groups_max = 200;

/// The stream of a group's room, idea and plan has the id of the group.
[[nodiscard]] inline StreamId stream_of(GroupId group) {
  return {group.bytes};
}

// Commands

/// The actor becomes its first member.
struct FormGroup {
  static constexpr auto type_name = "FormGroup";
  GroupId group;
  Personal<Name> name;
  friend bool operator==(const FormGroup&, const FormGroup&) = default;
};
BOOST_DESCRIBE_STRUCT(FormGroup, (), (group, name))

struct RenameGroup {
  static constexpr auto type_name = "RenameGroup";
  GroupId group;
  Personal<Name> name;
  friend bool operator==(const RenameGroup&, const RenameGroup&) = default;
};
BOOST_DESCRIBE_STRUCT(RenameGroup, (), (group, name))

struct JoinGroup {
  static constexpr auto type_name = "JoinGroup";
  GroupId group;
  friend bool operator==(const JoinGroup&, const JoinGroup&) = default;
};
BOOST_DESCRIBE_STRUCT(JoinGroup, (), (group))

/// A person leaves, or a coordinator takes them out.
struct LeaveGroup {
  static constexpr auto type_name = "LeaveGroup";
  MemberId member;
  friend bool operator==(const LeaveGroup&, const LeaveGroup&) = default;
};
BOOST_DESCRIBE_STRUCT(LeaveGroup, (), (member))

struct AppointHelper {
  static constexpr auto type_name = "AppointHelper";
  GroupId group;
  MemberId member;
  friend bool operator==(const AppointHelper&, const AppointHelper&) = default;
};
BOOST_DESCRIBE_STRUCT(AppointHelper, (), (group, member))

// Events

struct GroupFormed {
  static constexpr auto type_name = "GroupFormed";
  GroupId group;
  Personal<Name> name;
  friend bool operator==(const GroupFormed&, const GroupFormed&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupFormed, (), (group, name))

struct GroupRenamed {
  static constexpr auto type_name = "GroupRenamed";
  GroupId group;
  Personal<Name> name;
  friend bool operator==(const GroupRenamed&, const GroupRenamed&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupRenamed, (), (group, name))

struct GroupJoined {
  static constexpr auto type_name = "GroupJoined";
  GroupId group;
  MemberId member;
  friend bool operator==(const GroupJoined&, const GroupJoined&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupJoined, (), (group, member))

/// Whoever was its helper is so no more.
struct GroupLeft {
  static constexpr auto type_name = "GroupLeft";
  GroupId group;
  MemberId member;
  friend bool operator==(const GroupLeft&, const GroupLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupLeft, (), (group, member))

struct HelperAppointed {
  static constexpr auto type_name = "HelperAppointed";
  GroupId group;
  MemberId member;
  friend bool operator==(const HelperAppointed&, const HelperAppointed&) = default;
};
BOOST_DESCRIBE_STRUCT(HelperAppointed, (), (group, member))

} // namespace verdiep::groups
