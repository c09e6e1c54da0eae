#include "client-wasm/words/dingen.hpp"

namespace verdiep::words {

Dingen dutch_dingen() {
  return {
      .title = "Dingen",
      .lead = "Dingen om zelf te proberen. Begin met de must do’s; de rest kies je zelf.",
      .must = "Must do",
      .must_note = "Deze doet iedereen.",
      .can = "Can do",
      .can_note = "Kies wat bij je werk past.",
      .free = "Vrij",
      .free_note = "Gewoon omdat het leuk is.",
      .done = "Afgerond",
      .open = "Nog te doen",
      .back = "Alle Dingen",
      .empty_title = "Er zijn nog geen Dingen",
      .empty_text = "Je coördinator zet ze hier neer. Kom later nog eens kijken.",
      .why = "Waarom",
      .steps = "Zo doe je het",
      .done_means = "Klaar als",
      .service = "Wat het publiek eraan heeft",
      .links = "Handige links",
      .time = "Tijd",
      .discuss = "Praat erover",
      .no_threads = "Nog niemand schreef over dit Ding. Jij kunt de eerste zijn.",
      .open_thread = "Begin een gesprek",
      .complete_title = "Gedaan?",
      .reflection_label = "Wat heb je gemerkt?",
      .reflection_help = "Wat ging goed, wat viel tegen, wat ga je ermee doen in je werk?",
      .link_label = "Link naar wat je maakte",
      .link_help = "Bijvoorbeeld je filmpje of bericht. Begint met https://",
      .link_wrong = "Een link begint met https:// of http://",
      .sharing_label = "Wie mag dit lezen?",
      .sharing_coordinators = "Alleen de coördinatoren",
      .sharing_coordinators_help = "Je collega’s zien het niet.",
      .sharing_programme = "Iedereen in het programma",
      .sharing_programme_help = "Je collega’s kunnen ervan leren.",
      .complete = "Ding afronden",
      .completed_title = "Afgerond",
      .your_reflection = "Jouw reflectie",
      .reopen = "Toch nog niet klaar",
      .reopen_question = "Dit Ding weer openzetten?",
      .reopen_explained = "Het telt dan niet meer als afgerond. Je kunt het later opnieuw afronden.",
      .enrol_first = "Schrijf je eerst in, dan kun je dit Ding afronden.",
      .cancel = "Annuleren",
      .unknown_title = "Dit Ding bestaat niet",
      .unknown_text = "Misschien is het weggehaald, of klopt de link niet.",
      .removed = "Dit Ding is weggehaald. Wat je hebt gedaan, blijft staan.",
      .shared_reflections = "Gedeelde reflecties",
      .done_of = [](std::size_t done, std::size_t total
                 ) { return std::to_string(done) + " van " + std::to_string(total) + " klaar"; },
      .minutes = [](unsigned minutes) { return std::to_string(minutes) + " minuten"; },
      .step = [](std::size_t number) { return "Stap " + std::to_string(number); },
  };
}

} // namespace verdiep::words
