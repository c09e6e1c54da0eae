#include "client-wasm/words/help.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Help dutch_help() {
  return {
      .title = "Hulp",
      .lead =
          "Kom je ergens niet uit? Vraag het. De vraagbaken helpen iedereen, niet alleen hun eigen groep.",
      .lead_helper = "Jij bent vraagbaak. Hier staan de vragen die op antwoord wachten, de oudste eerst.",
      .ask = "Stel een vraag",
      .open = "Open",
      .answered = "Beantwoord",
      .filter = "Welke vragen",
      .open_empty_title = "Geen open vragen",
      .open_empty_text = "Iedereen kan verder. Heb jij een vraag? Stel hem gerust.",
      .answered_empty_title = "Nog geen antwoorden",
      .answered_empty_text = "Is een vraag opgelost, dan vind je hem hier terug.",
      .yours = "jouw vraag",
      .helpers_title = "Dit zijn de vraagbaken",
      .helpers_text = "Zij zien nieuwe vragen meteen in hun lijst.",
      .no_helpers_text =
          "Er zijn nog geen vraagbaken. Elke groep kan er een kiezen. Intussen kan iedereen helpen.",
      .back = "Hulp",
      .title_label = "Wat is je vraag?",
      .title_help = "In één zin. Dan weten je collega’s meteen of ze je kunnen helpen.",
      .title_missing = "Schrijf je vraag in één zin op.",
      .text_label = "Vertel er meer over",
      .text_help = "Wat heb je al geprobeerd, en waar loopt het vast? Alle deelnemers kunnen dit lezen.",
      .text_missing = "Vertel er iets meer over.",
      .about = "Hoort dit bij een Ding?",
      .about_label = "Kies het Ding",
      .about_none = "Niet bij een Ding",
      .place = "Vraag stellen",
      .enrol_first = "Schrijf je eerst in, dan kun je een vraag stellen.",
      .question = "hulpvraag",
      .is_answered = "beantwoord",
      .answer = "Het antwoord",
      .mark = "Dit is het antwoord",
      .reopen = "Toch nog niet opgelost",
      .waits_title = "Deze vraag wacht op antwoord",
      .waits_text = "Weet jij het? Reageer dan hieronder.",
      .waits_text_asker =
          "De vraagbaken zien je vraag. Staat het antwoord erbij? Geef dat dan aan bij dat bericht.",
      .waits_text_settler =
          "Weet jij het? Reageer dan hieronder. Staat het antwoord er al? Geef dat dan aan bij dat bericht.",
      .answered_title = "Deze vraag is beantwoord",
      .asked = [](std::string_view when) { return "gevraagd " + std::string(when); },
      .answers =
          [](std::size_t posts) {
            return posts == 0 ? std::string("nog geen reactie") : counted(posts, "reactie", "reacties");
          },
      .open_questions = [](std::size_t questions) { return counted(questions, "open vraag", "open vragen"); },
      .answer_of = [](std::string_view who) { return "Het antwoord van " + std::string(who); },
      .about_ding = [](std::string_view title) { return "Bij " + quoted(title); },
  };
}

} // namespace verdiep::words
