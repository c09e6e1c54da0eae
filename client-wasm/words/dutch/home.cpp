#include "client-wasm/words/home.hpp"

#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {

Home dutch_home() {
  return {
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
      .hello = [](std::string_view name) { return "Hallo " + std::string(name); },
      .news_completed = [](std::string_view who, std::string_view ding
                        ) { return std::string(who) + " rondde " + quoted(ding) + " af"; },
      .news_thread = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " begon een gesprek: " + quoted(title); },
      .news_post = [](std::string_view who,
                      std::string_view title) { return std::string(who) + " schreef in " + quoted(title); },
      .news_joined = [](std::string_view who) { return std::string(who) + " doet mee"; },
  };
}

} // namespace verdiep::words
