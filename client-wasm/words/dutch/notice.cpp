#include "client-wasm/words/notice.hpp"

namespace verdiep::words {

Notice dutch_notice() {
  return {
      .title = "Wat gebeurt er met mijn gegevens?",
      .lead = "Lees dit even rustig voordat je begint. Je vindt het later terug bij je naam.",
      .link = "Wat gebeurt er met mijn gegevens?",
      .who_title = "Wie is verantwoordelijk?",
      .who_unnamed = "De organisatie die je dit programma aanbiedt. Vraag je coördinator bij wie je terecht "
                     "kunt met vragen over je gegevens.",
      .why_title = "Wat bewaren we, en waarvoor?",
      .why_text =
          "Je naam, wat je schrijft en wat je hebt afgerond. Alleen zo kunnen jullie samen leren, elkaar "
          "helpen en aan een idee werken. Stel je een inlognaam en wachtwoordzin in, dan gebruiken we die "
          "alleen om je te laten inloggen. We verkopen niets en laten geen advertenties zien.",
      .sees_title = "Wie ziet wat?",
      .sees_everybody =
          "Iedereen in je programma ziet je naam, je berichten op het forum, in welke groep je zit "
          "en dat je een Ding hebt afgerond.",
      .sees_group = "Alleen je eigen groep ziet jullie gesprekken, jullie idee en jullie plan.",
      .sees_coordinators =
          "Een reflectie zien alleen jij en de coördinatoren, behalve als je die zelf deelt.",
      .sees_figures =
          "Het management en onderzoekers zien alleen cijfers, geen namen en geen teksten: van minstens vijf "
          "mensen samen, over dagen die voorbij zijn. Een controleur ziet ook wat er gebeurde en wanneer, "
          "met "
          "nummers in plaats van namen en zonder jullie teksten.",
      .sees_nobody =
          "Je stem is vertrouwelijk. Iedereen ziet dat je hebt gestemd, niemand wat je koos. De "
          "beheerder van de server zou het kunnen opzoeken tot de stemmen zijn geteld; daarna niemand "
          "meer.",
      .keeps_title = "Hoelang bewaren we het?",
      .keeps_text =
          "Tot 12 maanden nadat het programma is afgesloten, tenzij je organisatie een andere termijn "
          "noemt. Wat je zelf verwijdert, is na 30 dagen echt weg.",
      .keeps_device = "Op dit apparaat bewaren we wat jij in het programma kunt zien en wat je nog niet hebt "
                      "verstuurd, zodat je "
                      "ook zonder verbinding verder kunt. Log je uit, dan wissen we dat. Op een gedeelde "
                      "computer bewaren we "
                      "niets.",
      .rights_title = "Wat kun je vragen?",
      .rights_text =
          "Je mag je gegevens inzien, verbeteren en laten verwijderen. Vraag het je coördinator. Na "
          "het verwijderen blijft alleen over dat iemand met een willekeurig nummer meedeed, zonder "
          "naam en zonder woorden.",
      .rights_complaint = "Kom je er samen niet uit, dan kun je een klacht indienen bij de Autoriteit "
                          "Persoonsgegevens.",
      .accept = "Ik heb dit gelezen",
      .accept_explained = "We onthouden dat je dit hebt gezien, en wanneer.",
      .leave = "Nu niet, log me uit",
      .accepted = "Je hebt dit gelezen.",
      .outdated = "Deze tekst is intussen vernieuwd. Laad de pagina opnieuw om de nieuwe te lezen.",
      .failed = "Dit kon niet worden opgeslagen. Controleer je verbinding en probeer het opnieuw.",
      .who_text =
          [](std::string_view organisation) {
            return std::string(organisation) + " is verantwoordelijk voor je gegevens in dit programma.";
          },
      .who_contact = [](std::string_view contact
                     ) { return "Vragen over je gegevens: " + std::string(contact); },
  };
}

} // namespace verdiep::words
