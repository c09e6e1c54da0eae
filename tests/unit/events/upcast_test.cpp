// Lifting old versions, with a small vocabulary of the test's own: nothing has a second version yet.
#include "events/codec/vocabulary_codec.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

#include <variant>

namespace verdiep::upcast {
namespace {

using codec::DecodeFault;
using codec::Mode;
using test::from_hex;

/// Version 1 knew hours only.
struct WorkLoggedV1 {
  std::uint16_t hours = 0;
};
BOOST_DESCRIBE_STRUCT(WorkLoggedV1, (), (hours))

/// Version 2 counted minutes.
struct WorkLoggedV2 {
  static constexpr std::uint16_t type_version = 2;
  using previous = WorkLoggedV1;
  std::uint32_t minutes = 0;

  static WorkLoggedV2 upcast(previous old) { return {.minutes = old.hours * 60U}; }
};
BOOST_DESCRIBE_STRUCT(WorkLoggedV2, (), (minutes))

/// Version 3 says at what.
struct WorkLogged {
  static constexpr auto type_name = "WorkLogged";
  static constexpr std::uint16_t type_version = 3;
  using previous = WorkLoggedV2;
  std::uint32_t minutes = 0;
  Text<20> task;
  std::optional<Personal<Text<100>>> note;

  static WorkLogged upcast(previous old) { return {.minutes = old.minutes, .task = {"unknown"}, .note = {}}; }
};
BOOST_DESCRIBE_STRUCT(WorkLogged, (), (minutes, task, note))

struct DayStarted {
  static constexpr auto type_name = "DayStarted";
};
BOOST_DESCRIBE_STRUCT(DayStarted, (), ())

using Vocabulary = std::variant<DayStarted, WorkLogged>;

codec::DecodeResult<Vocabulary>
decode(std::string_view type, std::uint16_t version, const char* hex, Mode mode = Mode::strict) {
  const Bytes bytes = from_hex(hex);
  codec::Reader reader(bytes);
  Vocabulary body;
  if (!codec::decode_data(reader, type, version, body, mode) || !reader.finish()) {
    return tl::unexpected(reader.error());
  }
  return body;
}

TEST(Upcast, reads_todays_version_as_it_is) {
  const auto body = decode("WorkLogged", 3, "a2 647461736b 6474657374 676d696e75746573 1864");
  ASSERT_TRUE(body);
  EXPECT_EQ(std::get<WorkLogged>(*body).minutes, 100U);
  EXPECT_EQ(std::get<WorkLogged>(*body).task.value, "test");
}

TEST(Upcast, lifts_the_version_before) {
  const auto body = decode("WorkLogged", 2, "a1 676d696e75746573 1864");
  ASSERT_TRUE(body);
  EXPECT_EQ(std::get<WorkLogged>(*body).minutes, 100U);
  EXPECT_EQ(std::get<WorkLogged>(*body).task.value, "unknown");
}

TEST(Upcast, lifts_the_first_version_through_all_that_followed) {
  const auto body = decode("WorkLogged", 1, "a1 65686f757273 02");
  ASSERT_TRUE(body);
  EXPECT_EQ(std::get<WorkLogged>(*body).minutes, 120U);
  EXPECT_EQ(std::get<WorkLogged>(*body).task.value, "unknown");
}

TEST(Upcast, reads_an_old_version_with_its_own_keys_only) {
  EXPECT_TRUE(test::is_refused(decode("WorkLogged", 1, "a1 676d696e75746573 02"), DecodeFault::missing_key));
  EXPECT_TRUE(
      test::is_refused(decode("WorkLogged", 2, "a2 616e 00 676d696e75746573 02"), DecodeFault::unknown_key)
  );
  EXPECT_TRUE(decode("WorkLogged", 2, "a2 616e 00 676d696e75746573 02", Mode::tolerant));
}

TEST(Upcast, tells_an_unknown_type_from_a_newer_version) {
  EXPECT_TRUE(test::is_refused(decode("WorkDone", 1, "a0"), DecodeFault::unknown_type));
  EXPECT_TRUE(test::is_refused(decode("", 1, "a0"), DecodeFault::unknown_type));
  EXPECT_TRUE(test::is_refused(decode("WorkLogged", 4, "a0"), DecodeFault::newer_version));
  EXPECT_TRUE(test::is_refused(decode("DayStarted", 2, "a0"), DecodeFault::newer_version));
  EXPECT_TRUE(test::is_refused(decode("WorkLogged", 0, "a0"), DecodeFault::unknown_value));
}

TEST(Upcast, reads_the_commitments_of_an_old_version_against_todays_type) {
  auto body = decode("WorkLogged", 1, "a1 65686f757273 02");
  ASSERT_TRUE(body);
  const Bytes with_note = from_hex("a1 646e6f7465 5820" + std::string(64, '7'));
  codec::Reader reader(with_note);
  ASSERT_TRUE(codec::decode_commitments(reader, *body, Mode::strict));
  EXPECT_EQ(std::get<WorkLogged>(*body).note->commitment.bytes[31], 0x77);
}

TEST(Upcast, writes_todays_version) {
  EXPECT_EQ(codec::type_version_of(Vocabulary{WorkLogged{}}), 3);
  EXPECT_EQ(codec::type_version_of(Vocabulary{DayStarted{}}), 1);
  EXPECT_EQ(codec::type_name_of(Vocabulary{WorkLogged{}}), "WorkLogged");
}

} // namespace
} // namespace verdiep::upcast
