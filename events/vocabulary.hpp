#pragma once

#include "events/dingen.hpp"
#include "events/forum.hpp"
#include "events/people.hpp"
#include "events/programme.hpp"

#include <variant>

/// Every command and every event there is. When one is added, the compiler names each place that must know
/// it.
namespace verdiep {

using CommandBody = std::variant<
    programme::DraftProgramme,
    programme::AgreeGoal,
    programme::OpenEnrolment,
    programme::CloseEnrolment,
    programme::StartPhase,
    programme::CloseProgramme,
    people::JoinProgramme,
    people::RenameMember,
    people::Enrol,
    people::Withdraw,
    people::GrantRole,
    people::RevokeRole,
    people::ErasePerson,
    dingen::AddDing,
    dingen::ReviseDing,
    dingen::RemoveDing,
    dingen::CompleteDing,
    dingen::ReopenDing,
    forum::OpenThread,
    forum::WritePost,
    forum::RevisePost,
    forum::RemovePost,
    forum::LockThread,
    forum::UnlockThread>;

using EventBody = std::variant<
    programme::ProgrammeDrafted,
    programme::GoalAgreed,
    programme::EnrolmentOpened,
    programme::EnrolmentClosed,
    programme::PhaseStarted,
    programme::ProgrammeClosed,
    people::MemberJoined,
    people::MemberRenamed,
    people::ParticipantEnrolled,
    people::ParticipantWithdrew,
    people::RoleGranted,
    people::RoleRevoked,
    people::PersonErased,
    dingen::DingAdded,
    dingen::DingRevised,
    dingen::DingRemoved,
    dingen::DingCompleted,
    dingen::DingReopened,
    forum::ThreadOpened,
    forum::PostWritten,
    forum::PostRevised,
    forum::PostRemoved,
    forum::ThreadLocked,
    forum::ThreadUnlocked>;

} // namespace verdiep
