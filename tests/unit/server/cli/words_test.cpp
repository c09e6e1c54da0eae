#include "server/cli/exit_code.hpp"
#include "server/cli/service.hpp"

#include <gtest/gtest.h>

namespace verdiep::cli {
namespace {

TEST(ErrorLine, is_one_line_of_whole_sentences) {
  EXPECT_EQ(error_line({ErrorCode::in_use, "it is taken", "stop it"}), "verdiep: it is taken. Stop it.");
  EXPECT_EQ(error_line({ErrorCode::in_use, "it is taken.\n", "Stop it."}), "verdiep: it is taken. Stop it.");
  EXPECT_EQ(error_line({ErrorCode::in_use, "one\ntwo", ""}), "verdiep: one two.");
}

TEST(ExitCode, tells_a_damaged_store_from_all_else) {
  EXPECT_EQ(exit_code_of({ErrorCode::damaged, "", ""}), ExitCode::damaged);
  EXPECT_EQ(exit_code_of({ErrorCode::in_use, "", ""}), ExitCode::failed);
}

TEST(Listen, reads_addresses_with_one_port) {
  const auto one = parse_listen("127.0.0.1:8080");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->addresses, std::vector<std::string>{"127.0.0.1"});
  EXPECT_EQ(one->port, 8080);
  const auto several = parse_listen("localhost,[::1]:0");
  ASSERT_TRUE(several);
  EXPECT_EQ(several->addresses, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_EQ(several->port, 0);
}

TEST(Listen, refuses_what_has_no_address_or_port) {
  for (const auto* text :
       {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1",
        "::1:80", "127.0.0.1,:80", ",127.0.0.1:80", "127.0.0.1:80 "}) {
    EXPECT_FALSE(parse_listen(text)) << text;
  }
}

} // namespace
} // namespace verdiep::cli
