#pragma once

#include "client-wasm/words/account.hpp"
#include "client-wasm/words/connection.hpp"
#include "client-wasm/words/coordinate.hpp"
#include "client-wasm/words/device.hpp"
#include "client-wasm/words/dingen.hpp"
#include "client-wasm/words/forum.hpp"
#include "client-wasm/words/general.hpp"
#include "client-wasm/words/groups.hpp"
#include "client-wasm/words/help.hpp"
#include "client-wasm/words/history.hpp"
#include "client-wasm/words/home.hpp"
#include "client-wasm/words/insights.hpp"
#include "client-wasm/words/join.hpp"
#include "client-wasm/words/navigation.hpp"
#include "client-wasm/words/notice.hpp"
#include "client-wasm/words/outbox.hpp"
#include "client-wasm/words/pitches.hpp"
#include "client-wasm/words/plan.hpp"
#include "client-wasm/words/settings.hpp"
#include "client-wasm/words/vote.hpp"
#include "client-wasm/words/widgets.hpp"
#include "events/rejection.hpp"
#include "events/types/timestamp.hpp"
#include "events/vocabulary.hpp"

#include <string>
#include <string_view>

/// Every sentence of the client that is not a person's own, in Dutch and in English.
///
/// One struct an area, each in a header of its own. Names say where a text stands; what has a number or a
/// name in it is a function of the language. To add an area `<area>`:
///   <area>.hpp            struct Area, dutch_<area>(), english_<area>()
///   dutch/<area>.cpp      the Dutch: plain (B1), warm, "je"
///   english/<area>.cpp    the English
///   words.hpp, words.cpp  a member of `Words`, a line in each language; and the names in CMakeLists.txt
/// `words_test` finds every member of every area by itself: none may be empty, and a function has to say
/// each of its arguments in both languages.
namespace verdiep::words {

struct Words {
  std::string_view tag; ///< BCP 47
  General general;
  Widgets widgets;
  Settings settings;
  Navigation navigation;
  Connection connection;
  Device device;
  Outbox outbox;
  Join join;
  Account account;
  Notice notice;
  Home home;
  Dingen dingen;
  Forum forum;
  Groups groups;
  Plan plan;
  Help help;
  Pitches pitches;
  Vote vote;
  Coordinate coordinate;
  History history;
  Insights insights;

  /// "vandaag 14:05", "ma 7 september": moment.hpp
  std::string (*when)(Timestamp at, Timestamp now, int utc_offset_minutes);
  /// "maandag 7 september 2026"
  std::string (*day)(Timestamp at, int utc_offset_minutes);
  std::string (*rejection)(const Rejection& rejection); ///< why, and what can be done
  std::string_view (*command)(const CommandBody& body); ///< what somebody wanted: "Je reactie"
};

[[nodiscard]] const Words& dutch();
[[nodiscard]] const Words& english();

/// The words that speak this language; Dutch for every language that has none here.
///
/// Shape    `tag` is BCP 47: "en-GB" finds English
[[nodiscard]] const Words& speaking(std::string_view tag);

} // namespace verdiep::words
