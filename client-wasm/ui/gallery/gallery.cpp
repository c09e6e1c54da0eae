#include "client-wasm/ui/gallery/gallery.hpp"

#include <algorithm>
#include <array>

namespace verdiep::ui::gallery {
namespace {

constexpr int posts_of_gallery = 40;

constexpr std::string_view long_text =
    "Vorige week heb ik met twee collega's van de jeugdafdeling een korte screencast gemaakt over het "
    "verlengen van "
    "boeken. We begonnen met een script van een half A4, en dat bleek precies genoeg. Het opnemen zelf "
    "kostte een "
    "kwartier; het knippen een uur. Volgende keer zetten we eerst de meldingen van de computer uit.\n"
    "Wat ik meeneem: een opname hoeft niet perfect te zijn, als je maar rustig praat en niets overslaat.";

void show_buttons(Ui& ui, State& state) {
  auto section = ui.section({.id = "knoppen", .title = "Knoppen"});
  {
    auto row = ui.row();
    if (ui.button(
            {.id = "opslaan", .label = "Opslaan", .kind = ButtonKind::primary, .icon = design::Icon::check}
        )) {
      ++state.saved;
      ui.toast("Opgeslagen op dit apparaat");
    }
    if (ui.button({.id = "waarderen", .label = "Waarderen", .icon = design::Icon::heart})) {
      ++state.liked;
    }
    ui.button({.id = "later", .label = "Later", .kind = ButtonKind::quiet});
    if (ui.button({
            .id = "verwijderen",
            .label = "Verwijderen",
            .kind = ButtonKind::danger,
            .icon = design::Icon::trash,
            .about = "van het bericht van Anna",
        })) {
      state.dialog_open = true;
    }
    ui.button({.id = "bezig", .label = "Bezig met opslaan", .busy = true});
  }
  ui.button({
      .id = "inzenden",
      .label = "Inzenden",
      .kind = ButtonKind::primary,
      .disabled = true,
      .reason = "Vul eerst je reflectie in.",
  });
  ui.note(
      "Opgeslagen: " + std::to_string(state.saved) + " keer, gewaardeerd: " + std::to_string(state.liked) +
      " keer."
  );
}

void show_links(Ui& ui) {
  auto section = ui.section({.id = "links", .title = "Links"});
  auto row = ui.row({.gap = design::space::large});
  ui.link({.id = "forum", .label = "Naar het forum", .href = "/forum"});
  ui.link({.id = "terug", .label = "Terug", .href = "/", .icon = design::Icon::arrow_left});
  ui.link({.id = "buiten", .label = "Over de bibliotheek", .href = "https://example.org/"});
  ui.link(
      {.id = "knop",
       .label = "Alle Dingen",
       .href = "/dingen",
       .look = LinkLook::button,
       .icon = design::Icon::list_checks}
  );
}

void show_text(Ui& ui) {
  auto section = ui.section(
      {.id = "tekst", .title = "Tekst", .note = "Tekst is te selecteren, te kopiëren en te vinden."}
  );
  auto card = ui.card({.id = "bericht", .name = "Bericht van Ömer Şahin"});
  {
    auto row = ui.row();
    ui.avatar({.person = "Ömer Şahin"});
    auto names = ui.stack({.gap = 0, .grow = true});
    ui.text("Ömer Şahin", {.type = design::Type::strong});
    ui.note("gisteren om 16:20");
  }
  ui.text(long_text);
  ui.text("Gelukt! 🎉👩🏽‍💻 Met dank aan فاطمة en Łukasz.");
  {
    auto row = ui.row({.gap = design::space::tight});
    ui.badge({.text = "Must do", .tone = Tone::accent, .icon = design::Icon::flag});
    ui.badge({.text = "Klaar", .tone = Tone::success});
    ui.badge({.text = "Onderweg", .tone = Tone::info, .icon = design::Icon::cloud});
    ui.badge({.text = "Wacht op jou", .tone = Tone::warning});
    ui.badge({.text = "Geweigerd", .tone = Tone::danger});
    ui.badge({.text = "Vrij"});
  }
}

void show_feedback(Ui& ui) {
  auto section = ui.section({.id = "meldingen", .title = "Voortgang en meldingen"});
  ui.progress({.id = "must", .label = "Must do", .done = 3, .total = 8});
  ui.progress({.id = "can", .label = "Can do", .done = 5, .total = 5});
  ui.notice(
      {.id = "info",
       .tone = Tone::info,
       .title = "Je bent offline",
       .text = "Wat je typt, staat veilig op dit apparaat en gaat later mee."}
  );
  ui.notice({.id = "goed", .tone = Tone::success, .text = "Je reflectie is aangenomen."});
  ui.notice(
      {.id = "let-op",
       .tone = Tone::warning,
       .text = "De inschrijving sluit vrijdag.",
       .action = "Nu inschrijven"}
  );
  ui.notice(
      {.id = "fout",
       .tone = Tone::danger,
       .title = "Niet gelukt",
       .text = "Dit onderwerp is intussen gesloten. Je tekst is bewaard."}
  );
  ui.skeleton({.id = "laden"});
  auto empty = ui.empty({
      .id = "leeg",
      .icon = design::Icon::messages_square,
      .title = "Nog geen berichten",
      .text = "Stel als eerste een vraag, of vertel wat je vandaag hebt geprobeerd.",
  });
  ui.button(
      {.id = "eerste",
       .label = "Schrijf een bericht",
       .kind = ButtonKind::primary,
       .icon = design::Icon::pencil}
  );
}

void show_fields(Ui& ui, State& state) {
  auto section = ui.section({.id = "velden", .title = "Velden"});
  auto form = ui.form({.id = "formulier", .name = "Voorbeeldformulier"});
  ui.text_field(
      {.id = "naam",
       .label = "Naam",
       .value = &state.name,
       .help = "Zoals collega's je kennen.",
       .autocomplete = "name",
       .max_length = 40,
       .required = true}
  );
  ui.text_field(
      {.id = "post",
       .label = "E-mailadres",
       .value = &state.email,
       .input = Input::email,
       .autocomplete = "email"}
  );
  ui.text_field(
      {.id = "wachtzin",
       .label = "Wachtzin",
       .value = &state.password,
       .input = Input::password,
       .autocomplete = "new-password",
       .required = true}
  );
  ui.text_field({.id = "wens", .label = "Wens", .value = &state.wish, .required = true});
  ui.text_field(
      {.id = "fout",
       .label = "E-mailadres van je collega",
       .value = &state.wrong,
       .error = "Dit adres mist een deel na het apenstaartje.",
       .input = Input::email,
       .required = true}
  );
  ui.text_area(
      {.id = "reflectie",
       .label = "Reflectie",
       .value = &state.reflection,
       .help = "Wat heb je gedaan, en wat neem je mee naar je werk?",
       .max_length = 2000,
       .required = true}
  );
  ui.checkbox(
      {.id = "akkoord",
       .label = "Mijn reflectie mag door iedereen in het programma gelezen worden",
       .checked = &state.agreed,
       .help = "Je kunt dit later veranderen."}
  );
  ui.checkbox({.id = "onthoud", .label = "Onthoud mij op dit apparaat", .checked = &state.remember});
  const std::array<Choice, 3> choices{{
      {.id = "ik", .label = "Alleen ik en de coördinator"},
      {.id = "groep", .label = "Mijn groep", .help = "De vijf collega's met wie je een idee uitwerkt."},
      {.id = "programma", .label = "Iedereen in het programma"},
  }};
  ui.choice(
      {.id = "zichtbaar", .label = "Wie mag dit lezen?", .choices = choices, .chosen = &state.visibility}
  );
  const std::array<Choice, 3> sizes{{
      {.id = "klein", .label = "Klein"},
      {.id = "gewoon", .label = "Gewoon"},
      {.id = "groot", .label = "Groot"},
  }};
  ui.choice(
      {.id = "maat", .label = "Tekstgrootte", .choices = sizes, .chosen = &state.size, .segmented = true}
  );
  const std::string place = std::to_string(state.place) + " van 40";
  (void)ui.slider({
      .id = "plaats",
      .label = "Plaats",
      .value = &state.place,
      .least = 1,
      .most = 40,
      .words = place,
      .help = "Met de pijltjes ga je één stap.",
  });
  if (ui.button(
          {.id = "verstuur",
           .label = "Versturen",
           .kind = ButtonKind::primary,
           .icon = design::Icon::send,
           .submits = true}
      )) {
    ++state.saved;
    ui.toast("Verstuurd");
  }
  if (auto more =
          ui.disclosure({.id = "meer", .label = "Meer over deze velden", .open = &state.details_open})) {
    ui.text("Velden groeien mee met wat je schrijft. Wat je typt, blijft staan als je de pagina herlaadt.");
  }
}

void show_lists(Ui& ui, State& state) {
  auto section = ui.section({.id = "lijsten", .title = "Lijsten"});
  const std::array<Chip, 3> chips{{
      {.id = "alle", .label = "Alle", .href = "/?deel=alle", .current = true, .count = 12},
      {.id = "must", .label = "Must do", .href = "/?deel=must", .count = 5},
      {.id = "vrij", .label = "Vrij", .href = "/?deel=vrij"},
  }};
  ui.chips({.id = "soorten", .name = "Soort Ding", .chips = chips});
  struct Row {
    std::string_view id, title, note, badge;
    Tone tone;
  };
  constexpr std::array<Row, 4> rows{{
      {"whatsapp", "Antwoord een klant via WhatsApp", "Must do · 30 minuten", "Klaar", Tone::success},
      {"screencast", "Maak een screencast van één minuut", "Must do · 1 uur", "Bezig", Tone::info},
      {"foto", "Bewerk een foto op je telefoon zodat hij past bij het verhaal dat je wilt vertellen",
       "Can do · 45 minuten", "", Tone::neutral},
      {"lees", "Lees een e-book van de bibliotheek", "Vrij · wanneer je wilt", "", Tone::neutral},
  }};
  {
    auto list = ui.list({.id = "dingen", .name = "Dingen"});
    for (const Row& each : rows) {
      auto item = ui.item({.id = each.id});
      auto row = ui.row();
      {
        auto words = ui.stack({.gap = 2, .grow = true});
        ui.link(
            {.id = "open",
             .label = each.title,
             .href = std::string("/dingen/").append(each.id),
             .look = LinkLook::strong,
             .covers_item = true}
        );
        ui.note(each.note);
      }
      if (!each.badge.empty()) {
        ui.badge({.text = each.badge, .tone = each.tone});
      }
      ui.icon(design::Icon::chevron_right);
    }
  }
  auto grid = ui.grid();
  for (const std::string_view name : {"Screencasts maken", "Livestreaming video", "Digitaal klantcontact"}) {
    auto card = ui.card({.id = std::string("groep-").append(name.substr(0, 4)), .name = name});
    ui.heading(3, name);
    ui.note(
        name.size() > 18
            ? "Vijf collega's onderzoeken wat WhatsApp kan doen voor de balie, en schrijven een echt plan."
            : "Vier collega's, nog één plek vrij."
    );
    ui.link({.id = "bekijk", .label = "Bekijk de groep", .href = "/groepen", .description = name});
  }
  static_cast<void>(state);
}

void show_figures(Ui& ui, State& state) {
  auto section = ui.section({.id = "cijfers", .title = "Cijfers"});
  std::vector<Column> days;
  for (int day = 1; day <= 21; ++day) {
    days.push_back({std::to_string(day) + "-9", day % 7 == 0 ? 0 : day * 5 % 13, day % 10 != 3});
  }
  ui.columns({.id = "dagen", .name = "Op 18 van de 21 dagen deden mensen iets.", .columns = days});
  const std::vector<std::string> columns{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
  const std::vector<std::string> rows{"Anna de Wit", "Ömer Şahin", "فاطمة", "Iedereen"};
  std::vector<MatrixCell> cells;
  for (int cell = 0; cell < 36; ++cell) {
    cells.push_back({cell % 5 < 3 ? CellLook::full : CellLook::open});
  }
  for (int number = 0; number < 12; ++number) {
    const float share = static_cast<float>(number) / 12;
    cells.push_back({CellLook::number, number == 4 ? std::string() : std::to_string(number), share});
  }
  ui.matrix(
      {.id = "voortgang",
       .name = "Drie mensen en twaalf Dingen.",
       .columns = columns,
       .rows = rows,
       .cells = cells,
       .sums = true}
  );
  const std::vector<Strip> strips{
      {"Antwoord een klant via WhatsApp", 2, 5, 9},
      {"Maak een screencast van één minuut", 7, 7, 7},
      {"Bewerk een foto op je telefoon", 10, 21, 27},
  };
  ui.strips(
      {.id = "tijd",
       .name = "De helft van de mensen had 5 tot 21 dagen nodig.",
       .strips = strips,
       .axis = "dagen na het inschrijven"}
  );
  constexpr std::array<std::string_view, 2> heads{"Ding", "Afgerond"};
  const std::vector<std::string> numbers{"WhatsApp", "12", "Screencast", "minder dan vijf"};
  if (auto more = ui.disclosure({.id = "tabel", .label = "Toon de cijfers", .open = &state.numbers_open})) {
    ui.table({.id = "cijfers", .name = "Afgerond per Ding", .columns = heads, .cells = numbers});
  } else {
    ui.table(
        {.id = "cijfers",
         .name = "Afgerond per Ding",
         .columns = heads,
         .cells = numbers,
         .only_in_flow = true}
    );
  }
}

void fill_posts(State& state) {
  if (!state.posts.empty()) {
    return;
  }
  constexpr std::array<std::string_view, 5> people{
      "Anna de Wit", "Ömer Şahin", "Lies", "Jan Willem Bakker", "فاطمة"
  };
  for (int i = 0; i < posts_of_gallery; ++i) {
    const auto person = people[static_cast<std::size_t>(i) % people.size()];
    state.posts.push_back(
        {"post-" + std::to_string(i), std::string(person),
         "Bericht " + std::to_string(i) + ". " + std::string(long_text.substr(0, 180))}
    );
  }
}

void show_posts(Ui& ui, State& state) {
  fill_posts(state);
  auto section = ui.section(
      {.id = "berichten", .title = "Berichten", .note = std::to_string(state.posts.size()) + " berichten"}
  );
  auto list = ui.list({.id = "lijst", .name = "Berichten", .look = ListLook::cards});
  std::string removed;
  for (const Post& post : state.posts) {
    auto item = ui.item({.id = post.id, .gap = design::space::tight});
    {
      auto row = ui.row();
      ui.avatar({.person = post.author, .size = 32});
      ui.text(post.author, {.type = design::Type::strong});
      ui.note("2 uur geleden");
    }
    ui.text(post.text);
    auto row = ui.row({.gap = design::space::hair});
    ui.button(
        {.id = "antwoord",
         .label = "Antwoorden",
         .kind = ButtonKind::quiet,
         .icon = design::Icon::reply,
         .about = "op " + post.author}
    );
    if (ui.button(
            {.id = "weg",
             .label = "Verwijderen",
             .kind = ButtonKind::quiet,
             .icon = design::Icon::trash,
             .about = "van " + post.author}
        )) {
      removed = post.id;
    }
  }
  std::erase_if(state.posts, [&](const Post& post) { return post.id == removed; });
}

void show_dialog(Ui& ui, State& state) {
  auto dialog = ui.dialog({.id = "zeker", .title = "Bericht verwijderen?"});
  ui.text("Je collega's zien dan 'verwijderd'. Zelf kun je het bericht nog 30 dagen lezen.");
  auto row = ui.row({.rest = RowEnd::end});
  const bool keep = ui.button({.id = "houd", .label = "Laat staan"});
  const bool remove = ui.button({.id = "weg", .label = "Verwijder", .kind = ButtonKind::danger});
  if (remove) {
    ui.toast("Bericht verwijderd");
  }
  if (keep || remove || dialog.dismissed()) {
    state.dialog_open = false;
  }
}

const Words words{
    .navigation = "Hoofdmenu",
    .skip = "Naar de inhoud",
    .messages = "Meldingen",
    .dismiss = "Sluit melding",
    .loading = "Laden",
    .optional = "niet verplicht",
    .new_tab = "opent in een nieuw tabblad",
    .characters_left = [](int characters) { return "Nog " + std::to_string(characters) + " tekens"; },
    .done_of = [](int done,
                  int total) { return std::to_string(done) + " van " + std::to_string(total) + " klaar"; },
};

} // namespace

void show(Ui& ui, State& state) {
  ui.speak(words);
  const std::string_view route = ui.route();
  const bool other = route == "/forum" || route == "/dingen";
  const std::array<NavigationItem, 4> items{{
      {.id = "home", .label = "Start", .icon = design::Icon::house, .href = "/", .current = !other},
      {.id = "dingen",
       .label = "Dingen",
       .icon = design::Icon::list_checks,
       .href = "/dingen",
       .current = route == "/dingen"},
      {.id = "forum",
       .label = "Forum",
       .icon = design::Icon::messages_square,
       .href = "/forum",
       .current = route == "/forum",
       .count = 3,
       .count_words = "3 ongelezen"},
      {.id = "groep", .label = "Mijn groep", .icon = design::Icon::users, .href = "/groep"},
  }};
  auto shell = ui.shell({
      .place = "Publieksdiensten 2026",
      .items = items,
      .person = "Anna de Wit",
      .person_href = "/ik",
      .status = "Alles is aangenomen",
      .status_icon = design::Icon::circle_check,
  });
  if (other) {
    auto page = ui.page(
        {.id = "anders",
         .title = "Een andere bladzijde",
         .lead = "Klein, om heen en terug te gaan.",
         .back_label = "Terug naar het overzicht",
         .back_href = "/"}
    );
    ui.text("De plaats op het overzicht komt terug als je teruggaat.");
    return;
  }
  auto page = ui.page(
      {.id = "overzicht", .title = "Bouwstenen", .lead = "Alle onderdelen van het scherm, in alle toestanden."
      }
  );
  show_buttons(ui, state);
  show_links(ui);
  show_text(ui);
  show_feedback(ui);
  show_fields(ui, state);
  show_lists(ui, state);
  show_figures(ui, state);
  show_posts(ui, state);
  if (state.dialog_open) {
    show_dialog(ui, state);
  }
}

} // namespace verdiep::ui::gallery
