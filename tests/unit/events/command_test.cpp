#include "events/codec/writer.hpp"
#include "events/command.hpp"
#include "events/commitment.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

using codec::DecodeFault;
using test::is_refused;

template <class Body>
Command some_command() {
  test::Random random(1);
  return test::command_of(test::arbitrary<Body>(random), random);
}

/// A `RevisePost` written key by key.
struct RawCommand {
  std::uint64_t v = 1;
  std::uint64_t tv = 1;
  std::string type = "RevisePost";
  Bytes data = test::from_hex("a1 64706f7374 50 000102030405060708090a0b0c0d0e0f");
  Bytes personal;

  RawCommand() { personal = personal_map({{"text", encode_text_value("hallo")}}); }

  static Bytes personal_map(const std::vector<std::pair<std::string, Bytes>>& values) {
    Bytes out;
    codec::Writer writer(out);
    writer.map(values.size());
    for (const auto& [field, value] : values) {
      writer.text(field);
      writer.array(2);
      writer.bytes(Bytes(32, 0x5a));
      writer.raw(value);
    }
    return out;
  }

  [[nodiscard]] Bytes encode() const {
    Bytes out;
    codec::Writer writer(out);
    const Bytes id(16, 0x11);
    writer.map(8);
    writer.text("v"), writer.unsigned_integer(v);
    writer.text("at"), writer.integer(0);
    writer.text("id"), writer.bytes(id);
    writer.text("tv"), writer.unsigned_integer(tv);
    writer.text("data"), writer.raw(data);
    writer.text("type"), writer.text(type);
    writer.text("stream"), writer.bytes(id);
    writer.text("personal"), writer.raw(personal);
    return out;
  }
};

TEST(Command, decodes_to_what_was_encoded) {
  const auto command = some_command<forum::OpenThread>();
  EXPECT_EQ(decode_command(encode_command(command)), command);
}

TEST(Command, written_by_hand_is_read) {
  const auto command = decode_command(RawCommand{}.encode());
  ASSERT_TRUE(command);
  EXPECT_EQ(type_name(command->body), "RevisePost");
  ASSERT_EQ(command->personal.size(), 1U);
  EXPECT_EQ(command->personal[0].field, "text");
  EXPECT_EQ(command->personal[0].salt.bytes[0], 0x5a);
  EXPECT_EQ(decode_text_value(command->personal[0].value), "hallo");
}

TEST(Command, leaves_commitments_zero) {
  const auto command = decode_command(RawCommand{}.encode());
  ASSERT_TRUE(command);
  EXPECT_EQ(std::get<forum::RevisePost>(command->body).text.commitment, Commitment{});
}

TEST(Command, sets_an_optional_personal_field_by_the_value_that_travels_with_it) {
  Command command;
  command.body = dingen::CompleteDing{};
  const auto without = decode_command(encode_command(command));
  ASSERT_TRUE(without);
  EXPECT_FALSE(std::get<dingen::CompleteDing>(without->body).link);

  command.personal.push_back({"link", {}, encode_text_value("https://voorbeeld.nl")});
  const auto with = decode_command(encode_command(command));
  ASSERT_TRUE(with);
  EXPECT_TRUE(std::get<dingen::CompleteDing>(with->body).link);
  EXPECT_FALSE(std::get<dingen::CompleteDing>(with->body).reflection);
}

TEST(Command, without_a_value_for_a_personal_field_is_refused) {
  RawCommand raw;
  raw.personal = test::from_hex("a0");
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::missing_key));
}

TEST(Command, with_a_value_for_a_field_that_it_does_not_have_is_refused) {
  RawCommand raw;
  raw.personal =
      RawCommand::personal_map({{"text", encode_text_value("a")}, {"title", encode_text_value("b")}});
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::unknown_key));
}

TEST(Command, with_a_value_twice_is_refused) {
  RawCommand raw;
  raw.personal =
      RawCommand::personal_map({{"text", encode_text_value("a")}, {"text", encode_text_value("b")}});
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::not_canonical));
}

TEST(Command, with_a_value_over_the_limit_of_its_field_is_refused) {
  RawCommand raw;
  raw.personal = RawCommand::personal_map({{"text", encode_text_value(std::string(8000, 'a'))}});
  EXPECT_TRUE(decode_command(raw.encode()));
  raw.personal = RawCommand::personal_map({{"text", encode_text_value(std::string(8001, 'a'))}});
  const auto refused = decode_command(raw.encode());
  EXPECT_TRUE(is_refused(refused, DecodeFault::over_limit));
  EXPECT_EQ(refused.error().limit, 8000U);
}

TEST(Command, with_a_value_of_another_type_or_no_words_at_all_is_refused) {
  RawCommand raw;
  raw.personal = RawCommand::personal_map({{"text", encode_number_value(1)}});
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::wrong_type));
  raw.personal = RawCommand::personal_map({{"text", encode_text_value("")}});
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::under_limit));
}

TEST(Command, with_a_salt_that_is_too_short_is_refused) {
  RawCommand raw;
  raw.personal = test::from_hex("a1 6474657874 82 43 010203 6161");
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::under_limit));
}

TEST(Command, with_a_value_without_salt_is_refused) {
  RawCommand raw;
  raw.personal = test::from_hex("a1 6474657874 81 6161");
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::under_limit));
}

TEST(Command, with_an_unknown_key_in_its_data_is_refused) {
  RawCommand raw;
  raw.data = test::from_hex("a2 626e6f 80 64706f7374 50 000102030405060708090a0b0c0d0e0f");
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::unknown_key));
}

TEST(Command, with_the_words_of_a_personal_field_in_its_data_is_refused) {
  RawCommand raw;
  raw.data = test::from_hex("a2 64706f7374 50 000102030405060708090a0b0c0d0e0f 6474657874 6161");
  EXPECT_TRUE(is_refused(decode_command(raw.encode()), DecodeFault::unknown_key));
}

TEST(Command, of_an_unknown_type_or_a_newer_version_is_told_apart) {
  RawCommand unknown;
  unknown.type = "OrderPizza";
  EXPECT_TRUE(is_refused(decode_command(unknown.encode()), DecodeFault::unknown_type));
  RawCommand newer_type;
  newer_type.tv = 2;
  EXPECT_TRUE(is_refused(decode_command(newer_type.encode()), DecodeFault::newer_version));
  RawCommand newer_format;
  newer_format.v = 2;
  EXPECT_TRUE(is_refused(decode_command(newer_format.encode()), DecodeFault::newer_version, 3));
}

TEST(Command, with_an_avatar_that_does_not_exist_is_refused) {
  auto command = some_command<people::JoinProgramme>();
  command.personal[1].value = encode_number_value(people::avatars_max);
  EXPECT_TRUE(is_refused(decode_command(encode_command(command)), DecodeFault::over_limit));
}

TEST(Command, above_the_limit_is_refused_before_it_is_read) {
  EXPECT_EQ(
      decode_command(Bytes(command_bytes_max + 1)).error(),
      (codec::DecodeError{DecodeFault::over_limit, 0, command_bytes_max})
  );
}

TEST(PersonalFields, are_visited_in_canonical_order_when_they_are_set) {
  CommandBody body = programme::DraftProgramme{};
  std::vector<std::string> names;
  for_each_personal(body, [&](std::string_view name, Commitment& commitment) {
    names.emplace_back(name);
    commitment.bytes[0] = 1;
  });
  EXPECT_EQ(names, (std::vector<std::string>{"name", "avatar"}));
  EXPECT_EQ(std::get<programme::DraftProgramme>(body).avatar.commitment.bytes[0], 1);

  EventBody event = dingen::DingCompleted{};
  std::get<dingen::DingCompleted>(event).link.emplace();
  names.clear();
  for_each_personal(std::as_const(event), [&](std::string_view name, const Commitment&) {
    names.emplace_back(name);
  });
  EXPECT_EQ(names, (std::vector<std::string>{"link"}));
}

TEST(PersonalValues, are_checked_one_by_one_for_a_draft) {
  const CommandBody body = forum::OpenThread{};
  EXPECT_TRUE(check_personal_value(body, "title", encode_text_value("Vraag")));
  EXPECT_TRUE(is_refused(
      check_personal_value(body, "title", encode_text_value(std::string(201, 'a'))), DecodeFault::over_limit
  ));
  EXPECT_TRUE(is_refused(check_personal_value(body, "name", encode_text_value("a")), DecodeFault::unknown_key)
  );
  EXPECT_TRUE(is_refused(
      check_personal_value(body, "title", test::from_hex("6161 00")), DecodeFault::trailing_bytes, 2
  ));
  EXPECT_TRUE(is_refused(
      check_personal_value(EventBody{people::MemberRenamed{}}, "avatar", encode_number_value(12)),
      DecodeFault::over_limit
  ));
}

TEST(PersonalValues, are_written_and_read_back) {
  EXPECT_EQ(decode_text_value(encode_text_value("één")), "één");
  EXPECT_EQ(decode_number_value(encode_number_value(300)), 300U);
  EXPECT_FALSE(decode_text_value(encode_number_value(1)));
  EXPECT_FALSE(decode_number_value(encode_text_value("1")));
}

TEST(CommitmentMessage, is_the_array_that_the_format_says) {
  const StreamId stream{{0x01}};
  const CommandId command{{0x02}};
  EXPECT_EQ(
      test::to_hex(commitment_message(stream, command, "text", encode_text_value("hoi"))),
      "85"
      "74766572646965702e636f6d6d69746d656e742e31"
      "5001000000000000000000000000000000"
      "5002000000000000000000000000000000"
      "6474657874"
      "63686f69"
  );
}

} // namespace
} // namespace verdiep
