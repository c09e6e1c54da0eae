#include "server/log/crc32c.hpp"
#include "server/log/store_encoding.hpp"
#include "tests/support/hex.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

// The bytes on disk are those of docs/formats/store.md.
namespace verdiep::log {
namespace {

const StreamId stream{{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7}};

Bytes bytes_from(std::string_view text) {
  const ByteView view = bytes_of(text);
  return Bytes(view.begin(), view.end());
}

TEST(Crc32c, gives_the_published_values) {
  EXPECT_EQ(crc32c(bytes_of("123456789")), 0xe3069283u);
  EXPECT_EQ(crc32c(Bytes(32, 0x00)), 0x8a9136aau);
  EXPECT_EQ(crc32c(Bytes(32, 0xff)), 0x62a8ab43u);
  EXPECT_EQ(crc32c({}), 0u);
}

TEST(Crc32c, in_pieces_is_the_same_as_at_once) {
  test::Random random(1);
  const Bytes bytes = random.bytes(100);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
    EXPECT_EQ(crc32c(ByteView(bytes).subspan(cut), crc32c(ByteView(bytes).first(cut))), crc32c(bytes));
}

TEST(StoreEncoding, a_record_is_stored_as_documented) {
  const Bytes record{0xa1, 0x61, 0x76, 0x01};
  const std::string stored = encode_stored_record(stream, Position{3}, record);
  EXPECT_EQ(
      bytes_from(stored),
      test::from_hex(
          "9b cd 8c 70  01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07  00 00 00 00 00 00 00 03  a1 61 76 01"
      )
  );
  const auto found = decode_stored_record(stored);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->stream, stream);
  EXPECT_EQ(found->position, Position{3});
  EXPECT_TRUE(std::equal(record.begin(), record.end(), found->record.begin(), found->record.end()));
}

TEST(StoreEncoding, a_feed_entry_is_stored_as_documented) {
  const FeedEntry entry{disclosures::Audience::programme(), 1, true, Position{3}, "text"};
  const std::string key = feed_key(stream, entry.audience, entry.seq);
  EXPECT_EQ(
      bytes_from(key), test::from_hex("01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07  00 00 00 00 00 00 00 "
                                      "00 00 00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 01")
  );
  const std::string stored = encode_feed_entry(entry, key);
  EXPECT_EQ(bytes_from(stored), test::from_hex("7d ff 35 05  01  00 00 00 00 00 00 00 03  74 65 78 74"));
  const auto found = decode_feed_entry(stored, key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->seq, 1u);
  EXPECT_EQ(found->field, "text");
  EXPECT_TRUE(found->grant);
}

TEST(StoreEncoding, every_flipped_bit_of_a_stored_record_is_found) {
  const std::string stored = encode_stored_record(stream, Position{3}, Bytes{1, 2, 3});
  for (std::size_t bit = 0; bit < stored.size() * 8; ++bit) {
    std::string flipped = stored;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(decode_stored_record(flipped)) << bit;
  }
  EXPECT_FALSE(decode_stored_record(stored.substr(0, 10)));
}

TEST(StoreEncoding, a_value_under_another_key_does_not_pass) {
  const std::string stored = with_checksum("here", Bytes{1, 2});
  EXPECT_TRUE(without_checksum("here", stored));
  EXPECT_FALSE(without_checksum("there", stored));
  EXPECT_FALSE(without_checksum("here", ""));
}

TEST(StoreEncoding, keys_sort_as_the_numbers_in_them) {
  EXPECT_LT(log_key(255), log_key(256));
  EXPECT_LT(index_key(stream, Position{0xffff}), index_key(stream, Position{0x10000}));
  EXPECT_EQ(from_big_endian(big_endian(0x0102030405060708)), 0x0102030405060708u);
}

} // namespace
} // namespace verdiep::log
