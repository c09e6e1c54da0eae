#include "client-wasm/words/forum.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Forum dutch_forum() {
  return {
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
      .posts = [](std::size_t posts) { return counted(posts, "bericht", "berichten"); },
      .unread_posts = [](std::size_t posts) { return std::to_string(posts) + " ongelezen"; },
  };
}

} // namespace verdiep::words
