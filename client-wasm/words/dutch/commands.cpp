#include "client-wasm/words/commands.hpp"

#include <variant>

namespace verdiep::words {
namespace {

struct Heading {
  std::string_view operator()(const programme::DraftProgramme&) const { return "Programma beginnen"; }
  std::string_view operator()(const programme::AgreeGoal&) const { return "Doel vaststellen"; }
  std::string_view operator()(const programme::OpenEnrolment&) const { return "Inschrijving openen"; }
  std::string_view operator()(const programme::CloseEnrolment&) const { return "Inschrijving sluiten"; }
  std::string_view operator()(const programme::StartPhase&) const { return "Nieuwe fase"; }
  std::string_view operator()(const programme::CloseProgramme&) const { return "Programma afsluiten"; }
  std::string_view operator()(const people::JoinProgramme&) const { return "Meedoen"; }
  std::string_view operator()(const people::RenameMember&) const { return "Je naam"; }
  std::string_view operator()(const people::Enrol&) const { return "Inschrijven"; }
  std::string_view operator()(const people::Withdraw&) const { return "Uitschrijven"; }
  std::string_view operator()(const people::GrantRole&) const { return "Rol geven"; }
  std::string_view operator()(const people::RevokeRole&) const { return "Rol intrekken"; }
  std::string_view operator()(const people::ErasePerson&) const { return "Gegevens verwijderen"; }
  std::string_view operator()(const dingen::AddDing&) const { return "Ding toevoegen"; }
  std::string_view operator()(const dingen::ReviseDing&) const { return "Ding aanpassen"; }
  std::string_view operator()(const dingen::RemoveDing&) const { return "Ding weghalen"; }
  std::string_view operator()(const dingen::CompleteDing&) const { return "Ding afronden"; }
  std::string_view operator()(const dingen::ReopenDing&) const { return "Ding weer openzetten"; }
  std::string_view operator()(const forum::OpenThread&) const { return "Je gesprek"; }
  std::string_view operator()(const forum::WritePost&) const { return "Je reactie"; }
  std::string_view operator()(const forum::RevisePost&) const { return "Je aangepaste bericht"; }
  std::string_view operator()(const forum::RemovePost&) const { return "Bericht verwijderen"; }
  std::string_view operator()(const forum::LockThread&) const { return "Gesprek sluiten"; }
  std::string_view operator()(const forum::UnlockThread&) const { return "Gesprek weer openen"; }
  std::string_view operator()(const forum::AskHelp&) const { return "Je hulpvraag"; }
  std::string_view operator()(const forum::MarkAnswered&) const { return "Vraag beantwoord"; }
  std::string_view operator()(const forum::ReopenHelp&) const { return "Vraag weer openzetten"; }
  std::string_view operator()(const groups::FormGroup&) const { return "Groep beginnen"; }
  std::string_view operator()(const groups::RenameGroup&) const { return "Naam van de groep"; }
  std::string_view operator()(const groups::JoinGroup&) const { return "Bij een groep gaan"; }
  std::string_view operator()(const groups::LeaveGroup&) const { return "Uit de groep gaan"; }
  std::string_view operator()(const groups::AppointHelper&) const { return "Vraagbaak kiezen"; }
  std::string_view operator()(const ideas::ProposeIdea&) const { return "Jullie idee"; }
  std::string_view operator()(const ideas::RevisePlanSection&) const { return "Jullie plan"; }
  std::string_view operator()(const pitch::SubmitPitch&) const { return "Jullie pitch"; }
  std::string_view operator()(const pitch::RevisePitch&) const { return "Jullie aangepaste pitch"; }
  std::string_view operator()(const pitch::WithdrawPitch&) const { return "Pitch terugtrekken"; }
  std::string_view operator()(const pitch::OrderPitches&) const { return "Volgorde van de pitches"; }
  std::string_view operator()(const pitch::PresentPitch&) const { return "Pitch presenteren"; }
  std::string_view operator()(const pitch::GiveRemark&) const { return "Je reactie op een pitch"; }
  std::string_view operator()(const pitch::RemoveRemark&) const { return "Reactie verwijderen"; }
  std::string_view operator()(const vote::OpenRound&) const { return "Stemronde openen"; }
  std::string_view operator()(const vote::CastVote&) const { return "Je stem"; }
  std::string_view operator()(const vote::CloseRound&) const { return "Stemronde sluiten"; }
  std::string_view operator()(const vote::CountBallots&) const { return "Stemmen tellen"; }
};

} // namespace

std::string_view dutch_command(const CommandBody& body) {
  return std::visit(Heading{}, body);
}

} // namespace verdiep::words
