#include "client-wasm/words/insights.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Insights dutch_insights() {
  return {
      .title = "Inzicht",
      .lead = "Hoe het gaat in dit programma, in cijfers.",
      .numbers = "Toon de cijfers",
      .meaning = "Wat telt dit?",
      .save = "Bewaar als CSV",
      .saved = "De cijfers zijn opgeslagen.",
      .progress =
          {"Wie heeft wat afgerond",
           "Elk vakje is een Ding van een deelnemer. Een Ding telt als het nu is afgerond; wie het weer "
           "opent, "
           "telt niet meer mee. Alleen wie nu meedoet en Dingen die er nu zijn, staan erin."},
      .activity =
          {"Wanneer er iets gebeurde",
           "Per dag: hoeveel deelnemers iets deden, wat het ook was. Wie vijf dingen op één dag doet, telt "
           "één "
           "keer. Het gaat om de dag waarop iemand het deed, ook zonder verbinding. Dagen zijn in wereldtijd "
           "(UTC)."},
      .funnel =
          {"De must do’s, stap voor stap",
           "Hoeveel deelnemers minstens zoveel must do’s afrondden, welke het ook waren. Alleen wie nu "
           "meedoet, telt mee."},
      .pace =
          {"Hoelang een Ding op zich laat wachten",
           "Het aantal dagen van inschrijven tot afronden. Het vak is de middelste helft van de mensen, de "
           "streep de middelste persoon (de mediaan). Wie een Ding nog niet afrondde, telt niet mee."},
      .network =
          {"Wie antwoordt wie",
           "Een antwoord is een bericht in een gesprek dat iemand anders begon, in het forum van het "
           "programma. Verwijderde berichten en de kamers van groepen tellen niet mee."},
      .turnout =
          {"Opkomst bij het stemmen",
           "Van iedereen die mocht stemmen: wie minstens één keer stemde. Wie van gedachten veranderde, telt "
           "één keer. Wat mensen stemden, staat hier niet in."},

      .sees_names = "Je ziet namen omdat je coördinator bent. Deelnemers zien alleen hun eigen voortgang.",
      .sees_own =
          "Je ziet je eigen voortgang, en cijfers over minstens vijf mensen. Wat een ander afrondde, ziet "
          "alleen de coördinator.",
      .sees_figures =
          "Je ziet cijfers over minstens vijf mensen en over dagen die voorbij zijn, zonder namen.",
      .too_few_title = "Nog te weinig mensen",
      .too_few_text = "Er doen minder dan vijf mensen mee. Dan zou een cijfer iets over één persoon kunnen "
                      "zeggen. Daarom "
                      "zie je hier nog geen cijfers over anderen.",
      .hidden = "zeggen we niet",
      .hidden_note = "Een streepje of ‘zeggen we niet’ betekent: met dit getal zou je iets kunnen uitrekenen "
                     "over minder "
                     "dan vijf mensen. Zo is niemand te herkennen.",

      .received =
          {
              .asking = "De cijfers worden opgehaald",
              .none_title = "De cijfers zijn er nog niet",
              .none_text =
                  "Ze komen van de server, en die is nu niet te bereiken. Daarna blijven de laatste cijfers "
                  "hier te zien, ook zonder verbinding.",
              .retry = "Probeer opnieuw",
              .last = "Geen verbinding. Dit zijn de laatste cijfers die hier binnenkwamen.",
              .through =
                  [](std::string_view day, std::string_view received) {
                    return "Cijfers tot en met " + std::string(day) +
                           ". Opgehaald: " + std::string(received) + ".";
                  },
              .other_page = "Met jouw rol zie je de cijfers van dit programma. De andere pagina’s zijn voor "
                            "wie meedoet.",
          },
      .exports =
          {
              .title = "Neem het hele programma mee",
              .events = "Alle gebeurtenissen in één bestand, voor zover jij ze mag zien: CSV voor een "
                        "rekenprogramma, NDJSON voor "
                        "andere programma’s, XES voor programma’s die werkprocessen in kaart brengen.",
              .figures = "Alle cijfers die jij mag zien, in één bestand voor een rekenprogramma.",
              .with_content = "Met wat mensen schreven",
              .with_content_help =
                  "Vanaf dan bewaar jij hun woorden: zet het bestand niet zomaar ergens neer, en gooi het "
                  "weg als je het niet meer nodig hebt.",
              .csv = "CSV",
              .ndjson = "NDJSON",
              .xes = "XES",
              .all_figures = "Alle cijfers als CSV",
              .no_answer =
                  "Het bestand kwam niet (helemaal) binnen; er is niets opgeslagen. De server maakt het: "
                  "probeer het opnieuw als er verbinding is.",
              .too_busy = "De server is nu met te veel bestanden bezig. Probeer het over een minuut opnieuw.",
              .not_allowed =
                  "Jouw rol mag dit bestand niet (meer) hebben. Vraag je coördinator als dat niet klopt.",
              .failed = "De server kon het bestand niet maken. Probeer het later opnieuw; blijft het zo, "
                        "meld het dan "
                        "aan je beheerder.",
          },

      .filter = "Kies wat je ziet",
      .track = "Soort Ding",
      .all_tracks = "Alle",
      .must = "Must do",
      .can = "Can do",
      .free = "Vrij",
      .period = "Periode",
      .all_time = "Het hele programma",
      .last_month = "Laatste vier weken",
      .last_week = "Laatste week",
      .group = "Groep",
      .group_note = "De groep geldt voor wie wat afrondde, en voor het forum.",
      .chosen = "Je ziet alleen",
      .without = [](std::string_view chosen) { return std::string(chosen) + " niet meer kiezen"; },

      .name = "Naam",
      .number = "Nummer",
      .ding = "Ding",
      .completed = "Afgerond",
      .which = "Welke nummers",
      .day = "Dag",
      .people = "Mensen",
      .acts = "Handelingen",
      .steps = "Afgerond",
      .lower = "Een kwart",
      .median = "De helft",
      .upper = "Driekwart",
      .from = "Wie antwoordt",
      .to = "Op wie",
      .posts = "Berichten",
      .round = "Ronde",
      .voted = "Gestemd",
      .electorate = "Mochten stemmen",

      .you = "Jij",
      .everybody = "Iedereen",
      .no_dingen = "Er zijn nog geen Dingen, of niemand doet nog mee.",
      .more = "Toon meer mensen",
      .of = [](std::size_t part,
               std::size_t whole) { return std::to_string(part) + " van de " + std::to_string(whole); },
      .own_progress =
          [](std::size_t completed, std::size_t dingen) {
            return "Je rondde " + std::to_string(completed) + " van de " + counted(dingen, "Ding", "Dingen") +
                   " af.";
          },
      .all_progress =
          [](std::size_t participants, std::size_t dingen) {
            return counted(participants, "deelnemer", "deelnemers") + " en " +
                   counted(dingen, "Ding", "Dingen") + ": een vinkje is afgerond.";
          },
      .group_progress =
          [](std::string_view group, std::size_t people, std::size_t dingen) {
            return counted(people, "deelnemer", "deelnemers") + " van " + std::string(group) + " en " +
                   counted(dingen, "Ding", "Dingen") + ": een vinkje is afgerond.";
          },
      .some_progress = "Hoeveel mensen elk Ding afrondden.",

      .no_days = "In deze periode deed nog niemand iets.",
      .active_days = [](std::size_t days
                     ) { return "Op " + counted(days, "dag", "dagen") + " deden deelnemers iets."; },
      .busiest =
          [](std::string_view day, std::size_t people) {
            return "Het drukst was " + std::string(day) + ", met " +
                   counted(people, "deelnemer", "deelnemers") + ".";
          },
      .hidden_days =
          [](std::size_t days) {
            return "Bij " + counted(days, "dag", "dagen") +
                   " staat een open blokje: dat aantal zeggen we niet, zodat niemand te herkennen is.";
          },
      .day_label = [](int day, int month) { return std::to_string(day) + "-" + std::to_string(month); },

      .no_musts = "Er zijn nog geen must do’s, of niemand doet nog mee.",
      .funnel_hidden = "Hoeveel deelnemers alle must do’s afrondden, zeggen we niet: dan zou je iets weten "
                       "over minder dan "
                       "vijf mensen.",
      .all_take_part = "Doen mee",
      .at_least = [](std::size_t musts) { return "Minstens " + counted(musts, "must do", "must do’s"); },
      .all_musts =
          [](std::size_t people, std::size_t participants) {
            return std::to_string(people) + " van de " + counted(participants, "deelnemer", "deelnemers") +
                   " rondden alle must do’s af.";
          },
      .people_count = [](std::size_t people) { return counted(people, "deelnemer", "deelnemers"); },

      .pace_axis = "dagen na het inschrijven",
      .no_pace = "Nog geen Ding is door genoeg mensen afgerond om er iets over te zeggen.",
      .no_pace_of =
          [](std::size_t dingen) {
            return counted(dingen, "Ding staat", "Dingen staan") +
                   " er niet bij: nog niemand rondde ze af, of te weinig mensen om er iets over te zeggen.";
          },
      .pace_of =
          [](std::string_view ding, std::size_t days) {
            return "De helft van de mensen die " + quoted(ding) + " afrondden, deed dat binnen " +
                   counted(days, "dag", "dagen") + ".";
          },
      .pace_between =
          [](std::string_view ding, std::size_t days, std::string_view other_ding, std::size_t other_days) {
            return "Het eerst kwam " + quoted(ding) + ", bij de helft binnen " +
                   counted(days, "dag", "dagen") + "; het laatst " + quoted(other_ding) +
                   ", bij de helft binnen " + counted(other_days, "dag", "dagen") + ".";
          },

      .no_answers = "In het forum heeft nog niemand een ander geantwoord.",
      .network_hidden =
          "In het forum antwoordden minder dan vijf mensen elkaar. Meer zeggen we niet, zodat niemand te "
          "herkennen is.",
      .network_nameless =
          "Namen en aantallen ziet alleen de coördinator. De nummers zeggen niets over wie het is.",
      .network_key = "Een rij is wie antwoordt, een kolom op wie; het getal is hoe vaak.",
      .too_many_people = "Dit zijn te veel mensen om te tekenen. Kies een groep, of bekijk de cijfers.",
      .answers =
          [](std::size_t people, std::size_t posts) {
            return counted(people, "persoon", "mensen") + " in gesprek, met samen " +
                   counted(posts, "antwoord", "antwoorden") + " aan een ander.";
          },
      .pairs =
          [](std::size_t people, std::size_t pairs) {
            return counted(people, "persoon", "mensen") + " in gesprek; " + std::to_string(pairs) +
                   " keer antwoordt iemand een bepaalde ander.";
          },
      .person = [](std::size_t number) { return "Persoon " + std::to_string(number); },

      .no_rounds = "Er is nog geen stemronde geweest.",
      .turnout_hidden =
          "Hoeveel mensen stemden, zeggen we niet: dan zou je iets weten over minder dan vijf mensen.",
      .turned_out =
          [](std::size_t voted, std::size_t electorate) {
            return std::to_string(voted) + " van de " + std::to_string(electorate) +
                   " mensen die mochten stemmen, deden dat.";
          },
      .round_number = [](std::size_t number) { return "Ronde " + std::to_string(number); },
  };
}

} // namespace verdiep::words
