#include "client-wasm/words/outbox.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Outbox dutch_outbox() {
  return {
      .saving = "Bezig met opslaan …",
      .saved_here = "Opgeslagen hier",
      .under_way = "Onderweg",
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
      .waiting = [](std::size_t commands
                 ) { return counted(commands, "actie wacht", "acties wachten") + " op verzending"; },
      .field = [](std::string_view name) -> std::string_view {
        if (name == "title")
          return "Titel";
        if (name == "name")
          return "Naam";
        return name == "link" ? "Link" : "Wat je schreef";
      },
  };
}

} // namespace verdiep::words
