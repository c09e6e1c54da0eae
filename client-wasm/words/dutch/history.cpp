#include "client-wasm/words/history.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

History dutch_history() {
  return {
      .title = "Geschiedenis",
      .lead = "Alles wat er in dit programma gebeurde, in de volgorde waarin het is vastgelegd.",
      .group_lead = "Alles wat er in jullie groep gebeurde, in de volgorde waarin het is vastgelegd.",
      .of_programme = "Programma",
      .of_group = "Onze groep",
      .streams = "Waarvan je de geschiedenis bekijkt",

      .back_in_time = "Terug in de tijd",
      .back_in_time_text = "Bekijk de pagina’s zoals ze toen waren.",
      .from_start = "Vanaf het begin",
      .day_label = "Ga naar een dag",
      .day_help = "Bijvoorbeeld 7-9-2026. Je ziet hoe het was aan het eind van die dag.",
      .day_go = "Ga",
      .day_unclear = "Schrijf de dag als dag-maand-jaar, bijvoorbeeld 7-9-2026.",
      .day_before = "Toen was er nog niets gebeurd. Kies een latere dag.",
      .filter = "Kies wat je ziet",
      .area = "Onderdeel",
      .person = "Persoon",
      .person_search = "Zoek een persoon",
      .ding = "Ding",
      .all_areas = "Alles",
      .no_filter = "Toon weer alles",
      .chosen = "Je ziet alleen",
      .timeline = "Wat er gebeurde",
      .more = "Toon meer",
      .none_title = "Niets gevonden",
      .none_text = "Bij deze keuze hoort geen gebeurtenis. Kies iets anders, of toon weer alles.",
      .area_programme = "Programma",
      .area_people = "Mensen",
      .area_dingen = "Dingen",
      .area_forum = "Forum",
      .area_groups = "Groepen",
      .area_ideas = "Idee en plan",
      .area_pitch = "Pitches",
      .area_vote = "Stemmen",
      .area_unknown = "Onbekend",
      .numbered = [](std::uint64_t position) { return "gebeurtenis " + std::to_string(position); },
      .recorded = [](std::string_view time) { return "vastgelegd om " + std::string(time); },
      .found = [](std::size_t events) { return counted(events, "gebeurtenis", "gebeurtenissen"); },
      .without = [](std::string_view chosen) { return std::string(chosen) + " niet meer kiezen"; },
      .came_late =
          [](std::string_view moment) {
            return "Kwam later binnen. Volgens het apparaat gebeurde het " + std::string(moment) +
                   ": er was geen verbinding, of de klok liep achter.";
          },
      .clock_ahead =
          [](std::string_view moment) {
            return "De klok van het apparaat liep voor. Volgens het apparaat gebeurde het " +
                   std::string(moment) + ".";
          },

      .position_label = "Plaats in de geschiedenis",
      .keys =
          "Met de pijltjes ga je één gebeurtenis terug of verder. Home is het begin, End is nu, en met de "
          "spatiebalk speel je af.",
      .previous = "Vorige",
      .next = "Volgende",
      .play = "Afspelen",
      .pause = "Pauze",
      .to_now = "Terug naar nu",
      .to_place = "Bekijk waar dit gebeurde",
      .to_timeline = "Naar de geschiedenis",
      .looking_back = "Je kijkt terug",
      .look_only = "Je kijkt terug. Hier kun je niets veranderen.",
      .no_past_title = "Hiervan is geen beeld van toen",
      .no_past_text = "Deze pagina is er alleen voor nu. Kies links een andere pagina, of ga terug naar nu.",
      .was_on = [](std::string_view day, std::string_view time
                ) { return "Zo was het op " + std::string(day) + " om " + std::string(time); },
      .of_total = [](std::uint64_t position, std::uint64_t total
                  ) { return "Gebeurtenis " + std::to_string(position) + " van " + std::to_string(total); },

      .proof = "Bewijs",
      .to_proof = "Bekijk het bewijs",
      .verified_text =
          "Dit apparaat heeft het zelf nagerekend: de handtekening van de server hoort bij precies "
          "deze gebeurtenissen.",
      .unsigned_title = "Nog niet gecontroleerd",
      .unsigned_text = "Er is nog geen handtekening van de server. Die komt als je verbinding hebt.",
      .damaged_title = "Er klopt iets niet",
      .damaged_text =
          "De gebeurtenissen op dit apparaat zijn niet die waarvoor de server heeft getekend. Er is "
          "iets veranderd, hier of op de server. Meld dit aan je coördinator.",
      .bad_signature_title = "De handtekening klopt niet",
      .bad_signature_text = "Deze handtekening is niet van de server die dit apparaat kent. Meld dit aan je "
                            "coördinator.",
      .behind_title = "Nog niet alles is hier",
      .behind_text =
          "De handtekening gaat over meer gebeurtenissen dan dit apparaat heeft. Wacht op verbinding.",
      .checking_text = "Dit apparaat rekent het na.",
      .proof_lead = "Hiermee kan iedereen nagaan dat er niets is veranderd, ook zonder ons te vertrouwen.",
      .facts = "De getekende stand",
      .fact = "Gegeven",
      .value = "Waarde",
      .size = "Aantal gebeurtenissen",
      .root = "Vingerafdruk van alles (Merkle-wortel)",
      .state = "Vingerafdruk van de stand",
      .rules = "Versie van de regels",
      .key = "Sleutel van de server",
      .signature = "Getekende tekst",
      .origin = "Wat er is getekend",
      .of_event = "Bewijs van één gebeurtenis",
      .leaf = "Vingerafdruk van de gebeurtenis",
      .state_at = "Vingerafdruk van de stand na deze gebeurtenis",
      .save = "Bewijs opslaan",
      .saved = "Het bewijs is opgeslagen.",
      .not_covered = "Deze gebeurtenis is nieuwer dan de laatste handtekening. Straks kan het wel.",
      .how_to =
          "In het bestand staan de gebeurtenis zoals ze is vastgelegd, het pad naar de vingerafdruk van "
          "alles "
          "en de getekende tekst. Het is een open formaat (C2SP tlog-proof): ook andere programma’s kunnen "
          "het nakijken. Vergelijk de sleutel met die van je organisatie.",
      .verified = [](std::size_t events
                  ) { return "Gecontroleerd: " + counted(events, "gebeurtenis", "gebeurtenissen"); },
      .waits =
          [](std::size_t events) {
            return counted(events, "nieuwe gebeurtenis wacht", "nieuwe gebeurtenissen wachten") +
                   " nog op een handtekening.";
          },

      .happened = dutch_happened(),
  };
}

} // namespace verdiep::words
