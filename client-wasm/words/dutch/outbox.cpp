#include "client-wasm/words/outbox.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Outbox dutch_outbox() {
  return {
      .saving = "Bezig met opslaan …",
      .saved_here = "Opgeslagen hier",
      .under_way = "Onderweg",
      .accepted = "Aangenomen",
      .refused = "Geweigerd",
      .forecast = "Lijkt niet meer te kunnen",
      .retry = "Probeer opnieuw",
      .drop = "Weggooien",
      .edit = "Bewerken",
      .drop_question = "Wil je dit weggooien?",
      .drop_explained = "Wat je hebt geschreven, is dan ook van dit apparaat weg.",
      .keep = "Bewaren",
      .refused_title = "Niet gelukt",
      .not_taken = "De server kon dit niet verwerken. Laad de pagina opnieuw en probeer het nog eens.",
      .unreadable =
          "Iets dat hier nog wachtte op verzending, is niet meer te lezen. Kijk na of alles wat je deed er "
          "staat, en doe het anders opnieuw. Bewaar het als bestand: misschien kan iemand het nog lezen.",
      .unreadable_rows = "Niet meer te lezen; zo stond het op het apparaat (in base64)",
      .waiting_title = "Nog niet aangekomen",
      .leave_title = "Niet alles is verstuurd",
      .leave_stay = "Ingelogd blijven",
      .leave_save = "Bewaren als bestand",
      .leave_saved = "Het bestand staat bij je downloads.",
      .leave_discard = "Weggooien en uitloggen",
      .leave_offline = "Uitloggen kan alleen met verbinding. Controleer je internet en probeer het opnieuw.",
      .file_name = "verdiepdingen-niet-verstuurd.txt",
      .file_title = "VerdiepDingen: wat niet was verstuurd",
      .file_waits = "wachtte op verzending",
      .file_drafts = "Getypt, en nog niet geplaatst",
      .file_commands = "Voor wie dit met een programma wil lezen: de opdrachten zelf (CBOR, in base64)",
      .waiting = [](std::size_t commands
                 ) { return counted(commands, "actie wacht", "acties wachten") + " op verzending"; },
      .field = [](std::string_view name) -> std::string_view {
        if (name == "title")
          return "Titel";
        if (name == "name")
          return "Naam";
        return name == "link" ? "Link" : "Wat je schreef";
      },
      .leave_text =
          [](std::size_t commands, std::size_t drafts) {
            std::string text;
            if (commands > 0)
              text += counted(commands, "actie van jou is", "acties van jou zijn") + " nog niet aangekomen. ";
            if (drafts > 0)
              text += counted(drafts, "tekst die je typte, is", "teksten die je typte, zijn") +
                      " nog niet geplaatst. ";
            return text +
                   "Log je nu uit, dan is dat van dit apparaat weg. Je kunt het eerst afmaken, of bewaren.";
          },
  };
}

} // namespace verdiep::words
