#pragma once

#include "events/dingen.hpp"
#include "events/forum.hpp"
#include "events/groups.hpp"
#include "events/ideas.hpp"
#include "events/people.hpp"
#include "events/pitch.hpp"
#include "events/programme.hpp"
#include "events/vote.hpp"

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
    forum::UnlockThread,
    forum::AskHelp,
    forum::MarkAnswered,
    forum::ReopenHelp,
    groups::FormGroup,
    groups::RenameGroup,
    groups::JoinGroup,
    groups::LeaveGroup,
    groups::AppointHelper,
    ideas::ProposeIdea,
    ideas::RevisePlanSection,
    pitch::SubmitPitch,
    pitch::RevisePitch,
    pitch::WithdrawPitch,
    pitch::OrderPitches,
    pitch::PresentPitch,
    pitch::GiveRemark,
    pitch::RemoveRemark,
    vote::OpenRound,
    vote::CastVote,
    vote::CloseRound,
    vote::CountBallots>;

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
    forum::ThreadUnlocked,
    forum::HelpAsked,
    forum::HelpAnswered,
    forum::HelpReopened,
    groups::GroupFormed,
    groups::GroupRenamed,
    groups::GroupJoined,
    groups::GroupLeft,
    groups::HelperAppointed,
    ideas::IdeaProposed,
    ideas::PlanSectionRevised,
    pitch::PitchSubmitted,
    pitch::PitchRevised,
    pitch::PitchWithdrawn,
    pitch::PitchesOrdered,
    pitch::PitchPresented,
    pitch::RemarkGiven,
    pitch::RemarkRemoved,
    vote::RoundOpened,
    vote::VoteCast,
    vote::RoundClosed,
    vote::BallotsCounted>;

} // namespace verdiep
