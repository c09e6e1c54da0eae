// The largest events and commands that the limits of their fields allow must fit in a record and a command.
#include "events/command.hpp"
#include "events/record.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

template <std::size_t bytes_max>
Translations<bytes_max> longest_translations() {
  Translations<bytes_max> value;
  for (std::size_t language = 0; language < languages_max; ++language) {
    std::string tag(language_tag_bytes_max, 'a');
    tag.back() = static_cast<char>('a' + language);
    value.entries.emplace_back(tag, std::string(bytes_max, 'x'));
  }
  return value;
}

dingen::Content longest_content() {
  dingen::Content content;
  content.order = 0xffff;
  content.minutes = 0xffff;
  content.title = longest_translations<200>();
  content.why = content.done = content.service = longest_translations<2000>();
  content.steps.items.assign(decltype(content.steps)::count_max, longest_translations<1000>());
  content.links.items.assign(
      decltype(content.links)::count_max, {longest_translations<200>(), {std::string(500, 'x')}}
  );
  return content;
}

TEST(Limits, of_a_record_hold_the_largest_event) {
  Record record;
  record.position = {1};
  record.body = dingen::DingRevised{{}, longest_content()};
  const Bytes bytes = encode_record(record);
  EXPECT_EQ(decode_record(bytes), record);
  EXPECT_LT(bytes.size(), record_bytes_max);
}

TEST(Limits, of_a_command_hold_the_largest_command) {
  Command command;
  command.body = dingen::ReviseDing{{}, longest_content()};
  EXPECT_EQ(decode_command(encode_command(command)), command);
}

TEST(Limits, of_a_command_hold_the_longest_words) {
  Command command;
  dingen::CompleteDing body;
  body.reflection.emplace();
  body.link.emplace();
  command.body = body;
  command.personal = {
      {"link", {}, encode_text_value(std::string(500, 'x'))},
      {"reflection", {}, encode_text_value(std::string(8000, 'x'))},
  };
  EXPECT_EQ(decode_command(encode_command(command)), command);
}

} // namespace
} // namespace verdiep
