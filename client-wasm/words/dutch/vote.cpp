#include "client-wasm/words/vote.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Vote dutch_vote() {
  return {
      .title = "Stemmen",
      .none_title = "Er is nog niets te stemmen",
      .none_text = "Op de slotbijeenkomst opent je coördinator de stemronde. Lees intussen de pitches.",
      .to_pitches = "Naar de pitches",
      .choose = "Welk idee wint volgens jou?",
      .cast = "Stem uitbrengen",
      .change = "Stem wijzigen",
      .keep = "Zo laten",
      .own_group = "jouw groep",
      .choose_missing = "Kies eerst een pitch.",
      .not_admitted_title = "In deze ronde stem je niet mee",
      .not_admitted_text =
          "Wie mag stemmen, is vastgelegd toen de ronde openging. Jij deed toen nog niet mee. De uitslag zie "
          "je hier wel.",
      .voted_title = "Je hebt gestemd",
      .change_until = "Je kunt je stem wijzigen tot de ronde sluit.",
      .code = "Jouw code",
      .code_explained =
          "Na het tellen staat deze code in de uitslag, met je keuze erbij. Zo zie je zelf dat je stem is "
          "meegeteld. Hij blijft op dit apparaat staan; schrijf hem over als je straks een ander gebruikt.",
      .elsewhere =
          "Je stemde op een ander apparaat. Daar staat je code. Stem je hier opnieuw, dan telt deze stem.",
      .secrecy = "Wie kan zien wat ik stem?",
      .secrecy_who = "Iedereen kan zien dát je hebt gestemd. Wat je koos, ziet in de app niemand.",
      .secrecy_operator =
          "Tot het tellen zou de beheerder van de server het kunnen opzoeken. Daarom heet het "
          "vertrouwelijk, niet anoniem.",
      .secrecy_after =
          "Na het tellen is het verband tussen jou en je code vernietigd. De uitslag noemt alleen codes.",
      .secrecy_alike =
          "Kiest iedereen hetzelfde, dan weet natuurlijk iedereen wat jij koos. En wie jouw code "
          "kent, kan je keuze opzoeken.",
      .counting_title = "De stemmen worden geteld",
      .counting_text = "De ronde is gesloten. Zo meteen staat hier de uitslag.",
      .result = "De uitslag",
      .bars = "Stemmen per pitch",
      .pitch = "Pitch",
      .votes_column = "Stemmen",
      .no_votes = "Er zijn geen stemmen uitgebracht.",
      .own_title = "Jouw stem is meegeteld",
      .own_missing =
          "De code van dit apparaat staat niet bij de getelde stemmen. Je stem kwam te laat, of je "
          "stemde later opnieuw op een ander apparaat.",
      .runoff_text = "Je coördinator opent een herstemming tussen de pitches die gelijk eindigden.",
      .codes = "Alle codes",
      .codes_text = "Met deze lijst kan iedereen natellen.",
      .codes_column = "Code",
      .earlier = "Eerdere rondes",
      .turn_out =
          [](std::size_t voted, std::size_t electorate) {
            return std::to_string(voted) + " van de " + std::to_string(electorate) + " hebben gestemd";
          },
      .votes = [](std::size_t count) { return counted(count, "stem", "stemmen"); },
      .chosen = [](std::string_view title) { return "Je koos " + quoted(title) + "."; },
      .unanimous = [](std::string_view title) { return quoted(title) + " wint, met alle stemmen!"; },
      .won = [](std::string_view title) { return quoted(title) + " wint!"; },
      .tied = [](std::size_t pitches
              ) { return "Gelijkspel: " + std::to_string(pitches) + " pitches hebben evenveel stemmen."; },
      .own_found = [](std::string_view title) { return "Jouw code staat bij " + quoted(title) + "."; },
  };
}

} // namespace verdiep::words
