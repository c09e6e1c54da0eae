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
      .now = "Nu belangrijk",
      .vote_title = "Je kunt stemmen",
      .vote_text = "De stemronde is open. Kies welk idee jullie gaan uitvoeren.",
      .vote = "Naar de stemming",
      .tie_title = "Gelijk geëindigd",
      .tie_text = "Er is nog geen winnaar. Er komt een herstemming tussen de beste pitches.",
      .result = "Bekijk de uitslag",
      .pitch_title = "Schrijf jullie pitch",
      .pitch_text = "Jullie groep heeft nog geen pitch. Vertel in het kort wat jullie idee is en waarom.",
      .pitch = "Pitch schrijven",
      .group_title = "Zoek een groep",
      .group_text = "Met collega’s werk je een idee uit. Sluit je aan, of begin zelf een groep.",
      .group = "Groepen bekijken",
      .questions_text = "Collega’s zitten vast. Jij bent vraagbaak: kijk of je kunt helpen.",
      .questions = "Naar de hulpvragen",
      .hello = [](std::string_view name) { return "Hallo " + std::string(name); },
      .won = [](std::string_view pitch) { return quoted(pitch) + " heeft gewonnen"; },
      .questions_waiting = [](std::size_t questions
                           ) { return counted(questions, "hulpvraag wacht", "hulpvragen wachten"); },
      .news_goal = "Het doel van het programma is vastgesteld",
      .news_enrolment = "De inschrijving is open",
      .news_closed = "Het programma is afgesloten",
      .news_round_opened = "De stemming is open",
      .news_round_closed = "De stemming is gesloten",
      .news_counted = "De uitslag van de stemming is bekend",
      .news_ding = [](std::string_view ding) { return "Er is een nieuw Ding: " + quoted(ding); },
      .news_completed = [](std::string_view who, std::string_view ding
                        ) { return std::string(who) + " rondde " + quoted(ding) + " af"; },
      .news_thread = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " begon een gesprek: " + quoted(title); },
      .news_post = [](std::string_view who,
                      std::string_view title) { return std::string(who) + " schreef in " + quoted(title); },
      .news_joined = [](std::string_view who) { return std::string(who) + " doet mee"; },
      .news_asked = [](std::string_view who, std::string_view title
                    ) { return std::string(who) + " vraagt hulp: " + quoted(title); },
      .news_answered = [](std::string_view title) { return "De vraag " + quoted(title) + " is beantwoord"; },
      .news_group = [](std::string_view who, std::string_view group
                    ) { return std::string(who) + " begon een groep: " + quoted(group); },
      .news_group_joined = [](std::string_view who, std::string_view group
                           ) { return std::string(who) + " ging bij de groep " + quoted(group); },
      .news_helper = [](std::string_view who, std::string_view group
                     ) { return std::string(who) + " is nu vraagbaak van " + quoted(group); },
      .news_idea = [](std::string_view who) { return std::string(who) + " schreef aan jullie idee"; },
      .news_plan = [](std::string_view who) { return std::string(who) + " werkte aan jullie plan"; },
      .news_pitch = [](std::string_view who, std::string_view title
                    ) { return std::string(who) + " zette een pitch klaar: " + quoted(title); },
      .news_pitch_revised = [](std::string_view who, std::string_view title
                            ) { return std::string(who) + " paste de pitch " + quoted(title) + " aan"; },
      .news_presented = [](std::string_view title
                        ) { return "De pitch " + quoted(title) + " is gepresenteerd"; },
      .news_remark = [](std::string_view who, std::string_view title
                     ) { return std::string(who) + " reageerde op de pitch " + quoted(title); },
  };
}

} // namespace verdiep::words
