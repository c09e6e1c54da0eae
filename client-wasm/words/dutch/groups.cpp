#include "client-wasm/words/groups.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Groups dutch_groups() {
  return {
      .title = "Groepen",
      .lead = "Werk met een paar collega’s een idee uit waar jullie publiek iets aan heeft.",
      .own_title = "Jouw groep",
      .all_title = "Alle groepen",
      .others_title = "Andere groepen",
      .own = "jouw groep",
      .to_own = "Naar je groep",
      .back = "Alle groepen",
      .none_title = "Nog geen groepen",
      .none_text = "Begin de eerste. Je collega’s kunnen daarna meedoen.",
      .individual_title = "Dit programma heeft geen groepen",
      .individual_text = "Je doet de Dingen hier in je eentje. Kom je er niet uit? Vraag dan hulp.",
      .unknown_title = "Deze groep bestaat niet",
      .unknown_text = "Misschien klopt de link niet helemaal.",
      .join = "Doe mee",
      .full = "vol",
      .full_reason = "Deze groep is vol.",
      .already_in_one = "Je zit al in een groep. Wil je wisselen? Ga dan eerst uit je groep.",
      .enrol_first = "Schrijf je eerst in, dan kun je in een groep.",
      .form_title = "Begin zelf een groep",
      .name_label = "Hoe heet jullie groep?",
      .name_help = "Bijvoorbeeld naar je idee. Je kunt de naam later veranderen.",
      .name_missing = "Geef je groep een naam.",
      .form = "Groep beginnen",
      .leave = "Uit de groep gaan",
      .leave_question = "Uit deze groep gaan?",
      .leave_explained = "Je leest dan de gesprekken, het idee en het plan van deze groep niet meer. Wat je "
                         "schreef, blijft bij de groep. Is er plaats, dan kun je later weer meedoen.",
      .stay = "Blijven",
      .take_out = "Uit de groep halen",
      .take_out_explained = "Deze collega leest dan niet meer mee, en kan in een andere groep.",
      .without_title = "Nog zonder groep",
      .without_text = "Alleen coördinatoren zien deze lijst.",
      .cancel = "Annuleren",
      .people_title = "Wie doen er mee",
      .helper = "vraagbaak",
      .helper_vacant = "nog geen vraagbaak",
      .helper_explained =
          "De vraagbaak helpt collega’s met praktische vragen, ook collega’s uit andere groepen.",
      .choose_helper = "Wie wordt jullie vraagbaak?",
      .appoint = "Maak vraagbaak",
      .rename = "Naam veranderen",
      .rename_label = "Naam van de groep",
      .save = "Opslaan",
      .you = "jij",
      .tabs = "Van jullie groep",
      .talk = "Praten",
      .idea = "Idee",
      .plan = "Plan",
      .people = "Groep",
      .only_us = "Dit is van jullie: alleen je eigen groep leest mee.",
      .absent_title = "Nog niet op dit apparaat",
      .absent_text = "Wat jullie groep schreef, wordt opgehaald. Zonder verbinding lukt dat pas later.",
      .room_empty_title = "Nog geen gesprekken",
      .room_empty_text = "Waar zou jullie publiek blij van worden? Begin er een gesprek over.",
      .room_text_help = "Alleen je eigen groep kan dit lezen.",
      .places_left = [](std::size_t places) { return "nog " + counted(places, "plaats", "plaatsen"); },
      .form_text =
          [](std::size_t others_max) {
            return "Je zit er dan zelf meteen in. Daarna kunnen er nog " +
                   counted(others_max, "collega", "collega’s") + " bij.";
          },
      .of_group = [](std::string_view name) { return "met " + std::string(name); },
      .take_out_question = [](std::string_view who) { return std::string(who) + " uit de groep halen?"; },
      .appointed = [](std::string_view who) { return std::string(who) + " is nu vraagbaak"; },
      .joined = [](std::string_view name) { return "Je doet mee met " + std::string(name); },
  };
}

} // namespace verdiep::words
