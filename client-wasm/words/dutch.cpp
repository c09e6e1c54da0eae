#include "client-wasm/words/dutch_commands.hpp"
#include "client-wasm/words/dutch_rejections.hpp"
#include "client-wasm/words/moment.hpp"
#include "client-wasm/words/words.hpp"

namespace verdiep::words {
namespace {

std::string quoted(std::string_view text) {
  return "‘" + std::string(text) + "’";
}

/// "1 bericht", "3 berichten".
std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

constexpr General general{
    .product = "VerdiepDingen",
    .close = "Sluiten",
    .loading = "Even laden …",
    .me = "Over mij",
    .theme = "Kleuren",
    .theme_system = "Zoals mijn apparaat",
    .theme_light = "Licht",
    .theme_dark = "Donker",
    .theme_contrast = "Veel contrast",
    .log_out_waiting = "Er wacht nog werk op verzending. Log uit als alles is verstuurd.",
    .not_found_title = "Deze pagina bestaat niet",
    .not_found_text = "Misschien is de link oud of niet helemaal goed overgenomen.",
    .to_home = "Naar het begin",
    .log_out = "Uitloggen",
    .signed_out_title = "Je bent niet ingelogd",
    .signed_out_text = "Wat hier nog wacht, blijft bewaard. Open de link uit je uitnodiging opnieuw. Kun je "
                       "die niet vinden? Vraag "
                       "je coördinator om een nieuwe.",
    .error_title = "Dat lukte niet",
    .storage_failed =
        "Op dit apparaat kan nu niets bewaard worden. Laat deze pagina open tot alles is verstuurd.",
};

constexpr Navigation navigation{
    .menu = "Hoofdmenu",
    .skip = "Naar de inhoud",
    .home = "Begin",
    .dingen = "Dingen",
    .forum = "Forum",
};

constexpr Connection connection{
    .offline = "Geen verbinding. Wat je doet, wordt hier bewaard en later verstuurd.",
    .offline_short = "Geen verbinding",
    .update_needed =
        "Er is een nieuwere versie nodig. Laad de pagina opnieuw; tot die tijd kun je alleen lezen.",
    .diverged = "Dit apparaat en de server zijn het niet eens over de stand. Laad de pagina opnieuw. Gebeurt "
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
};

constexpr Outbox outbox{
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
};

constexpr Join join{
    .title = "Meedoen",
    .checking = "Uitnodiging bekijken …",
    .invalid_title = "Deze uitnodiging werkt niet (meer)",
    .invalid_text =
        "De link is verlopen, al gebruikt of niet helemaal overgenomen. Vraag je coördinator om een nieuwe.",
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
        "Je naam en je berichten zijn te zien voor de deelnemers van dit programma. Een reflectie is alleen "
        "voor jou en de "
        "coördinatoren, tenzij je die deelt. Je kunt altijd vragen om alles van jou te verwijderen.",
    .welcome_back = "Fijn dat je er weer bent.",
    .too_many_attempts = "Er is te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.",
    .not_admitted = "Dit programma neemt nu geen nieuwe mensen op. Vraag het je coördinator.",
    .server_failed = "Er ging iets mis op de server. Wacht even en probeer het opnieuw.",
};

constexpr Home home{
    .title = "Begin",
    .enrol_title = "Doe je mee?",
    .enrol_text = "Schrijf je in. Daarna kun je Dingen afronden en meepraten op het forum.",
    .enrol = "Ik doe mee",
    .enrolment_closed_title = "Inschrijven kan nu niet",
    .enrolment_closed_text = "Je kunt wel alles lezen. Wil je meedoen? Vraag het je coördinator.",
    .progress = "Mijn voortgang",
    .must_progress = "Must do",
    .all_progress = "Alle Dingen",
    .next = "Dit kun je nu doen",
    .next_note = "Je volgende Ding",
    .all_done_title = "Alles gedaan!",
    .all_done_text = "Je hebt alle Dingen afgerond. Help een collega op het forum, of kijk nog eens terug.",
    .news = "Nieuw",
    .no_news_title = "Nog niets nieuws",
    .no_news_text = "Hier zie je wat je collega’s schrijven. Begin zelf een gesprek op het forum.",
    .goal = "Ons doel",
    .to_dingen = "Alle Dingen bekijken",
};

constexpr Dingen dingen{
    .title = "Dingen",
    .lead = "Dingen om zelf te proberen. Begin met de must do’s; de rest kies je zelf.",
    .must = "Must do",
    .must_note = "Deze doet iedereen.",
    .can = "Can do",
    .can_note = "Kies wat bij je werk past.",
    .free = "Vrij",
    .free_note = "Gewoon omdat het leuk is.",
    .done = "Afgerond",
    .open = "Nog te doen",
    .back = "Alle Dingen",
    .empty_title = "Er zijn nog geen Dingen",
    .empty_text = "Je coördinator zet ze hier neer. Kom later nog eens kijken.",
    .why = "Waarom",
    .steps = "Zo doe je het",
    .done_means = "Klaar als",
    .service = "Wat het publiek eraan heeft",
    .links = "Handige links",
    .time = "Tijd",
    .discuss = "Praat erover",
    .no_threads = "Nog niemand schreef over dit Ding. Jij kunt de eerste zijn.",
    .open_thread = "Begin een gesprek",
    .complete_title = "Gedaan?",
    .reflection_label = "Wat heb je gemerkt?",
    .reflection_help = "Wat ging goed, wat viel tegen, wat ga je ermee doen in je werk?",
    .link_label = "Link naar wat je maakte",
    .link_help = "Bijvoorbeeld je filmpje of bericht. Begint met https://",
    .link_wrong = "Een link begint met https:// of http://",
    .sharing_label = "Wie mag dit lezen?",
    .sharing_coordinators = "Alleen de coördinatoren",
    .sharing_coordinators_help = "Je collega’s zien het niet.",
    .sharing_programme = "Iedereen in het programma",
    .sharing_programme_help = "Je collega’s kunnen ervan leren.",
    .complete = "Ding afronden",
    .completed_title = "Afgerond",
    .your_reflection = "Jouw reflectie",
    .reopen = "Toch nog niet klaar",
    .reopen_question = "Dit Ding weer openzetten?",
    .reopen_explained = "Het telt dan niet meer als afgerond. Je kunt het later opnieuw afronden.",
    .enrol_first = "Schrijf je eerst in, dan kun je dit Ding afronden.",
    .cancel = "Annuleren",
    .unknown_title = "Dit Ding bestaat niet",
    .unknown_text = "Misschien is het weggehaald, of klopt de link niet.",
    .removed = "Dit Ding is weggehaald. Wat je hebt gedaan, blijft staan.",
    .shared_reflections = "Gedeelde reflecties",
};

constexpr Forum forum{
    .title = "Forum",
    .lead = "Vraag, vertel en help elkaar.",
    .all = "Alles",
    .general = "Algemeen",
    .about_dingen = "Over Dingen",
    .new_thread = "Begin een gesprek",
    .empty_title = "Nog geen gesprekken",
    .empty_text = "Stel een vraag of vertel wat je hebt geprobeerd.",
    .back = "Forum",
    .locked = "Gesloten",
    .removed = "Dit bericht is verwijderd.",
    .erased = "verwijderd",
    .not_for_you = "Dit kun jij niet lezen.",
    .revised = "bewerkt",
    .title_label = "Waar gaat het over?",
    .title_missing = "Geef je gesprek een korte titel.",
    .text_label = "Je bericht",
    .text_help = "Alle deelnemers kunnen dit lezen.",
    .text_missing = "Schrijf eerst een bericht.",
    .about_label = "Hoort dit bij een Ding?",
    .about_general = "Nee, algemeen",
    .place = "Plaatsen",
    .write = "Reageren",
    .write_label = "Je reactie",
    .write_button = "Plaatsen",
    .revise = "Bewerken",
    .revise_label = "Je bericht bewerken",
    .save = "Opslaan",
    .cancel = "Annuleren",
    .remove = "Verwijderen",
    .remove_question = "Dit bericht verwijderen?",
    .remove_explained =
        "Je collega’s kunnen het dan niet meer lezen. Het blijft zichtbaar dat hier een bericht stond.",
    .lock = "Gesprek sluiten",
    .unlock = "Gesprek weer openen",
    .locked_text = "Dit gesprek is gesloten. Lezen kan wel, reageren niet.",
    .unknown_title = "Dit gesprek bestaat niet",
    .unknown_text = "Misschien klopt de link niet helemaal.",
    .you = "jij",
    .unread = "ongelezen",
    .erased_person = "Verwijderd persoon",
    .pending = "Nog niet verstuurd",
    .enrol_first = "Schrijf je eerst in, dan kun je meepraten.",
    .coordinator = "coördinator",
};

constexpr Words words{
    .tag = "nl",
    .general = general,
    .navigation = navigation,
    .connection = connection,
    .outbox = outbox,
    .join = join,
    .home = home,
    .dingen = dingen,
    .forum = forum,
    .done_of = [](std::size_t done, std::size_t total
               ) { return std::to_string(done) + " van " + std::to_string(total) + " klaar"; },
    .minutes = [](unsigned minutes) { return std::to_string(minutes) + " minuten"; },
    .waiting = [](std::size_t commands
               ) { return counted(commands, "ding wacht", "dingen wachten") + " op verzending"; },
    .posts = [](std::size_t posts) { return counted(posts, "bericht", "berichten"); },
    .unread_posts = [](std::size_t posts) { return std::to_string(posts) + " ongelezen"; },
    .refused_count = [](std::size_t commands
                     ) { return counted(commands, "actie is", "acties zijn") + " niet gelukt"; },
    .join_title = [](std::string_view programme
                  ) { return "Je bent uitgenodigd voor " + std::string(programme); },
    .login_title = [](std::string_view name) { return "Hallo " + std::string(name); },
    .hello = [](std::string_view name) { return "Hallo " + std::string(name); },
    .when = dutch_moment,
    .news_completed = [](std::string_view who, std::string_view ding
                      ) { return std::string(who) + " rondde " + quoted(ding) + " af"; },
    .news_thread = [](std::string_view who, std::string_view title
                   ) { return std::string(who) + " begon een gesprek: " + quoted(title); },
    .news_post = [](std::string_view who,
                    std::string_view title) { return std::string(who) + " schreef in " + quoted(title); },
    .news_joined = [](std::string_view who) { return std::string(who) + " doet mee"; },
    .step = [](std::size_t number) { return "Stap " + std::to_string(number); },
    .rejection = dutch_rejection,
    .command = dutch_command,
};

} // namespace

const Words& dutch() {
  return words;
}

} // namespace verdiep::words
