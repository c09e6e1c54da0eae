#include "client-wasm/words/account.hpp"

namespace verdiep::words {

Account dutch_account() {
  return {
      .sign_in_title = "Inloggen",
      .sign_in_lead = "Log in met de naam en het wachtwoord die je zelf hebt ingesteld.",
      .name_label = "E-mailadres of inlognaam",
      .name_help = "Hiermee log je in. Andere deelnemers zien dit niet.",
      .passphrase_label = "Wachtwoord",
      .sign_in = "Inloggen",
      .shared_label = "Anderen gebruiken deze computer ook",
      .shared_help = "Dan bewaren we hier niets van jou, en word je vanzelf uitgelogd als je een half uur "
                     "niets doet.",
      .help_title = "Lukt het niet?",
      .help_forgotten =
          "Wachtwoord vergeten, of nooit een wachtwoord ingesteld? Je coördinator stuurt je een "
          "inloglink. Daarmee ben je zo weer binnen.",
      .help_new = "Doe je nog niet mee? Open dan de link uit je uitnodiging.",
      .have_passphrase = "Ik heb een wachtwoord",
      .name_missing = "Vul je e-mailadres of inlognaam in.",
      .passphrase_missing = "Vul je wachtwoord in.",
      .passphrase_title = "Wachtwoord",
      .passphrase_lead = "Met een wachtwoord log je op elk apparaat in, ook zonder link van je coördinator.",
      .passphrase_none = "Je hebt nog geen wachtwoord. Je logt in met een link.",
      .current_label = "Je wachtwoord van nu",
      .current_help = "Zo weten we zeker dat jij het bent.",
      .new_label = "Nieuw wachtwoord",
      .new_help = "Minstens 12 tekens. Een korte zin is sterk en makkelijk te onthouden.",
      .save = "Wachtwoord opslaan",
      .saved = "Je wachtwoord is opgeslagen",
      .remove = "Wachtwoord verwijderen",
      .remove_question = "Wil je het wachtwoord verwijderen?",
      .remove_explained =
          "Je kunt dan alleen nog inloggen met een link van je coördinator. Op andere apparaten "
          "word je uitgelogd.",
      .removed = "Je wachtwoord is verwijderd",
      .keep = "Toch houden",
      .sessions_title = "Waar je bent ingelogd",
      .sessions_lead = "Herken je iets niet? Log daar dan uit en kies een nieuw wachtwoord.",
      .this_one = "Dit apparaat",
      .shared_one = "Gedeelde computer",
      .unknown_device = "Onbekend apparaat",
      .end = "Uitloggen",
      .ended = "Daar ben je nu uitgelogd",
      .end_others = "Overal uitloggen, behalve hier",
      .others_ended = "Je bent nu alleen nog hier ingelogd",
      .no_others = "Je bent alleen hier ingelogd.",
      .try_again = "Probeer opnieuw",
      .back = "Ik",
      .wrong_login = "Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze nog eens na.",
      .wrong_current = "Dit is niet je wachtwoord van nu. Weet je het niet meer? Vraag je coördinator om een "
                       "inloglink; daarna kun je een nieuw wachtwoord kiezen.",
      .invalid_name = "Kies een e-mailadres, of een naam van minstens 3 tekens zonder spaties.",
      .name_taken = "Iemand anders gebruikt deze naam al. Kies een andere.",
      .too_short = "Dit wachtwoord is te kort. Neem er minstens 12 tekens voor.",
      .too_long = "Dit wachtwoord is te lang.",
      .too_many = "Er is te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.",
      .offline = "Hier is een verbinding met de server voor nodig. Controleer je internet en probeer het "
                 "opnieuw.",
      .signed_out = "Je bent hier niet meer ingelogd. Laad de pagina opnieuw.",
      .server_failed = "Er ging iets mis op de server. Wacht even en probeer het opnieuw.",
      .passphrase_set = [](std::string_view login_name
                        ) { return "Je logt in als " + std::string(login_name) + "."; },
      .device = [](std::string_view browser,
                   std::string_view system) { return std::string(browser) + " op " + std::string(system); },
      .used = [](std::string_view when, std::string_view since
              ) { return "Laatst gebruikt: " + std::string(when) + " · ingelogd: " + std::string(since); },
      .about_session = [](std::string_view device) { return "bij " + std::string(device); },
  };
}

} // namespace verdiep::words
