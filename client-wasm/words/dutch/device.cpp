#include "client-wasm/words/device.hpp"

namespace verdiep::words {

Device dutch_device() {
  return {
      .newer_title = "Nieuwe versie klaar",
      .newer_text =
          "De pagina wordt opnieuw geladen, in al je tabbladen. Wat je schrijft en wat nog wacht, blijft "
          "bewaard.",
      .newer_shared =
          "Op een gedeelde computer wordt niets bewaard. Verstuur eerst wat je aan het schrijven bent.",
      .renew = "Vernieuwen",
      .title = "Op dit apparaat",
      .underway = "De app wordt klaargezet. Daarna opent hij ook zonder verbinding.",
      .kept = "De app opent ook zonder verbinding.",
      .full = "Zonder verbinding opent de app hier niet: er is te weinig ruimte op dit apparaat.",
      .unavailable = "Zonder verbinding opent de app hier niet: deze browser staat dat niet toe.",
      .install = "Op dit apparaat zetten",
      .install_help = "VerdiepDingen staat dan tussen je andere apps en opent in een eigen venster.",
  };
}

} // namespace verdiep::words
