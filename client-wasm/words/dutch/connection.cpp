#include "client-wasm/words/connection.hpp"

namespace verdiep::words {

Connection dutch_connection() {
  return {
      .offline = "Geen verbinding. Wat je doet, wordt hier bewaard en later verstuurd.",
      .offline_short = "Geen verbinding",
      .update_needed =
          "Er is een nieuwere versie nodig; tot die tijd kun je alleen lezen. Kies Vernieuwen zodra dat hier "
          "staat. Verschijnt het niet, laad de pagina dan opnieuw.",
      .diverged =
          "Dit apparaat en de server zijn het niet eens over de stand. Laad de pagina opnieuw. Gebeurt "
          "het weer, meld "
          "het dan aan je coördinator.",
      .history_refused =
          "De geschiedenis op de server past niet bij wat dit apparaat eerder zag. Er is niets overgenomen. "
          "Meld dit aan je coördinator.",
      .started_over =
          "De server is teruggezet uit een reservekopie. Wat nog niet was verstuurd, is bewaard en gaat mee.",
      .other_member =
          "Op dit apparaat wacht nog werk van iemand anders. Vraag die persoon om eerst in te loggen.",
      .revoked = "Je hoort niet meer bij dit programma. Vraag je coördinator als dat niet klopt.",
      .damaged =
          "Een deel van wat dit apparaat bewaarde, was beschadigd. Het wordt opnieuw opgehaald zodra er "
          "verbinding is. Wat jij nog niet had verstuurd, is er nog.",
      .healed = "Een deel van wat dit apparaat bewaarde, was beschadigd. Het is opnieuw opgehaald: je bent "
                "niets kwijt.",
  };
}

} // namespace verdiep::words
