#include "client-wasm/words/plan.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Plan dutch_plan() {
  return {
      .idea_empty_title = "Nog geen idee",
      .idea_empty_text = "Wat kan beter voor jullie publiek? Schrijf een eerste voorstel op. Iedereen in de "
                         "groep kan het daarna aanpassen.",
      .propose = "Stel een idee voor",
      .idea_title_label = "Jullie idee in een paar woorden",
      .idea_title_missing = "Geef je idee een korte titel.",
      .idea_text_label = "Vertel erover",
      .idea_text_help = "Wat is het, en wat heeft het publiek eraan?",
      .idea_text_missing = "Vertel eerst iets over je idee.",
      .idea_form = "Jullie idee",
      .lead = "Vijf vragen, in jullie eigen volgorde. Iedereen in de groep kan schrijven.",
      .not_filled_in = "Nog niet ingevuld.",
      .fill_in = "Invullen",
      .revise = "Aanpassen",
      .save = "Opslaan",
      .cancel = "Annuleren",
      .section_missing = "Schrijf eerst iets op.",
      .goal = "Doel",
      .audience = "Voor wie",
      .steps = "Stappen",
      .means = "Middelen",
      .planning = "Planning",
      .goal_question = "Wat willen jullie bereiken?",
      .audience_question = "Wie heeft er iets aan, en wat merken zij ervan?",
      .steps_question = "Wat doen jullie, en in welke volgorde?",
      .means_question = "Wat is er nodig: tijd, geld, spullen, hulp?",
      .planning_question = "Wanneer is wat klaar, en wie zorgt ervoor?",
      .merge = "Voeg de teksten samen",
      .merged_text =
          "In het veld staan beide teksten; er is niets weg. Lees ze na, maak er één van en sla dan "
          "op.",
      .mine = "Wat jij schreef",
      .under_way =
          "Je vorige versie wacht nog op verzending. Daarna kun je opslaan; wat je typt, blijft bewaard.",
      .filled_in = [](std::size_t sections, std::size_t total
                   ) { return std::to_string(sections) + " van " + std::to_string(total) + " ingevuld"; },
      .versions = [](std::size_t count) { return "Eerdere versies (" + std::to_string(count) + ")"; },
      .theirs = [](std::string_view who) { return "Wat " + std::string(who) + " schreef"; },
      .newer =
          [](std::string_view who) {
            return std::string(who) +
                   " heeft dit intussen aangepast. Als je opslaat, voegen we jullie teksten eerst samen.";
          },
      .merged = [](std::string_view who) { return "Samengevoegd met de tekst van " + std::string(who); },
      .beaten =
          [](std::string_view who) {
            return std::string(who) + " paste dit aan voordat jouw versie aankwam. Jouw tekst is bewaard, "
                                      "maar nog niet opgeslagen.";
          },
  };
}

} // namespace verdiep::words
