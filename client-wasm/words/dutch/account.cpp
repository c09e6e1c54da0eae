#include "client-wasm/words/account.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Account dutch_account() {
  return {
      .sign_in_title = "Inloggen",
      .sign_in_lead = "Log in met de naam en de wachtwoordzin die je zelf hebt ingesteld.",
      .name_label = "E-mailadres of inlognaam",
      .name_help = "Hiermee log je in. Andere deelnemers zien dit niet.",
      .passphrase_label = "Wachtwoordzin",
      .sign_in = "Inloggen",
      .shared_label = "Anderen gebruiken deze computer ook",
      .shared_help =
          "Dan bewaren we hier niets van jou, en word je vanzelf uitgelogd als je een half uur niets doet.",
      .help_title = "Lukt het niet?",
      .help_forgotten = "Wachtwoordzin vergeten, of er nooit een ingesteld? Je coördinator stuurt je een "
                        "inloglink. Daarmee ben je zo weer binnen.",
      .help_new = "Doe je nog niet mee? Open dan de link uit je uitnodiging.",
      .have_passphrase = "Ik heb een wachtwoordzin",
      .name_missing = "Vul je e-mailadres of inlognaam in.",
      .passphrase_missing = "Vul je wachtwoordzin in.",
      .passphrase_title = "Wachtwoordzin",
      .passphrase_lead =
          "Met een wachtwoordzin log je op elk apparaat in, ook zonder link van je coördinator.",
      .passphrase_none = "Je hebt nog geen wachtwoordzin. Je logt in met een link.",
      .current_label = "Je wachtwoordzin van nu",
      .current_help = "Zo weten we zeker dat jij het bent.",
      .new_label = "Nieuwe wachtwoordzin",
      .new_help = "Minstens 12 tekens. Een korte zin is sterk en makkelijk te onthouden.",
      .save = "Wachtwoordzin opslaan",
      .saved = "Je wachtwoordzin is opgeslagen",
      .remove = "Wachtwoordzin verwijderen",
      .remove_question = "Wil je de wachtwoordzin verwijderen?",
      .remove_explained = "Je kunt dan alleen nog inloggen met een link van je coördinator. Op andere "
                          "apparaten word je uitgelogd.",
      .removed = "Je wachtwoordzin is verwijderd",
      .keep = "Toch houden",
      .sessions_title = "Waar je bent ingelogd",
      .sessions_lead = "Herken je iets niet? Log daar dan uit en kies een nieuwe wachtwoordzin.",
      .this_one = "Dit apparaat",
      .shared_one = "Gedeelde computer",
      .unknown_device = "Onbekend apparaat",
      .end = "Uitloggen",
      .ended = "Daar ben je nu uitgelogd",
      .end_others = "Overal uitloggen, behalve hier",
      .others_ended = "Je bent nu alleen nog hier ingelogd",
      .no_others = "Je bent alleen hier ingelogd.",
      .try_again = "Probeer opnieuw",
      .wrong_login = "Deze naam en deze wachtwoordzin horen niet bij elkaar. Kijk ze nog eens na.",
      .wrong_current = "Dit is niet je wachtwoordzin van nu. Weet je het niet meer? Vraag je coördinator om "
                       "een inloglink; daarna kun je een nieuwe wachtwoordzin kiezen.",
      .invalid_name = "Kies een e-mailadres, of een naam van minstens 3 tekens zonder spaties.",
      .name_taken = "Iemand anders gebruikt deze naam al. Kies een andere.",
      .too_short = "Deze wachtwoordzin is te kort. Neem er minstens 12 tekens voor.",
      .too_long = "Deze wachtwoordzin is te lang.",
      .too_many = "Er is te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.",
      .offline =
          "Hier is een verbinding met de server voor nodig. Controleer je internet en probeer het opnieuw.",
      .signed_out = "Je bent hier niet meer ingelogd. Laad de pagina opnieuw.",
      .server_failed = "Er ging iets mis op de server. Wacht even en probeer het opnieuw.",
      .passphrase_set = [](std::string_view login_name
                        ) { return "Je logt in als " + std::string(login_name) + "."; },
      .device = [](std::string_view browser,
                   std::string_view system) { return std::string(browser) + " op " + std::string(system); },
      .locked =
          [](std::string_view name, std::size_t waiting) {
            const std::string kept = waiting == 0
                                         ? "Wat hier van je staat, blijft bewaard."
                                         : counted(waiting, "actie wacht", "acties wachten") +
                                               " hier op verzending en blijft bewaard tot je er weer bent.";
            return "Hier was " + std::string(name) + " ingelogd. Log opnieuw in om verder te gaan. " + kept;
          },
      .used = [](std::string_view when, std::string_view since
              ) { return "Laatst gebruikt: " + std::string(when) + " · ingelogd: " + std::string(since); },
      .about_session = [](std::string_view device) { return "bij " + std::string(device); },
  };
}

} // namespace verdiep::words
