#include "server/content/programme_file.hpp"
#include "server/demo/files.hpp"

#include <gtest/gtest.h>

namespace verdiep::content {
namespace {

/// `line:column: what` of each mistake.
std::vector<std::string> mistakes(std::string_view text) {
  std::vector<std::string> lines;
  const auto programme = parse_programme(text);
  if (!programme) {
    for (const auto& mistake : programme.error()) {
      lines.push_back(
          std::to_string(mistake.place.line) + ":" + std::to_string(mistake.place.column) + ": " +
          mistake.what
      );
      EXPECT_FALSE(mistake.advice.empty()) << mistake.what;
    }
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(ProgrammeFile, reads_the_one_that_is_built_in) {
  EXPECT_EQ(mistakes(demo::programme_file()), Lines{});
}

TEST(ProgrammeFile, tells_all_mistakes_at_once_in_the_order_of_the_lines) {
  EXPECT_EQ(
      mistakes(R"({
  "languages": ["nl", "en"],
  "title": {"nl": "T"},
  "goal": {"nl": "G", "en": "", "de": "Z"},
  "kind": "groep",
  "titel": 1,
  "dingen": [
    {"track": "must", "minutes": "30", "title": {"nl": "A", "en": "A"}, "why": {"nl": "A", "en": "A"},
     "done": {"nl": "A", "en": "A"}, "links": [{"title": {"nl": "L", "en": "L"}, "url": "ftp://x"}]}
  ]
})"),
      (Lines{
          "3:12: title lacks `en`", "4:29: goal.en is empty",
          "4:39: goal.de is in a language that `languages` does not name",
          "5:11: kind is none of \"group\", \"individual\"", "6:3: the file has `titel`, which nothing reads",
          "8:5: dingen[0] lacks `service`", "8:34: dingen[0].minutes is no number from 1 to 600",
          "9:89: dingen[0].links[0].url is no address on the web"
      })
  );
}

TEST(ProgrammeFile, names_the_first_place_where_a_text_is_no_json) {
  EXPECT_EQ(mistakes(""), Lines{"1:1: a value is missing here"});
  EXPECT_EQ(mistakes("{\n  \"a\": 1,\n}"), Lines{"3:1: there is a comma too many before }"});
  EXPECT_EQ(mistakes("{\"a\": \"b"), Lines{"1:7: the text that begins here does not end"});
  EXPECT_EQ(mistakes("{} x"), Lines{"1:4: something follows the end"});
  EXPECT_EQ(mistakes("[\"\xC3\xA9\", \xFF]"), Lines{"1:7: the file is not in UTF-8 here"});
  EXPECT_EQ(mistakes(std::string(17, '[')), Lines{"1:17: this is nested too deeply"});
}

TEST(ProgrammeFile, refuses_a_field_that_stands_twice) {
  const auto told = mistakes("{\"kind\": \"group\", \"kind\": \"group\"}");
  EXPECT_NE(std::find(told.begin(), told.end(), "1:19: the file has `kind` twice"), told.end());
}

TEST(Json, reads_escapes_and_counts_columns_in_characters) {
  const auto json = parse_json(R"(["é\u00e9\ud83c\udf89\n", 7])");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->items[0].text, "éé🎉\n");
  EXPECT_EQ(json->items[1].whole, 7);
  EXPECT_EQ(json->items[1].place, (Place{1, 27}));
}

} // namespace
} // namespace verdiep::content
