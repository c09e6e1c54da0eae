#include "client-wasm/words/commands.hpp"

#include <variant>

namespace verdiep::words {
namespace {

struct Heading {
  std::string_view operator()(const programme::DraftProgramme&) const { return "Start the programme"; }
  std::string_view operator()(const programme::AgreeGoal&) const { return "Agree the goal"; }
  std::string_view operator()(const programme::OpenEnrolment&) const { return "Open enrolment"; }
  std::string_view operator()(const programme::CloseEnrolment&) const { return "Close enrolment"; }
  std::string_view operator()(const programme::StartPhase&) const { return "New phase"; }
  std::string_view operator()(const programme::CloseProgramme&) const { return "Close the programme"; }
  std::string_view operator()(const people::JoinProgramme&) const { return "Join"; }
  std::string_view operator()(const people::RenameMember&) const { return "Your name"; }
  std::string_view operator()(const people::Enrol&) const { return "Enrol"; }
  std::string_view operator()(const people::Withdraw&) const { return "Withdraw"; }
  std::string_view operator()(const people::GrantRole&) const { return "Give a role"; }
  std::string_view operator()(const people::RevokeRole&) const { return "Take away a role"; }
  std::string_view operator()(const people::ErasePerson&) const { return "Erase personal data"; }
  std::string_view operator()(const dingen::AddDing&) const { return "Add a Ding"; }
  std::string_view operator()(const dingen::ReviseDing&) const { return "Change a Ding"; }
  std::string_view operator()(const dingen::RemoveDing&) const { return "Remove a Ding"; }
  std::string_view operator()(const dingen::CompleteDing&) const { return "Complete a Ding"; }
  std::string_view operator()(const dingen::ReopenDing&) const { return "Reopen a Ding"; }
  std::string_view operator()(const forum::OpenThread&) const { return "Your conversation"; }
  std::string_view operator()(const forum::WritePost&) const { return "Your reply"; }
  std::string_view operator()(const forum::RevisePost&) const { return "Your edited post"; }
  std::string_view operator()(const forum::RemovePost&) const { return "Delete a post"; }
  std::string_view operator()(const forum::LockThread&) const { return "Close a conversation"; }
  std::string_view operator()(const forum::UnlockThread&) const { return "Reopen a conversation"; }
  std::string_view operator()(const forum::AskHelp&) const { return "Your question"; }
  std::string_view operator()(const forum::MarkAnswered&) const { return "Question answered"; }
  std::string_view operator()(const forum::ReopenHelp&) const { return "Reopen a question"; }
  std::string_view operator()(const groups::FormGroup&) const { return "Start a group"; }
  std::string_view operator()(const groups::RenameGroup&) const { return "Name of the group"; }
  std::string_view operator()(const groups::JoinGroup&) const { return "Join a group"; }
  std::string_view operator()(const groups::LeaveGroup&) const { return "Leave the group"; }
  std::string_view operator()(const groups::AppointHelper&) const { return "Choose a helper"; }
  std::string_view operator()(const ideas::ProposeIdea&) const { return "Your group’s idea"; }
  std::string_view operator()(const ideas::RevisePlanSection&) const { return "Your group’s plan"; }
  std::string_view operator()(const pitch::SubmitPitch&) const { return "Your group’s pitch"; }
  std::string_view operator()(const pitch::RevisePitch&) const { return "Your group’s edited pitch"; }
  std::string_view operator()(const pitch::WithdrawPitch&) const { return "Withdraw a pitch"; }
  std::string_view operator()(const pitch::OrderPitches&) const { return "Order of the pitches"; }
  std::string_view operator()(const pitch::PresentPitch&) const { return "Present a pitch"; }
  std::string_view operator()(const pitch::GiveRemark&) const { return "Your remark on a pitch"; }
  std::string_view operator()(const pitch::RemoveRemark&) const { return "Delete a remark"; }
  std::string_view operator()(const vote::OpenRound&) const { return "Open a voting round"; }
  std::string_view operator()(const vote::CastVote&) const { return "Your vote"; }
  std::string_view operator()(const vote::CloseRound&) const { return "Close the voting round"; }
  std::string_view operator()(const vote::CountBallots&) const { return "Count the votes"; }
};

} // namespace

std::string_view english_command(const CommandBody& body) {
  return std::visit(Heading{}, body);
}

} // namespace verdiep::words
