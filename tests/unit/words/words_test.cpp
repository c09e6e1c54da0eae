#include "client-wasm/words/moment.hpp"
#include "client-wasm/words/words.hpp"

#include <boost/mp11.hpp>
#include <boost/pfr.hpp>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <type_traits>
#include <vector>

// Every member of every area, found by the compiler: a text that somebody adds is tried without being named here.

namespace verdiep::words {
namespace {

template <class Type>
constexpr bool is_text = std::is_same_v<Type, std::string_view>;
template <class Type>
constexpr bool is_sentence = std::is_pointer_v<Type> && std::is_function_v<std::remove_pointer_t<Type>>;

/// Calls `visit(place, dutch member, english member)` for every text and sentence of two areas.
template <class Area, class Visit>
void visit_pairs(
    const std::string& place, const Area& dutch_area, const Area& english_area, const Visit& visit
) {
  boost::pfr::for_each_field(dutch_area, [&](const auto& field, auto index) {
    using Field = std::remove_cvref_t<decltype(field)>;
    const std::string where = place + "." + std::to_string(index.value);
    const auto& other = boost::pfr::get<index.value>(english_area);
    if constexpr (is_text<Field> || is_sentence<Field>) {
      visit(where, field, other);
    } else if constexpr (std::is_aggregate_v<Field>) {
      visit_pairs(where, field, other, visit);
    }
  });
}

// A value that is found again in a sentence. Numbers have a plural and a singular of their own.
template <class Type>
std::vector<Type> samples(int place) {
  if constexpr (is_text<Type>) {
    static constexpr std::string_view texts[] = {"Ömer", "Fatima", "Zuid", "Oost"};
    return {texts[place]};
  } else if constexpr (std::is_same_v<Type, bool>) {
    return {true, false};
  } else if constexpr (std::is_arithmetic_v<Type>) {
    return {static_cast<Type>(7 + place), static_cast<Type>(1)};
  } else if constexpr (std::is_enum_v<Type>) {
    std::vector<Type> values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Type>>([&](auto described) {
      values.push_back(described.value);
    });
    return values;
  } else {
    return {Type{}};
  }
}

template <class Type>
std::string mark_of(const Type& sample) {
  if constexpr (is_text<Type>) {
    return std::string(sample);
  } else if constexpr (std::is_arithmetic_v<Type> && !std::is_same_v<Type, bool>) {
    return sample == 1 ? std::string() : std::to_string(sample);
  } else {
    return {};
  }
}

/// Both languages say the same of what they are given: all of it, or the same part.
template <class Result, class... Args, std::size_t... place>
void try_sentence(const std::string& where, Result (*in_dutch)(Args...), Result (*in_english)(Args...), std::index_sequence<place...>) {
  ASSERT_NE(in_dutch, nullptr) << where;
  ASSERT_NE(in_english, nullptr) << where;
  const std::tuple<std::vector<std::remove_cvref_t<Args>>...> all{
      samples<std::remove_cvref_t<Args>>(static_cast<int>(place))...
  };
  const std::size_t rounds = std::max({std::size_t{1}, std::get<place>(all).size()...});
  for (std::size_t round = 0; round < rounds; ++round) {
    const auto pick = [&](const auto& values) { return values[std::min(round, values.size() - 1)]; };
    const std::string dutch_words(in_dutch(pick(std::get<place>(all))...));
    const std::string english_words(in_english(pick(std::get<place>(all))...));
    EXPECT_FALSE(dutch_words.empty()) << where;
    EXPECT_FALSE(english_words.empty()) << where;
    for (const std::string& mark : {mark_of(pick(std::get<place>(all)))...}) {
      EXPECT_EQ(dutch_words.find(mark) == std::string::npos, english_words.find(mark) == std::string::npos)
          << where << ": " << dutch_words << " / " << english_words << " lacks " << mark;
    }
  }
}

template <class Result, class... Args>
void try_sentence(const std::string& where, Result (*in_dutch)(Args...), Result (*in_english)(Args...)) {
  try_sentence(where, in_dutch, in_english, std::index_sequence_for<Args...>{});
}

TEST(WordsTest, no_text_is_empty_and_both_languages_say_what_they_are_given) {
  std::size_t visited = 0;
  visit_pairs("words", dutch(), english(), [&](const std::string& where, auto in_dutch, auto in_english) {
    ++visited;
    if constexpr (is_text<decltype(in_dutch)>) {
      EXPECT_FALSE(in_dutch.empty()) << where;
      EXPECT_FALSE(in_english.empty()) << where << ": " << in_dutch;
    } else if constexpr (!std::is_same_v<decltype(in_dutch), decltype(Words::rejection)> &&
                         !std::is_same_v<decltype(in_dutch), decltype(Words::command)>) {
      try_sentence(where, in_dutch, in_english);
    }
  });
  EXPECT_GT(visited, 300U); // the walk did not stop at the first area
}

TEST(WordsTest, long_texts_are_not_left_in_the_other_language) {
  visit_pairs("words", dutch(), english(), [&](const std::string& where, auto in_dutch, auto in_english) {
    if constexpr (is_text<decltype(in_dutch)>) {
      if (in_dutch.size() > 24) {
        EXPECT_NE(in_dutch, in_english) << where;
      }
    }
  });
}

TEST(WordsTest, every_rejection_is_said_in_both_languages) {
  std::set<std::string> dutch_sentences;
  std::set<std::string> english_sentences;
  std::size_t codes = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<RejectionCode>>([&](auto described) {
    Rejection rejection;
    rejection.code = described.value;
    ++codes;
    const std::string in_dutch = dutch().rejection(rejection);
    const std::string in_english = english().rejection(rejection);
    EXPECT_NE(in_dutch, "Dat kan nu niet.") << described.name;
    EXPECT_NE(in_english, "That is not possible right now.") << described.name;
    EXPECT_NE(in_dutch, in_english) << described.name;
    dutch_sentences.insert(in_dutch);
    english_sentences.insert(in_english);
  });
  // Two codes may ask for the same thing, but a slip of copying would make many alike.
  EXPECT_GE(dutch_sentences.size() + 2, codes);
  EXPECT_GE(english_sentences.size() + 2, codes);
}

TEST(WordsTest, every_command_has_a_heading_in_both_languages) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, CommandBody>>([](auto command
                                                                                             ) {
    const CommandBody body{typename decltype(command)::type{}};
    EXPECT_FALSE(dutch().command(body).empty());
    EXPECT_FALSE(english().command(body).empty());
    if (dutch().command(body).size() > 8) {
      EXPECT_NE(dutch().command(body), english().command(body));
    }
  });
}

TEST(WordsTest, a_moment_is_said_as_people_say_it) {
  const Timestamp now{1'796'000'000'000}; // Monday 30 November 2026, 00:53:20 UTC
  const auto said = [&](const Words& words, std::int64_t minutes_ago) {
    return words.when(Timestamp{now.ms - minutes_ago * 60'000}, now, 60);
  };
  EXPECT_EQ(said(dutch(), 0), "zojuist");
  EXPECT_EQ(said(english(), 0), "just now");
  EXPECT_EQ(said(dutch(), 1), "1 minuut geleden");
  EXPECT_EQ(said(english(), 1), "1 minute ago");
  EXPECT_EQ(said(dutch(), 12), "12 minuten geleden");
  EXPECT_EQ(said(english(), 12), "12 minutes ago");
  EXPECT_EQ(said(dutch(), 70), "vandaag 0:43");
  EXPECT_EQ(said(english(), 70), "today 0:43");
  EXPECT_EQ(said(dutch(), 120), "gisteren 23:53");
  EXPECT_EQ(said(english(), 120), "yesterday 23:53");
  EXPECT_EQ(said(dutch(), 3 * 24 * 60), "vr 27 november");
  EXPECT_EQ(said(english(), 3 * 24 * 60), "Fri 27 November");
  EXPECT_EQ(said(english(), 365 * 24 * 60), "30 November 2025");
}

TEST(WordsTest, a_day_is_said_in_full_and_read_as_people_type_it) {
  const Timestamp now{1'796'000'000'000}; // Monday 30 November 2026, 00:53:20 UTC
  EXPECT_EQ(dutch().day(now, 60), "maandag 30 november 2026");
  EXPECT_EQ(english().day(now, 60), "Monday 30 November 2026");
  EXPECT_EQ(dutch().day(now, -60), "zondag 29 november 2026");
  EXPECT_EQ(time_of_day(now, 60), "1:53");
  const auto end = [&](std::string_view typed) -> std::string {
    const auto found = end_of_day(typed, now, 60);
    return found ? dutch().day(*found, 60) + " " + time_of_day(*found, 60) : "-";
  };
  EXPECT_EQ(end("7-9-2026"), "maandag 7 september 2026 23:59");
  EXPECT_EQ(end("07/09/2026"), "maandag 7 september 2026 23:59");
  EXPECT_EQ(end(" 7-9 "), "maandag 7 september 2026 23:59");
  EXPECT_EQ(end("2026-09-07"), "maandag 7 september 2026 23:59");
  EXPECT_EQ(end("29-2-2028"), "dinsdag 29 februari 2028 23:59");
  for (const char* typed :
       {"", "gisteren", "31-6-2026", "29-2-2026", "0-1-2026", "1-13-2026", "7-9-26", "7", "1-2-3-4",
        "99999999999-1-2026"}) {
    EXPECT_EQ(end(typed), "-") << typed;
  }
}

TEST(WordsTest, a_tag_finds_its_language_and_every_other_finds_dutch) {
  EXPECT_EQ(speaking("en").tag, "en");
  EXPECT_EQ(speaking("en-GB").tag, "en");
  EXPECT_EQ(speaking("nl").tag, "nl");
  EXPECT_EQ(speaking("nl-BE").tag, "nl");
  EXPECT_EQ(speaking("tr").tag, "nl");
  EXPECT_EQ(speaking("").tag, "nl");
  EXPECT_EQ(speaking("enq").tag, "nl");
}

} // namespace
} // namespace verdiep::words
