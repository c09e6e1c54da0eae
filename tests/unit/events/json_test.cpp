#include "events/json/view.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

namespace verdiep::json {
namespace {

TEST(JsonView, writes_times_as_rfc_3339_with_milliseconds) {
  EXPECT_EQ(rfc3339({0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(rfc3339({1'709'164'799'999}), "2024-02-28T23:59:59.999Z");
  EXPECT_EQ(rfc3339({1'709'164'800'001}), "2024-02-29T00:00:00.001Z");
  EXPECT_EQ(rfc3339({timestamp_ms_max}), "9999-12-31T23:59:59.999Z");
}

TEST(JsonView, of_a_record_has_the_keys_of_the_record) {
  Record record;
  record.position = {7};
  record.actor.bytes[15] = 1;
  record.recorded = {1};
  dingen::DingCompleted body;
  body.sharing = dingen::Sharing::programme;
  body.link.emplace();
  record.body = body;
  const std::string nil = "00000000-0000-0000-0000-000000000000";
  const Json expected = {
      {"v", 1},
      {"stream", nil},
      {"pos", 7},
      {"actor", "00000000-0000-0000-0000-000000000001"},
      {"at", "1970-01-01T00:00:00.000Z"},
      {"recorded", "1970-01-01T00:00:00.001Z"},
      {"cmd", nil},
      {"type", "DingCompleted"},
      {"tv", 1},
      {"data", {{"ding", nil}, {"sharing", "programme"}}},
      {"commitments", {{"link", std::string(64, '0')}}},
  };
  EXPECT_EQ(record_view(record), expected);
  EXPECT_EQ(record_view(ByteView(encode_record(record))), expected);
}

TEST(JsonView, of_a_nested_struct_nests) {
  dingen::Content content;
  content.title.entries = {{"en", "Tea"}, {"nl", "Thee"}};
  content.steps.items = {{{{"nl", "Zet water op"}}}};
  content.links.items = {{{}, {"https://voorbeeld.nl"}}};
  const Json json = view(content);
  EXPECT_EQ(json["title"], (Json{{"en", "Tea"}, {"nl", "Thee"}}));
  EXPECT_EQ(json["steps"][0]["nl"], "Zet water op");
  EXPECT_EQ(json["links"][0]["url"], "https://voorbeeld.nl");
  EXPECT_EQ(json["track"], "must");
}

TEST(JsonView, of_a_command_shows_the_personal_values) {
  Command command;
  command.body = people::JoinProgramme{};
  command.personal = {{"name", {}, encode_text_value("Sjaña")}, {"avatar", {}, encode_number_value(3)}};
  const auto json = command_view(ByteView(encode_command(command)));
  ASSERT_TRUE(json);
  EXPECT_EQ((*json)["data"], Json::object());
  EXPECT_EQ((*json)["personal"]["name"]["value"], "Sjaña");
  EXPECT_EQ((*json)["personal"]["avatar"]["value"], 3);
  EXPECT_EQ((*json)["personal"]["avatar"]["salt"], std::string(64, '0'));
}

TEST(JsonView, of_an_unknown_type_shows_its_data_as_it_stands) {
  Record record;
  record.position = {1};
  record.body = programme::EnrolmentOpened{};
  Bytes bytes = encode_record(record);
  const std::string name = "EnrolmentOpened";
  const auto at = std::search(bytes.begin(), bytes.end(), name.begin(), name.end());
  ASSERT_NE(at, bytes.end());
  *at = 'X';
  const auto json = record_view(ByteView(bytes));
  ASSERT_TRUE(json);
  EXPECT_EQ((*json)["type"], "XnrolmentOpened");
  EXPECT_EQ((*json)["data"], Json::object());
}

TEST(JsonView, of_bytes_that_are_refused_is_refused_likewise) {
  EXPECT_FALSE(record_view(ByteView(Bytes{0xa0})));
  EXPECT_FALSE(command_view(ByteView(Bytes{0xa0})));
  EXPECT_FALSE(item_view(test::from_hex("f7")));
}

TEST(JsonView, of_any_item_keeps_its_structure) {
  const auto json = item_view(test::from_hex("a2 6161 86 01 20 f4 f5 f6 4102 6162 a1 6163 62c3bc"));
  ASSERT_TRUE(json);
  EXPECT_EQ(json->dump(), "{\"a\":[1,-1,false,true,null,\"02\"],\"b\":{\"c\":\"ü\"}}");
}

TEST(JsonView, of_the_bytes_equals_that_of_the_struct) {
  test::Random random(7);
  for (int round = 0; round < 200; ++round) {
    const auto record = test::arbitrary<Record>(random);
    EXPECT_EQ(record_view(ByteView(encode_record(record))), record_view(record));
    const auto command = test::arbitrary<Command>(random);
    EXPECT_EQ(command_view(ByteView(encode_command(command))), command_view(command));
  }
}

} // namespace
} // namespace verdiep::json
