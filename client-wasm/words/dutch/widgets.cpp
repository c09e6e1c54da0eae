#include "client-wasm/words/widgets.hpp"

namespace verdiep::words {

Widgets dutch_widgets() {
  return {
      .navigation = "Hoofdmenu",
      .skip = "Naar de inhoud",
      .messages = "Meldingen",
      .dismiss = "Sluit melding",
      .loading = "Even laden …",
      .optional = "niet verplicht",
      .new_tab = "opent in een nieuw tabblad",
      .characters_left =
          [](int characters) {
            return "Nog " + std::to_string(characters) + (characters == 1 ? " teken" : " tekens");
          },
      .done_of = [](int done,
                    int total) { return std::to_string(done) + " van " + std::to_string(total) + " klaar"; },
  };
}

} // namespace verdiep::words
