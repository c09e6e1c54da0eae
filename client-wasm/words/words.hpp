#pragma once

#include "events/rejection.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Every sentence of the client, in one place per language. A struct, so that a language that lacks one does
/// not compile.
///
/// Names say where a text stands; what has a number or a name in it is a function of the language.
namespace verdiep::words {

struct Navigation {
  std::string_view menu, skip, home, dingen, forum;
};

struct Connection {
  std::string_view offline, offline_short, update_needed, diverged, history_refused, started_over,
      other_member, revoked;
};

struct Outbox {
  std::string_view saving, saved_here, under_way, refused, forecast;
  std::string_view retry, drop, edit, drop_question, drop_explained, keep;
  std::string_view refused_title, not_taken;
};

struct Join {
  std::string_view title, checking, invalid_title, invalid_text, lead, name_label, name_help, name_missing,
      button;
  std::string_view login_button, offline_text, try_again, no_token_title, no_token_text, privacy_title,
      privacy_text;
  std::string_view welcome_back, too_many_attempts, not_admitted, server_failed;
};

struct Home {
  std::string_view title, enrol_title, enrol_text, enrol, enrolment_closed_title, enrolment_closed_text;
  std::string_view progress, must_progress, all_progress, next, next_note, all_done_title, all_done_text,
      news, no_news_title, no_news_text, goal;
  std::string_view to_dingen;
};

struct Dingen {
  std::string_view title, lead, must, must_note, can, can_note, free, free_note, done, open, back,
      empty_title, empty_text;
  std::string_view why, steps, done_means, service, links, time, discuss, no_threads, open_thread;
  std::string_view complete_title, reflection_label, reflection_help, link_label, link_help, link_wrong,
      sharing_label;
  std::string_view sharing_coordinators, sharing_coordinators_help, sharing_programme, sharing_programme_help;
  std::string_view complete, completed_title, your_reflection, reopen, reopen_question, reopen_explained,
      enrol_first, cancel;
  std::string_view unknown_title, unknown_text, removed, shared_reflections;
};

struct Forum {
  std::string_view title, lead, all, general, about_dingen, new_thread, empty_title, empty_text, back, locked,
      removed, erased, not_for_you, revised;
  std::string_view title_label, title_missing, text_label, text_help, text_missing, about_label,
      about_general, place, write, write_label, write_button;
  std::string_view revise, revise_label, save, cancel, remove, remove_question, remove_explained, lock,
      unlock, locked_text, unknown_title, unknown_text;
  std::string_view you, unread, erased_person, pending, enrol_first, coordinator;
};

struct General {
  std::string_view product, close, loading, me, theme, theme_system, theme_light, theme_dark, theme_contrast,
      log_out_waiting, not_found_title, not_found_text, to_home, log_out, signed_out_title, signed_out_text,
      error_title, storage_failed;
};

struct Words {
  std::string_view tag; ///< BCP 47
  General general;
  Navigation navigation;
  Connection connection;
  Outbox outbox;
  Join join;
  Home home;
  Dingen dingen;
  Forum forum;

  std::string (*done_of)(std::size_t done, std::size_t total); ///< "3 van 5 klaar"
  std::string (*minutes)(unsigned minutes);                    ///< "45 minuten"
  std::string (*waiting)(std::size_t commands);                ///< "2 wachten op verbinding"
  std::string (*posts)(std::size_t posts);                     ///< "4 berichten"
  std::string (*unread_posts)(std::size_t posts);              ///< "2 ongelezen"
  std::string (*refused_count)(std::size_t commands);
  std::string (*join_title)(std::string_view programme);
  std::string (*login_title)(std::string_view name);
  std::string (*hello)(std::string_view name);
  std::string (*when)(
      Timestamp at, Timestamp now, int utc_offset_minutes
  ); ///< "vandaag 14:05", "ma 7 september"
  std::string (*news_completed)(std::string_view who, std::string_view ding);
  std::string (*news_thread)(std::string_view who, std::string_view title);
  std::string (*news_post)(std::string_view who, std::string_view title);
  std::string (*news_joined)(std::string_view who);
  std::string (*step)(std::size_t number);
  std::string (*rejection)(const Rejection& rejection); ///< why, and what can be done
  std::string_view (*command)(const CommandBody& body); ///< what somebody wanted: "Je reactie"
};

[[nodiscard]] const Words& dutch();

} // namespace verdiep::words
