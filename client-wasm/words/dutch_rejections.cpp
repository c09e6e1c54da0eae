#include "client-wasm/words/dutch_rejections.hpp"

#include <string_view>

namespace verdiep::words {
namespace {

std::string_view argument(const Rejection& rejection, std::string_view name) {
  for (const RejectionArgument& candidate : rejection.arguments.items) {
    if (candidate.name.value == name)
      return candidate.value.value;
  }
  return {};
}

std::string limit_sentence(const Rejection& rejection) {
  const std::string max(argument(rejection, "max"));
  const std::string_view limit = argument(rejection, "limit");
  if (limit == "members")
    return "Dit programma zit vol: er kunnen " + max + " mensen in.";
  if (limit == "dingen")
    return "Er kunnen niet meer dan " + max + " Dingen in een programma.";
  return "Dit programma is vol: er kan niets meer bij. Meld het aan je coördinator.";
}

} // namespace

std::string dutch_rejection(const Rejection& rejection) {
  using enum RejectionCode;
  switch (rejection.code) {
  case not_allowed:
    return "Dat mag jij hier niet doen. Vraag het een coördinator.";
  case programme_not_drafted:
    return "Dit programma is nog niet klaar om mee te beginnen.";
  case programme_exists:
    return "Dit programma bestaat al.";
  case programme_closed:
    return "Dit programma is afgesloten. Je kunt alles nog lezen, maar niets meer toevoegen.";
  case id_taken:
    return "Dit is al eerder opgeslagen. Laad de pagina opnieuw om het te zien.";
  case limit_reached:
    return limit_sentence(rejection);
  case invalid_value:
    return "Er klopt iets niet in wat is ingevuld. Pas het aan en probeer het opnieuw.";
  case unknown_event:
    return "Er is een nieuwere versie nodig. Laad de pagina opnieuw.";
  case not_a_member:
    return "Je hoort nog niet bij dit programma. Open de link uit je uitnodiging.";
  case already_member:
    return "Je hoort al bij dit programma.";
  case already_enrolled:
    return "Je bent al ingeschreven.";
  case not_enrolled:
    return "Je bent niet ingeschreven. Schrijf je eerst in op de pagina Begin.";
  case enrolment_closed:
    return "De inschrijving is gesloten. Vraag je coördinator of je nog mee kunt doen.";
  case enrolment_open:
    return "De inschrijving is al open.";
  case role_held:
    return "Deze persoon heeft die rol al.";
  case role_not_held:
    return "Deze persoon heeft die rol niet.";
  case last_coordinator:
    return "Dit is de laatste coördinator. Maak eerst iemand anders coördinator.";
  case person_erased:
    return "De gegevens van deze persoon zijn verwijderd.";
  case unknown_ding:
    return "Dit Ding bestaat niet (meer).";
  case ding_removed:
    return "Dit Ding is intussen weggehaald.";
  case already_completed:
    return "Je had dit Ding al afgerond, misschien op een ander apparaat.";
  case not_completed:
    return "Je had dit Ding nog niet afgerond.";
  case unknown_thread:
    return "Dit gesprek bestaat niet.";
  case unknown_post:
    return "Dit bericht bestaat niet.";
  case thread_locked:
    return "Dit gesprek is intussen gesloten. Begin een nieuw gesprek, of vraag de coördinator het weer te "
           "openen.";
  case thread_not_locked:
    return "Dit gesprek is al open.";
  case post_removed:
    return "Dit bericht is intussen verwijderd.";
  case not_author:
    return "Je kunt alleen je eigen berichten aanpassen.";
  case nothing_changed:
    return "Er is niets veranderd.";
  }
  return "Dat kan nu niet.";
}

} // namespace verdiep::words
