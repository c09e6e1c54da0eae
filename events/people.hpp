#pragma once

#include "events/types/bounded.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>

/// Who is in the programme, in which role. The log knows only a random member id; accounts are the
/// server's business.
namespace verdiep::people {

using Name = Text<80, 1>;
/// How many avatar colours there are.
inline constexpr std::uint8_t avatars_max = 12;
/// The number of an avatar colour, from 0. It is personal, so no rule can check it: its limit is in the type.
using Avatar = Bounded<std::uint8_t, avatars_max - 1>;

/// Roles beside that of participant, which follows from enrolment.
enum class Role : std::uint8_t { coordinator, management, auditor, analyst };
BOOST_DESCRIBE_ENUM(Role, coordinator, management, auditor, analyst)

/// A programme is a stream that every member reads whole; a country is many programmes.
inline constexpr std::size_t members_max = 500;

// Commands

/// The actor becomes a member; enrolling comes after.
struct JoinProgramme {
  static constexpr auto type_name = "JoinProgramme";
  Personal<Name> name;
  Personal<Avatar> avatar;
  friend bool operator==(const JoinProgramme&, const JoinProgramme&) = default;
};
BOOST_DESCRIBE_STRUCT(JoinProgramme, (), (name, avatar))

struct RenameMember {
  static constexpr auto type_name = "RenameMember";
  Personal<Name> name;
  Personal<Avatar> avatar;
  friend bool operator==(const RenameMember&, const RenameMember&) = default;
};
BOOST_DESCRIBE_STRUCT(RenameMember, (), (name, avatar))

struct Enrol {
  static constexpr auto type_name = "Enrol";
  friend bool operator==(const Enrol&, const Enrol&) = default;
};
BOOST_DESCRIBE_STRUCT(Enrol, (), ())

struct Withdraw {
  static constexpr auto type_name = "Withdraw";
  MemberId member;
  friend bool operator==(const Withdraw&, const Withdraw&) = default;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (member))

struct GrantRole {
  static constexpr auto type_name = "GrantRole";
  MemberId member;
  Role role = Role::coordinator;
  friend bool operator==(const GrantRole&, const GrantRole&) = default;
};
BOOST_DESCRIBE_STRUCT(GrantRole, (), (member, role))

struct RevokeRole {
  static constexpr auto type_name = "RevokeRole";
  MemberId member;
  Role role = Role::coordinator;
  friend bool operator==(const RevokeRole&, const RevokeRole&) = default;
};
BOOST_DESCRIBE_STRUCT(RevokeRole, (), (member, role))

struct ErasePerson {
  static constexpr auto type_name = "ErasePerson";
  MemberId member;
  friend bool operator==(const ErasePerson&, const ErasePerson&) = default;
};
BOOST_DESCRIBE_STRUCT(ErasePerson, (), (member))

// Events

struct MemberJoined {
  static constexpr auto type_name = "MemberJoined";
  MemberId member;
  Personal<Name> name;
  Personal<Avatar> avatar;
  friend bool operator==(const MemberJoined&, const MemberJoined&) = default;
};
BOOST_DESCRIBE_STRUCT(MemberJoined, (), (member, name, avatar))

struct MemberRenamed {
  static constexpr auto type_name = "MemberRenamed";
  MemberId member;
  Personal<Name> name;
  Personal<Avatar> avatar;
  friend bool operator==(const MemberRenamed&, const MemberRenamed&) = default;
};
BOOST_DESCRIBE_STRUCT(MemberRenamed, (), (member, name, avatar))

struct ParticipantEnrolled {
  static constexpr auto type_name = "ParticipantEnrolled";
  MemberId member;
  friend bool operator==(const ParticipantEnrolled&, const ParticipantEnrolled&) = default;
};
BOOST_DESCRIBE_STRUCT(ParticipantEnrolled, (), (member))

struct ParticipantWithdrew {
  static constexpr auto type_name = "ParticipantWithdrew";
  MemberId member;
  friend bool operator==(const ParticipantWithdrew&, const ParticipantWithdrew&) = default;
};
BOOST_DESCRIBE_STRUCT(ParticipantWithdrew, (), (member))

struct RoleGranted {
  static constexpr auto type_name = "RoleGranted";
  MemberId member;
  Role role = Role::coordinator;
  friend bool operator==(const RoleGranted&, const RoleGranted&) = default;
};
BOOST_DESCRIBE_STRUCT(RoleGranted, (), (member, role))

struct RoleRevoked {
  static constexpr auto type_name = "RoleRevoked";
  MemberId member;
  Role role = Role::coordinator;
  friend bool operator==(const RoleRevoked&, const RoleRevoked&) = default;
};
BOOST_DESCRIBE_STRUCT(RoleRevoked, (), (member, role))

struct PersonErased {
  static constexpr auto type_name = "PersonErased";
  MemberId member;
  friend bool operator==(const PersonErased&, const PersonErased&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonErased, (), (member))

} // namespace verdiep::people
