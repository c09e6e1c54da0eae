// Every version of every type that was ever written decodes for ever, and today's are still written the same.
#include "events/codec/vocabulary_codec.hpp"
#include "events/command.hpp"
#include "events/record.hpp"
#include "tests/golden/sample_files.hpp"
#include "tests/support/hex.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

/// Calls `check(type, version)` for every version there ever was of each type, the last one being today's.
template <class Vocabulary, class Check>
void for_each_version(Check check) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Vocabulary>>(
      [&]<class Type>(boost::mp11::mp_identity<Type>) {
        for (unsigned version = 1; version <= upcast::type_version<Type>; ++version) {
          SCOPED_TRACE(std::string(Type::type_name) + ".v" + std::to_string(version));
          check(Type::type_name, version, version == upcast::type_version<Type>);
        }
      }
  );
}

void check_record(const Bytes& sample, std::string_view type, unsigned version, bool is_todays) {
  const auto header = decode_record_header(sample);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->type, type);
  EXPECT_EQ(header->type_version, version);
  const auto record = decode_record(sample);
  ASSERT_TRUE(record) << describe(record.error().fault) << " at byte " << record.error().offset;
  EXPECT_EQ(type_name(record->body), type);
  if (is_todays) {
    EXPECT_TRUE(decode_record(sample, codec::Mode::strict));
    EXPECT_EQ(test::to_hex(encode_record(*record)), test::to_hex(sample));
  }
}

void check_command(const Bytes& sample, std::string_view type, bool is_todays) {
  const auto command = decode_command(sample);
  ASSERT_TRUE(command) << describe(command.error().fault) << " at byte " << command.error().offset;
  EXPECT_EQ(type_name(command->body), type);
  if (is_todays) {
    EXPECT_EQ(test::to_hex(encode_command(*command)), test::to_hex(sample));
  }
}

TEST(GoldenRecords, of_every_version_decode_and_todays_are_written_the_same) {
  for_each_version<EventBody>([](std::string_view type, unsigned version, bool is_todays) {
    const auto samples = test::read_samples("events", type, version);
    EXPECT_FALSE(samples.empty()) << "no sample: build the target update_golden";
    for (const Bytes& sample : samples) {
      check_record(sample, type, version, is_todays);
    }
  });
}

TEST(GoldenCommands, of_every_version_decode_and_todays_are_written_the_same) {
  for_each_version<CommandBody>([](std::string_view type, unsigned version, bool is_todays) {
    const auto samples = test::read_samples("commands", type, version);
    EXPECT_FALSE(samples.empty()) << "no sample: build the target update_golden";
    for (const Bytes& sample : samples) {
      check_command(sample, type, is_todays);
    }
  });
}

} // namespace
} // namespace verdiep
