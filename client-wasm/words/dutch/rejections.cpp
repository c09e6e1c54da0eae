#include "client-wasm/words/rejections.hpp"

#include <string_view>

namespace verdiep::words {
namespace {

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
  case no_groups:
    return "Dit is een individueel programma: er zijn geen groepen.";
  case unknown_group:
    return "Deze groep bestaat niet.";
  case group_full:
    return "Deze groep is vol: er kunnen " + std::string(argument(rejection, "max")) +
           " mensen in. Kies een andere groep, of begin er zelf een.";
  case already_in_group:
    return "Je zit al in een groep. Ga daar eerst uit als je wilt wisselen.";
  case not_in_group:
    return "Dit kan alleen wie in deze groep zit.";
  case already_helper:
    return "Deze persoon is al vraagbaak van de groep.";
  case wrong_stream:
    return "Dat hoort hier niet thuis. Laad de pagina opnieuw en probeer het nog eens.";
  case not_a_question:
    return "Dit gesprek is geen hulpvraag.";
  case already_answered:
    return "Deze vraag is intussen al beantwoord.";
  case not_answered:
    return "Deze vraag staat nog open.";
  case stale_version:
    return "Iemand anders heeft dit intussen aangepast. Jouw tekst is bewaard: voeg de twee samen en sla "
           "opnieuw op.";
  case unknown_pitch:
    return "Deze pitch bestaat niet, of doet in deze ronde niet mee.";
  case pitch_withdrawn:
    return "Deze pitch is intussen teruggetrokken.";
  case pitch_exists:
    return "Jullie hebben al een pitch. Pas die aan.";
  case pitches_frozen:
    return "De stemming is begonnen: pitches staan nu vast.";
  case incomplete_order:
    return "Er is intussen een pitch bij gekomen of weggegaan. Kijk naar de nieuwe lijst en zet die op "
           "volgorde.";
  case unknown_remark:
    return "Deze reactie bestaat niet.";
  case remark_removed:
    return "Deze reactie is intussen verwijderd.";
  case unknown_round:
    return "Deze stemronde bestaat niet.";
  case round_open:
    return "Er is al een stemronde open.";
  case round_closed:
    return "Deze stemronde is gesloten. Stemmen kan niet meer.";
  case round_not_closed:
    return "De stemronde is nog open. Sluit die eerst.";
  case round_not_counted:
    return "De stemmen van de vorige ronde worden nog geteld. Probeer het zo opnieuw.";
  case not_in_electorate:
    return "Wie mag stemmen, is vastgelegd toen deze ronde openging. Jij deed toen nog niet mee.";
  case too_few_pitches:
    return "Er zijn minstens twee pitches nodig om te stemmen.";
  case winner_known:
    return "Er is al een winnaar.";
  case not_the_tied:
    return "Een herstemming gaat tussen de pitches die gelijk eindigden.";
  case ballots_counted:
    return "De stemmen van deze ronde zijn al geteld.";
  }
  return "Dat kan nu niet.";
}

} // namespace verdiep::words
