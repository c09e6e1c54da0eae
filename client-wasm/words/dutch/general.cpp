#include "client-wasm/words/general.hpp"

namespace verdiep::words {

General dutch_general() {
  return {
      .product = "VerdiepDingen",
      .close = "Sluiten",
      .loading = "Even laden …",
      .me = "Over mij",
      .not_found_title = "Deze pagina bestaat niet",
      .not_found_text = "Misschien is de link oud of niet helemaal goed overgenomen.",
      .to_home = "Naar het begin",
      .log_out = "Uitloggen",
      .signed_out_title = "Je bent niet ingelogd",
      .signed_out_text =
          "Wat hier nog wacht, blijft bewaard. Open de link uit je uitnodiging opnieuw. Kun je "
          "die niet vinden? Vraag "
          "je coördinator om een nieuwe.",
      .error_title = "Dat lukte niet",
      .storage_failed =
          "Op dit apparaat kan nu niets bewaard worden. Laat deze pagina open tot alles is verstuurd.",
      .nameless = [](std::string_view code) { return "Lid " + std::string(code); },
  };
}

} // namespace verdiep::words
