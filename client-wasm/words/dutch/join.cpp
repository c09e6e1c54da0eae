#include "client-wasm/words/join.hpp"

namespace verdiep::words {

Join dutch_join() {
  return {
      .title = "Meedoen",
      .checking = "Uitnodiging bekijken …",
      .invalid_title = "Deze uitnodiging werkt niet (meer)",
      .invalid_text = "De link is verlopen, al gebruikt of niet helemaal overgenomen. Vraag je coördinator "
                      "om een nieuwe.",
      .lead = "Leer door te doen: je probeert Dingen uit, praat erover met collega’s en werkt samen aan een "
              "idee voor je bibliotheek.",
      .name_label = "Hoe heet je?",
      .name_help = "Je voornaam is genoeg. Alle deelnemers zien deze naam.",
      .name_missing = "Vul je naam in, dan weten je collega’s wie je bent.",
      .button = "Meedoen",
      .login_button = "Verder",
      .offline_text = "Er is geen verbinding met de server. Controleer je internet en probeer het opnieuw.",
      .try_again = "Probeer opnieuw",
      .no_token_title = "Je hebt een uitnodiging nodig",
      .no_token_text =
          "Open de link die je van je coördinator hebt gekregen. In die link zit jouw uitnodiging.",
      .privacy_title = "Wat gebeurt er met mijn gegevens?",
      .privacy_text =
          "Je naam en je berichten zijn te zien voor de deelnemers van dit programma. Een reflectie is "
          "alleen "
          "voor jou en de "
          "coördinatoren, tenzij je die deelt. Je kunt altijd vragen om alles van jou te verwijderen.",
      .welcome_back = "Fijn dat je er weer bent.",
      .too_many_attempts = "Er is te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.",
      .not_admitted = "Dit programma neemt nu geen nieuwe mensen op. Vraag het je coördinator.",
      .server_failed = "Er ging iets mis op de server. Wacht even en probeer het opnieuw.",
      .join_title = [](std::string_view programme
                    ) { return "Je bent uitgenodigd voor " + std::string(programme); },
      .login_title = [](std::string_view name) { return "Hallo " + std::string(name); },
  };
}

} // namespace verdiep::words
