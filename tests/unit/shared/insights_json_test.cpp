#include "shared/insights/json/answer.hpp"
#include "tests/unit/shared/insights_story.hpp"

#include <gtest/gtest.h>

#include <string>

namespace verdiep::test {
namespace {

using namespace insights;
using dingen::Track;

/// With something in every list.
Figures everything() {
  Days days;
  days.offer(walk, Track::must, 1).enrol({bram, hana, ivo});
  days.on(2).complete(bram, walk).open(bram, chat, hello).post(hana, chat, house);
  days.act(anna, {vote::RoundOpened{round_one, {{acorn, leaf}}, {{bram, hana}}}});
  return days.seen_by(anna);
}

TEST(InsightsJson, is_read_back_as_it_was) {
  for (const Answer& answer : {Answer{everything(), {}, Position{12}}, Answer{Figures{}, story_day(3), {}}}) {
    EXPECT_EQ(parse_answer(to_json(answer)), answer);
  }
}

TEST(InsightsJson, says_null_where_a_number_is_not_told) {
  Answer answer;
  answer.figures.funnel = {12U, std::nullopt};
  EXPECT_NE(to_json(answer).find(R"("funnel":[12,null])"), std::string::npos);
}

TEST(InsightsJson, is_nothing_when_anything_is_wrong) {
  const std::string right = to_json({everything(), {}, Position{12}});
  ASSERT_TRUE(parse_answer(right));
  for (const auto& [from, to] : {
           std::pair{R"("detail":"named")", R"("detail":"everything")"},
           std::pair{R"("participants":3)", R"("participants":-3)"},
           std::pair{R"("from":)", R"("from":9)"},
           std::pair{R"("enrolled":"2026-10-05")", R"("enrolled":"2026-02-31")"},
           std::pair{R"("funnel":[)", R"("tunnel":[)"},
       }) {
    std::string wrong = right;
    ASSERT_NE(wrong.find(from), std::string::npos) << from;
    wrong.replace(wrong.find(from), std::string(from).size(), to);
    EXPECT_EQ(parse_answer(wrong), std::nullopt) << to;
  }
  for (std::size_t size = 0; size < right.size(); size += 7) {
    EXPECT_EQ(parse_answer(right.substr(0, size)), std::nullopt);
  }
  EXPECT_EQ(parse_answer(std::string(answer_bytes_max + 1, ' ')), std::nullopt);
}

} // namespace
} // namespace verdiep::test
