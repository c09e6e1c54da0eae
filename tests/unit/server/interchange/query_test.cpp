#include "server/interchange/query.hpp"

#include <gtest/gtest.h>

#include <string>

namespace verdiep::interchange {
namespace {

std::string fault(std::string_view query) {
  const auto parsed = parse_events_query(query);
  return parsed ? "" : parsed.error().parameter + ":" + std::string(parsed.error().reason);
}

TEST(EventsQuery, is_all_of_it_from_the_first_when_nothing_is_said) {
  const auto wish = parse_events_query("");
  ASSERT_TRUE(wish);
  EXPECT_EQ(wish->from, Position{1});
  EXPECT_TRUE(wish->types.empty());
  EXPECT_FALSE(wish->follow);
  EXPECT_FALSE(wish->content);
}

TEST(EventsQuery, says_where_from_which_and_how_long) {
  const auto wish = parse_events_query(
      "from=42&type=PostWritten,nl.verdiepdingen.DingCompleted&type=Person%45rased&follow=1&content=0"
  );
  ASSERT_TRUE(wish);
  EXPECT_EQ(wish->from, Position{42});
  EXPECT_EQ(wish->types, (std::vector<std::string>{"PostWritten", "DingCompleted", "PersonErased"}));
  EXPECT_TRUE(wish->follow);
}

TEST(EventsQuery, names_what_is_wrong) {
  EXPECT_EQ(fault("from=0"), "from:not_a_position");
  EXPECT_EQ(fault("from=-1"), "from:not_a_position");
  EXPECT_EQ(fault("from=1x"), "from:not_a_position");
  EXPECT_EQ(fault("from="), "from:not_a_position");
  EXPECT_EQ(fault("from=99999999999999999999"), "from:not_a_position");
  EXPECT_EQ(fault("type="), "type:unknown_type");
  EXPECT_EQ(fault("type=PostWritten,"), "type:unknown_type");
  EXPECT_EQ(fault("type=Nothing"), "type:unknown_type");
  EXPECT_EQ(fault("follow=yes"), "follow:not_0_or_1");
  EXPECT_EQ(fault("form=1"), ":unknown_parameter");
  EXPECT_EQ(fault("from=%4"), ":not_decodable");
  EXPECT_EQ(fault("from=%ff"), ":not_decodable");
  EXPECT_EQ(fault(std::string(query_bytes_max + 1, '&')), ":too_long");
  std::string many;
  for (std::size_t i = 0; i <= parameters_max; ++i)
    many += "&follow=1";
  EXPECT_EQ(fault(many), ":too_many");
}

TEST(ExportQuery, says_the_format) {
  EXPECT_EQ(parse_export_query("")->format, Format::csv);
  EXPECT_EQ(parse_export_query("format=xes&content=1")->format, Format::xes);
  EXPECT_TRUE(parse_export_query("format=xes&content=1")->content);
  EXPECT_FALSE(parse_export_query("format=pdf"));
  EXPECT_FALSE(parse_export_query("follow=1"));
}

TEST(FiguresQuery, says_the_format) {
  EXPECT_EQ(parse_figures_query(""), FiguresFormat::json);
  EXPECT_EQ(parse_figures_query("format=csv"), FiguresFormat::csv);
  EXPECT_FALSE(parse_figures_query("format=xml"));
  EXPECT_FALSE(parse_figures_query("from=1"));
}

} // namespace
} // namespace verdiep::interchange
