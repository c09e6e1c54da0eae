#include "server/log/record_page.hpp"
#include "server/log/store_encoding.hpp"
#include "tests/support/commits.hpp"

#include <gtest/gtest.h>

namespace verdiep::log {
namespace {

const StreamId stream = test::stream_number(1);

std::string page_bytes(std::uint64_t page) {
  PageBuilder builder;
  for (std::uint64_t record = 0; record < page_records; ++record) {
    const Position position = first_in_page(page).plus(record);
    const Bytes bytes = test::test_record(stream, position);
    builder.add(bytes, record_checksum(stream, position, bytes));
  }
  return builder.finish();
}

TEST(RecordPage, positions_are_in_pages_of_256) {
  EXPECT_EQ(page_of(Position{1}), 0u);
  EXPECT_EQ(page_of(Position{256}), 0u);
  EXPECT_EQ(page_of(Position{257}), 1u);
  EXPECT_EQ(first_in_page(1), Position{257});
}

TEST(RecordPage, a_range_of_it_is_visited_in_order) {
  Position expected{300};
  const auto done = visit_page(
      stream, 1, page_bytes(1), Position{300}, Position{310},
      [&](Position position, ByteView record) {
        EXPECT_EQ(position, expected);
        const Bytes written = test::test_record(stream, position);
        EXPECT_TRUE(std::equal(record.begin(), record.end(), written.begin(), written.end()));
        expected = expected.next();
        return true;
      }
  );
  EXPECT_FALSE(done.damaged);
  EXPECT_FALSE(done.stopped);
  EXPECT_EQ(expected, Position{311});
}

TEST(RecordPage, every_flipped_byte_is_found) {
  const std::string whole = page_bytes(0);
  const auto everything = [](Position, ByteView) { return true; };
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
    EXPECT_TRUE(visit_page(stream, 0, flipped, Position{1}, Position{256}, everything).damaged) << at;
  }
}

TEST(RecordPage, a_page_of_another_place_does_not_pass) {
  const auto everything = [](Position, ByteView) { return true; };
  EXPECT_EQ(
      visit_page(stream, 0, page_bytes(1), Position{1}, Position{256}, everything).damaged, Position{1}
  );
  EXPECT_EQ(
      visit_page(test::stream_number(2), 1, page_bytes(1), Position{257}, Position{512}, everything).damaged,
      Position{257}
  );
  EXPECT_TRUE(visit_page(stream, 0, "short", Position{1}, Position{256}, everything).damaged);
}

} // namespace
} // namespace verdiep::log
