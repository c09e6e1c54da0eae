#include "client-wasm/words/coordinate.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {
namespace {

std::string phase_name(programme::Phase phase) {
  switch (phase) {
  case programme::Phase::preparing:
    return "Voorbereiding";
  case programme::Phase::running:
    return "Aan de slag";
  case programme::Phase::closing_session:
    return "Slotbijeenkomst";
  case programme::Phase::voting:
    return "Stemmen";
  case programme::Phase::defence:
    return "Verdediging bij het management";
  case programme::Phase::pilot:
    return "Proef met het winnende idee";
  case programme::Phase::realised:
    return "Uitgevoerd";
  }
  return {};
}

std::string role_name(people::Role role) {
  switch (role) {
  case people::Role::coordinator:
    return "coördinator";
  case people::Role::management:
    return "management";
  case people::Role::auditor:
    return "controleur";
  case people::Role::analyst:
    return "onderzoeker";
  }
  return {};
}

} // namespace

Coordinate dutch_coordinate() {
  return {
      .title = "Coördineren",
      .lead = "Hoe het programma ervoor staat, en wat jij ermee kunt doen.",
      .back = "Coördineren",
      .refused_title = "Dit is voor coördinatoren",
      .refused_text = "Je bent hier geen coördinator. Moet je dat wel zijn? Vraag het een coördinator.",
      .closed_title = "Dit programma is afgesloten",
      .closed_text = "Iedereen kan alles nog lezen. Veranderen kan niet meer.",
      .under_way = "Je vorige wijziging is nog onderweg.",
      .cancel = "Annuleren",
      .save = "Opslaan",
      .facts = "Zo staat het ervoor",
      .invite = "Mensen uitnodigen",
      .no_round = "Er is nog niet gestemd",
      .winner_unknown = "Nog geen winnaar",
      .goal = "Het doel",
      .goal_none = "Er is nog geen doel. Spreek het samen af: wat wil je dat er na dit programma anders is?",
      .goal_agree = "Doel vaststellen",
      .goal_revise = "Doel aanpassen",
      .goal_dutch = "Het doel in het Nederlands",
      .goal_english = "Het doel in het Engels",
      .goal_help = "Iedereen leest dit op de beginpagina.",
      .goal_missing = "Schrijf het doel in ten minste één taal.",
      .goal_too_long = "Dit is te lang. Maak het korter.",
      .goal_changed =
          "Iemand anders heeft het doel intussen aangepast. Hieronder staat die tekst. Sla je op, dan "
          "komt jouw tekst ervoor in de plaats.",
      .goal_saved = "Het doel is vastgesteld",
      .enrolment = "Inschrijving",
      .enrolment_open_text = "De inschrijving is open. Wie een uitnodiging heeft, kan meedoen.",
      .enrolment_closed_text = "De inschrijving is gesloten. Er kan nu niemand bij komen.",
      .enrolment_open = "Inschrijving openen",
      .enrolment_close = "Inschrijving sluiten",
      .phase = "Fase",
      .phase_note = "De fase vertelt iedereen waar jullie zijn. Er gaat niets voor open of dicht.",
      .phase_choose = "Waar zijn jullie nu?",
      .phase_start = "Fase beginnen",
      .vote = "Stemmen",
      .round_none = "Er is nog geen stemronde geweest.",
      .round_open = "Stemronde openen",
      .round_open_explained =
          "Iedereen die nu meedoet, mag stemmen; wie later komt niet meer. De pitches staan daarna vast.",
      .round_few = "Er zijn ten minste twee pitches nodig.",
      .round_close = "Stemronde sluiten",
      .round_close_explained =
          "Daarna kan niemand meer stemmen, en worden de stemmen geteld. Je kunt deze ronde niet opnieuw "
          "openen.",
      .runoff = "Herstemming openen",
      .runoff_text = "Er is nog geen winnaar. Open een herstemming tussen de pitches die gelijk eindigden.",
      .round_pitches = "Hierover wordt gestemd",
      .to_vote = "Naar het stemmen",
      .turn_out = "Opkomst",
      .round_done = "Er is een winnaar. Er komt geen ronde meer.",
      .ending = "Afsluiten",
      .ending_text = "Is het programma klaar? Sluit het dan af. Iedereen kan alles blijven lezen.",
      .close_programme = "Programma afsluiten",
      .close_question = "Het programma afsluiten?",
      .close_explained = "Niemand kan daarna nog iets schrijven of veranderen, jij ook niet. Dit kun je niet "
                         "ongedaan maken.",
      .inviting =
          {
              .invite_lead =
                  "Wie de link opent, wordt lid van dit programma. Deel hem alleen met wie mee mag doen.",
              .link_form = "Een link maken",
              .uses = "Hoe vaak mag de link worden gebruikt?",
              .uses_help = "Laat dit leeg als er geen grens is.",
              .days = "Hoeveel dagen blijft de link geldig?",
              .days_help = "Van 1 tot 366 dagen.",
              .make_link = "Link maken",
              .link = "De link",
              .link_help = "Selecteer de link en kopieer hem.",
              .link_once = "Je ziet deze link alleen nu. Kopieer hem of laat de code zien voordat je deze "
                           "pagina verlaat.",
              .qr = "QR-code van de link",
              .qr_print = "Deze code kun je met een telefoon scannen. Print de pagina om hem op te hangen.",
              .open_links = "Links die nog werken",
              .open_links_note =
                  "De links zelf zie je hier niet terug. Vertrouw je er een niet? Trek hem dan in.",
              .open_links_none_title = "Er zijn geen links die werken",
              .open_links_none_text = "Maak hierboven een link en stuur hem naar je collega’s.",
              .link_to_join = "Uitnodiging om mee te doen",
              .unlimited = "zo vaak als je wilt",
              .revoke = "Intrekken",
              .revoke_question = "Deze link intrekken?",
              .revoke_explained =
                  "De link werkt dan meteen niet meer. Wie er al mee binnen is, blijft binnen.",
              .try_again = "Probeer opnieuw",
              .copy = "Link kopiëren",
              .copied = "De link is gekopieerd",
              .copy_failed = "Kopiëren lukte niet. Selecteer de link en kopieer hem zelf.",
              .sheet = "Blad met de code",
              .sheet_text =
                  "Doe mee! Scan de code met de camera van je telefoon, of typ de link over in je browser.",
              .sheet_none_title = "Er is geen link om af te drukken",
              .sheet_none_text = "Een link is alleen te zien als je hem net hebt gemaakt. Maak een nieuwe.",
              .print = "Afdrukken",
              .not_a_number = "Vul een heel getal in.",
              .other_programmes = "Deze persoon doet ook mee in een programma waar jij geen coördinator "
                                  "bent. Vraag de beheerder om "
                                  "een inloglink.",
              .too_many_links =
                  "Er staan te veel links open. Trek eerst een link in die je niet meer gebruikt.",
              .invalid_days = "Zo lang kan een link niet geldig zijn. Kies 1 tot 366 dagen.",
              .invalid_uses = "Kies een getal van 1 tot 10.000.",
              .gone = "Deze link bestaat niet meer. Hij is al gebruikt, verlopen of ingetrokken.",
              .no_intake = "Dat kan nu niet in dit programma.",
          },
      .people = "Mensen",
      .people_lead = "Wie meedoet, hoever ieder is, en wie wat mag.",
      .search = "Zoek op naam of groep",
      .none_found = "Niemand gevonden. Zoek met minder letters.",
      .not_enrolled = "niet ingeschreven",
      .no_group = "nog zonder groep",
      .manage = "Beheren",
      .you = "jij",
      .roles = "Rollen",
      .withdraw = "Uitschrijven",
      .withdraw_explained =
          "Deze persoon gaat ook uit de groep, en kan niet meer stemmen in een nieuwe ronde. Is de "
          "inschrijving open, dan kan die zich later weer inschrijven.",
      .login_link = "Nieuwe inloglink maken",
      .login_link_explained =
          "Met deze link logt deze persoon één keer in, binnen 7 dagen. Geef hem aan niemand anders: wie hem "
          "opent, is ingelogd als die persoon.",
      .enrolled = [](std::size_t count) { return counted(count, "deelnemer", "deelnemers"); },
      .groups =
          [](std::size_t count, std::size_t people) {
            const std::string groups = counted(count, "groep", "groepen");
            if (people == 0)
              return groups + ", iedereen zit in een groep";
            const std::string alone = counted(people, "deelnemer", "deelnemers") + " nog zonder groep";
            return groups + ", " + alone;
          },
      .questions = [](std::size_t count
                   ) { return counted(count, "hulpvraag wacht", "hulpvragen wachten") + " op antwoord"; },
      .pitches = [](std::size_t count) { return counted(count, "pitch", "pitches"); },
      .complete =
          [](std::size_t count, std::size_t all) {
            return std::to_string(count) + " van de " + std::to_string(all) + " deden alle must do’s";
          },
      .phase_name = phase_name,
      .phase_now = [](std::string_view phase) { return "Jullie zijn nu bij: " + std::string(phase) + "."; },
      .round_open_question =
          [](std::size_t pitches) {
            return "Stemronde over " + counted(pitches, "pitch", "pitches") + " openen?";
          },
      .uses_left = [](std::uint32_t uses
                   ) { return "nog " + counted(uses, "keer", "keer") + " te gebruiken"; },
      .link_dates = [](std::string_view made, std::string_view ends
                    ) { return "Gemaakt: " + std::string(made) + " · geldig tot: " + std::string(ends); },
      .link_ends = [](std::string_view when) { return "Geldig tot " + std::string(when) + "."; },
      .link_for = [](std::string_view who) { return "Inloglink voor " + std::string(who); },
      .of_link = [](std::string_view what) { return "van " + quoted(what); },
      .must_progress = [](std::size_t done, std::size_t all
                       ) { return std::to_string(done) + " van " + std::to_string(all) + " must do’s"; },
      .role_name = role_name,
      .grant = [](people::Role role) { return "Geef rol " + role_name(role); },
      .revoke_role = [](people::Role role) { return "Neem rol " + role_name(role) + " af"; },
      .withdraw_question = [](std::string_view who) { return std::string(who) + " uitschrijven?"; },
      .found = [](std::size_t count) { return counted(count, "persoon", "mensen"); },
  };
}

} // namespace verdiep::words
