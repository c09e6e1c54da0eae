#include "server/demo/files.hpp"
#include "server/demo/script.hpp"

#include <gtest/gtest.h>

#include <set>

namespace verdiep::demo {
namespace {

constexpr auto programme_json = R"({
  "title": {"nl": "T"}, "goal": {"nl": "G"}, "languages": ["nl"], "kind": "group",
  "dingen": [{"key": "a", "track": "must", "minutes": 30, "title": {"nl": "A"}, "why": {"nl": "W"},
    "steps": [{"nl": "S"}], "done": {"nl": "D"}, "service": {"nl": "X"}, "links": []}]
})";

std::string story(const std::string& actions) {
  return R"({"organisation": {"nl": "Org"}, "start": "2026-09-07T08:00:00Z",
    "people": [{"key": "m", "name": "M", "avatar": 1, "role": "coordinator"},
               {"key": "p", "name": "P", "avatar": 2, "role": "participant"}],
    "actions": [)" +
         actions + "]}";
}

std::string mistake(const std::string& actions) {
  const auto script = make_script(programme_json, story(actions));
  return script ? "none" : script.error().context;
}

TEST(Script, tells_the_built_in_story_the_same_way_each_time) {
  const auto first = built_in_script();
  const auto second = built_in_script();
  ASSERT_TRUE(first) << first.error().context;
  ASSERT_TRUE(second);
  ASSERT_EQ(first->lines.size(), second->lines.size());
  for (std::size_t index = 0; index < first->lines.size(); ++index) {
    EXPECT_EQ(first->lines[index].command, second->lines[index].command);
  }
}

TEST(Script, makes_no_id_twice) {
  const auto script = built_in_script();
  ASSERT_TRUE(script);
  std::set<CommandId> ids;
  for (const auto& line : script->lines) {
    EXPECT_TRUE(ids.insert(line.command.id).second) << line.place;
  }
  EXPECT_GT(ids.size(), 140u);
}

TEST(Script, lets_time_only_go_forward) {
  const auto script = built_in_script();
  ASSERT_TRUE(script);
  for (std::size_t index = 1; index < script->lines.size(); ++index) {
    EXPECT_LT(script->lines[index - 1].command.at, script->lines[index].command.at)
        << script->lines[index].place;
  }
}

TEST(Script, writes_only_commands_that_decode_to_themselves) {
  const auto script = built_in_script();
  ASSERT_TRUE(script);
  for (const auto& line : script->lines) {
    const auto decoded = decode_command(encode_command(line.command));
    ASSERT_TRUE(decoded) << line.place;
    EXPECT_EQ(*decoded, line.command) << line.place;
  }
}

TEST(Script, counts_days_and_times_from_the_start) {
  const auto script =
      make_script(programme_json, story(R"({"day": 8, "time": "09:30", "who": "p", "do": "enrol"})"));
  ASSERT_TRUE(script) << script.error().context;
  // 2026-09-14T09:30:00Z
  EXPECT_EQ(script->lines.back().command.at.ms, 1789378200000);
}

TEST(Script, begins_with_drafting_joining_and_opening) {
  const auto script = make_script(programme_json, story(""));
  ASSERT_TRUE(script) << script.error().context;
  std::vector<std::string_view> types;
  for (const auto& line : script->lines) {
    types.push_back(type_name(line.command.body));
  }
  const std::vector<std::string_view> expected = {"DraftProgramme", "JoinProgramme", "AgreeGoal",
                                                  "AddDing",        "OpenEnrolment", "StartPhase"};
  EXPECT_EQ(types, expected);
}

TEST(Script, names_the_place_of_a_mistake) {
  EXPECT_EQ(
      mistake(R"({"day": 1, "time": "8:30", "who": "p", "do": "enrol"})"),
      "story.json:4:36: actions[0].time is no time such as 08:04: write it like this one"
  );
  EXPECT_EQ(
      mistake(R"({"day": 1, "time": "08:30", "who": "q", "do": "enrol"})"),
      "story.json:4:17: actions[0] refers to `q` as who, which is not there yet: look for a misspelt key"
  );
  EXPECT_EQ(
      mistake(R"({"day": 1, "time": "08:30", "who": "p", "do": "enrol", "ding": "a"})"),
      "story.json:4:17: actions[0] has `ding`, which nothing reads: take it out"
  );
  EXPECT_EQ(
      mistake(
          R"({"day": 1, "time": "08:30", "who": "p", "do": "enrol"},
             {"day": 1, "time": "08:30", "who": "m", "do": "enrol"})"
      ),
      "story.json:5:14: actions[1] comes before the one above it: put it in its place, at most one a minute"
  );
  EXPECT_EQ(
      mistake(R"({"day": 1, "time": "08:30", "who": "p", "do": "dance"})"),
      "story.json:4:63: actions[0].do is no action: README.md lists them"
  );
  EXPECT_EQ(
      make_script("{", "{}").error().context, "programme.json:1:2: the name of a field in double quotation "
                                              "marks is missing here: write it as \"name\": value"
  );
}

TEST(Script, tries_every_action_on_the_rules) {
  EXPECT_EQ(
      mistake(R"({"day": 1, "time": "08:30", "who": "p", "do": "complete", "ding": "a", "share": true})"),
      "story.json:4:17: actions[0] cannot happen: the rules refuse it: not_enrolled: change what comes "
      "before it"
  );
}

TEST(Script, lies_before_now_when_shifted_by_whole_weeks) {
  auto script = built_in_script();
  ASSERT_TRUE(script);
  const auto last = script->lines.back().command.at;
  EXPECT_EQ(shift_to_past(*script, last), 0);
  constexpr std::int64_t week_ms = 7LL * 24 * 60 * 60 * 1000;
  EXPECT_EQ(shift_to_past(*script, Timestamp{last.ms - 1}), -week_ms);
  EXPECT_EQ(shift_to_past(*script, Timestamp{last.ms - week_ms}), -week_ms);
  EXPECT_EQ(shift_to_past(*script, Timestamp{last.ms - week_ms - 1}), -2 * week_ms);
}

} // namespace
} // namespace verdiep::demo
