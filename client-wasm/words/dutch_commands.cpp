#include "client-wasm/words/dutch_commands.hpp"

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
};

} // namespace

std::string_view dutch_command(const CommandBody& body) {
  return std::visit(Heading{}, body);
}

} // namespace verdiep::words
