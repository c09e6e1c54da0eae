#include "client-wasm/words/history.hpp"
#include "client-wasm/words/phrase.hpp"

namespace verdiep::words {
namespace {

using Text = std::string_view;

std::string said(Text before, Text middle, Text after = {}) {
  return std::string(before).append(middle).append(after);
}

} // namespace

Happened dutch_happened() {
  return {
      .somebody = "Iemand",
      .system = "Het systeem",
      .a_ding = "een Ding",
      .a_thread = "een gesprek",
      .a_pitch = "een pitch",
      .a_group = "een groep",
      .ding = [](Text title) { return "het Ding " + quoted(title); },
      .thread = [](Text title) { return "het gesprek " + quoted(title); },
      .pitch = [](Text title) { return "de pitch " + quoted(title); },
      .group = [](Text name) { return "de groep " + quoted(name); },

      .drafted = [](Text who, Text what) { return said(who, " begon het programma ", what); },
      .phase_started = [](Text who, Text what) { return said(who, " begon een nieuwe fase: ", what); },
      .goal_agreed = [](Text who) { return said(who, " legde het doel vast"); },
      .enrolment_opened = [](Text who) { return said(who, " opende de inschrijving"); },
      .enrolment_closed = [](Text who) { return said(who, " sloot de inschrijving"); },
      .programme_closed = [](Text who) { return said(who, " sloot het programma af"); },

      .joined = [](Text who) { return said(who, " kwam bij het programma"); },
      .renamed = [](Text who) { return said(who, " koos een andere naam of plaatje"); },
      .enrolled = [](Text who) { return said(who, " doet mee"); },
      .withdrew = [](Text who) { return said(who, " schreef zich uit"); },
      .erased = [](Text who) { return said("De gegevens van ", who, " werden verwijderd"); },
      .withdrew_other = [](Text who, Text what) { return said(who, " schreef ", what) + " uit"; },
      .role_granted = [](Text who, Text whom,
                         Text role) { return said(who, " gaf ", whom).append(" de rol ").append(role); },
      .role_revoked = [](Text who, Text whom, Text role
                      ) { return said(who, " nam ", whom).append(" de rol ").append(role).append(" af"); },

      .ding_added = [](Text who, Text what) { return said(who, " voegde toe: ", what); },
      .ding_revised = [](Text who, Text what) { return said(who, " paste ", what) + " aan"; },
      .ding_removed = [](Text who, Text what) { return said(who, " haalde ", what) + " weg"; },
      .completed = [](Text who, Text what) { return said(who, " rondde ", what) + " af"; },
      .reopened = [](Text who, Text what) { return said(who, " zette ", what) + " weer open"; },

      .thread_opened = [](Text who, Text what) { return said(who, " begon ", what); },
      .post_written = [](Text who, Text what) { return said(who, " schreef in ", what); },
      .post_revised = [](Text who, Text what) { return said(who, " paste een bericht aan in ", what); },
      .post_removed = [](Text who, Text what) { return said(who, " haalde een bericht weg uit ", what); },
      .locked = [](Text who, Text what) { return said(who, " sloot ", what); },
      .unlocked = [](Text who, Text what) { return said(who, " opende ", what) + " weer"; },
      .help_asked = [](Text who, Text what) { return said(who, " vroeg hulp in ", what); },
      .help_answered = [](Text who,
                          Text what) { return said(who, " zette de vraag op beantwoord in ", what); },
      .help_reopened = [](Text who, Text what) { return said(who, " zette de vraag weer open in ", what); },

      .group_formed = [](Text who, Text what) { return said(who, " begon ", what); },
      .group_renamed = [](Text who, Text what) { return said(who, " gaf een andere naam aan ", what); },
      .group_joined = [](Text who, Text what) { return said(who, " ging bij ", what); },
      .group_left = [](Text who, Text what) { return said(who, " ging uit ", what); },
      .group_taken_out = [](Text who, Text whom,
                            Text group) { return said(who, " haalde ", whom).append(" uit ").append(group); },
      .helper_appointed = [](Text who, Text whom, Text group
                          ) { return said(who, " maakte ", whom).append(" vraagbaak van ").append(group); },
      .idea_proposed = [](Text who) { return said(who, " schreef het idee van de groep"); },
      .idea_revised = [](Text who) { return said(who, " paste het idee van de groep aan"); },
      .plan_revised = [](Text who, Text what) { return said(who, " werkte aan het plan: ", what); },

      .pitch_submitted = [](Text who, Text what) { return said(who, " zette klaar: ", what); },
      .pitch_revised = [](Text who, Text what) { return said(who, " paste ", what) + " aan"; },
      .pitch_withdrawn = [](Text who, Text what) { return said(who, " trok ", what) + " terug"; },
      .pitch_presented = [](Text who, Text what) { return said(who, " gaf de beurt aan ", what); },
      .remark_given = [](Text who, Text what) { return said(who, " reageerde op ", what); },
      .remark_removed = [](Text who, Text what) { return said(who, " haalde een reactie weg bij ", what); },
      .pitches_ordered = [](Text who) { return said(who, " bepaalde de volgorde van de pitches"); },

      .round_opened = [](Text who) { return said(who, " opende een stemronde"); },
      .voted = [](Text who) { return said(who, " bracht een stem uit"); },
      .round_closed = [](Text who) { return said(who, " sloot de stemronde"); },
      .counted = [](Text who) { return said(who, " telde de stemmen"); },
      .unknown = "Iets dat deze versie van de app niet kent",
  };
}

} // namespace verdiep::words
