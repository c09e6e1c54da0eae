#include "events/codec/writer.hpp"
#include "events/record.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"
#include "tests/unit/events/decoding.hpp"

#include <gtest/gtest.h>

namespace verdiep {
namespace {

using codec::DecodeFault;
using codec::Mode;
using test::is_refused;

Record some_record() {
  test::Random random(1);
  return test::record_of(test::arbitrary<forum::PostWritten>(random), random);
}

/// A record written key by key, so that a test can write what `encode_record` would not.
struct RawRecord {
  std::uint64_t v = 1;
  std::uint64_t tv = 1;
  std::uint64_t pos = 1;
  std::int64_t at = 1;
  std::string type = "ParticipantEnrolled";
  Bytes data = test::from_hex("a1 666d656d626572 50 000102030405060708090a0b0c0d0e0f");
  Bytes commitments = test::from_hex("a0");
  bool with_unknown_keys = false;

  [[nodiscard]] Bytes encode() const {
    Bytes out;
    codec::Writer writer(out);
    const Bytes id(16, 0x11);
    writer.map(with_unknown_keys ? 13 : 11);
    writer.text("v"), writer.unsigned_integer(v);
    writer.text("at"), writer.integer(at);
    writer.text("tv"), writer.unsigned_integer(tv);
    writer.text("cmd"), writer.bytes(id);
    writer.text("pos"), writer.unsigned_integer(pos);
    if (with_unknown_keys) {
      writer.text("zzz"), writer.raw(test::from_hex("a1616101"));
    }
    writer.text("data"), writer.raw(data);
    writer.text("type"), writer.text(type);
    writer.text("actor"), writer.bytes(id);
    writer.text("stream"), writer.bytes(id);
    writer.text("recorded"), writer.integer(2);
    writer.text("commitments"), writer.raw(commitments);
    if (with_unknown_keys) {
      writer.text("later addition"), writer.null();
    }
    return out;
  }
};

TEST(Record, decodes_to_what_was_encoded) {
  const Record record = some_record();
  EXPECT_EQ(decode_record(encode_record(record), Mode::strict), record);
}

TEST(Record, is_appended_behind_what_the_buffer_holds) {
  Bytes buffer = {0xff};
  append_record(buffer, some_record());
  EXPECT_EQ(Bytes(buffer.begin() + 1, buffer.end()), encode_record(some_record()));
  EXPECT_EQ(buffer[0], 0xff);
}

TEST(Record, has_its_header_read_without_its_body) {
  const Record record = some_record();
  const Bytes bytes = encode_record(record);
  const auto header = decode_record_header(bytes);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->stream, record.stream);
  EXPECT_EQ(header->position, record.position);
  EXPECT_EQ(header->actor, record.actor);
  EXPECT_EQ(header->at, record.at);
  EXPECT_EQ(header->recorded, record.recorded);
  EXPECT_EQ(header->command, record.command);
  EXPECT_EQ(header->type, "PostWritten");
  EXPECT_EQ(header->type_version, 1);
  EXPECT_EQ(header->data.data(), bytes.data() + header->data_offset);
  EXPECT_EQ(header->commitments.data(), bytes.data() + header->commitments_offset);
  EXPECT_EQ(decode_event_body(*header), record.body);
}

TEST(Record, holds_the_commitment_of_a_personal_field_and_nothing_of_it_in_the_data) {
  const Record record = some_record();
  const auto& post = std::get<forum::PostWritten>(record.body);
  const Bytes bytes = encode_record(record);
  const auto header = decode_record_header(bytes);
  EXPECT_EQ(
      test::to_hex(header->commitments), "a16474657874"
                                         "5820" +
                                             test::to_hex(post.text.commitment.bytes)
  );
  EXPECT_EQ(
      test::to_hex(header->data),
      "a264706f737450" + test::to_hex(post.post.bytes) + "6674687265616450" + test::to_hex(post.thread.bytes)
  );
}

TEST(Record, of_an_unknown_type_keeps_its_header_and_says_so) {
  RawRecord raw;
  raw.type = "PizzaOrdered";
  raw.data = test::from_hex("a1 647769746883 01 02 f6");
  const Bytes bytes = raw.encode();
  const auto header = decode_record_header(bytes);
  ASSERT_TRUE(header);
  EXPECT_EQ(header->type, "PizzaOrdered");
  EXPECT_EQ(header->position, Position{1});
  EXPECT_TRUE(is_refused(decode_event_body(*header), DecodeFault::unknown_type, header->type_offset));
  EXPECT_TRUE(is_refused(decode_record(bytes), DecodeFault::unknown_type));
}

TEST(Record, of_a_newer_version_of_its_type_keeps_its_header_and_says_so) {
  RawRecord raw;
  raw.tv = 2;
  const Bytes bytes = raw.encode();
  ASSERT_TRUE(decode_record_header(bytes));
  EXPECT_TRUE(is_refused(decode_record(bytes), DecodeFault::newer_version));
}

TEST(Record, of_a_newer_format_is_refused_as_such) {
  RawRecord raw;
  raw.v = 2;
  EXPECT_TRUE(is_refused(decode_record_header(raw.encode()), DecodeFault::newer_version, 3));
}

TEST(Record, of_version_zero_is_refused) {
  RawRecord no_format;
  no_format.v = 0;
  EXPECT_TRUE(is_refused(decode_record(no_format.encode()), DecodeFault::unknown_value, 3));
  RawRecord no_version;
  no_version.tv = 0;
  EXPECT_TRUE(is_refused(decode_record(no_version.encode()), DecodeFault::unknown_value));
}

TEST(Record, at_position_zero_is_refused) {
  RawRecord raw;
  raw.pos = 0;
  EXPECT_TRUE(is_refused(decode_record(raw.encode()), DecodeFault::under_limit));
}

TEST(Record, of_a_time_before_1970_or_after_9999_is_refused) {
  for (const std::int64_t at : {std::int64_t{-1}, timestamp_ms_max + 1}) {
    RawRecord raw;
    raw.at = at;
    EXPECT_FALSE(decode_record(raw.encode())) << at;
  }
  RawRecord raw;
  raw.at = timestamp_ms_max;
  EXPECT_TRUE(decode_record(raw.encode()));
}

TEST(Record, with_unknown_keys_is_kept_on_read_and_refused_when_strict) {
  RawRecord raw;
  raw.with_unknown_keys = true;
  const auto plain = decode_record(RawRecord{}.encode(), Mode::strict);
  ASSERT_TRUE(plain);
  EXPECT_EQ(decode_record(raw.encode()), plain);
  EXPECT_TRUE(is_refused(decode_record(raw.encode(), Mode::strict), DecodeFault::unknown_key));
}

TEST(Record, with_unknown_keys_in_its_data_or_commitments_is_kept_on_read) {
  RawRecord raw;
  raw.data = test::from_hex("a2 626e6f 80 666d656d626572 50 000102030405060708090a0b0c0d0e0f");
  raw.commitments = test::from_hex("a1 626e6f 40");
  EXPECT_EQ(decode_record(raw.encode()), decode_record(RawRecord{}.encode()));
  EXPECT_TRUE(is_refused(decode_record(raw.encode(), Mode::strict), DecodeFault::unknown_key));
}

TEST(Record, reports_a_fault_in_its_body_at_the_byte_of_the_record) {
  RawRecord raw;
  raw.data = test::from_hex("a1 666d656d626572 01");
  const Bytes bytes = raw.encode();
  const auto header = decode_record_header(bytes);
  ASSERT_TRUE(header);
  EXPECT_TRUE(is_refused(decode_record(bytes), DecodeFault::wrong_type, header->data_offset + 8));
  EXPECT_EQ(bytes[header->data_offset + 8], 0x01);
}

TEST(Record, that_misses_a_commitment_is_refused) {
  RawRecord raw;
  raw.type = "PostRevised";
  raw.data = test::from_hex("a1 64706f7374 50 000102030405060708090a0b0c0d0e0f");
  const auto refused = decode_record(raw.encode());
  EXPECT_TRUE(is_refused(refused, DecodeFault::missing_key));
}

TEST(Record, above_the_limit_is_refused_before_it_is_read) {
  EXPECT_EQ(
      decode_record_header(Bytes(record_bytes_max + 1)).error(),
      (codec::DecodeError{DecodeFault::over_limit, 0, record_bytes_max})
  );
}

TEST(Prediction, is_the_type_the_version_the_data_and_the_commitments) {
  const Record record = some_record();
  const Bytes bytes = encode_record(record);
  const auto header = decode_record_header(bytes);
  Bytes prediction;
  append_prediction(prediction, record.body);
  EXPECT_EQ(
      test::to_hex(prediction),
      "846b506f73745772697474656e01" + test::to_hex(header->data) + test::to_hex(header->commitments)
  );
}

} // namespace
} // namespace verdiep
