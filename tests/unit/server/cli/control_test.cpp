#include "server/cli/control.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace verdiep::cli {
namespace {

using test::TemporaryFolder;

Result<ControlAnswer> echo(const ControlRequest& request) {
  return ControlAnswer{request.command + "\n", std::string(request.argument("a"))};
}

TEST(ControlLines, give_back_what_was_encoded) {
  const ControlRequest request{"erase", {{"member", "Ömer \"de\" \n"}, {"stream", ""}}};
  const auto decoded = decode_request(encode_request(request));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->command, request.command);
  EXPECT_EQ(decoded->arguments, request.arguments);
  const auto answer = decode_answer(encode_answer(ControlAnswer{"out\nput", "notes"}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->output, "out\nput");
  EXPECT_EQ(answer->notes, "notes");
}

TEST(ControlLines, carry_every_kind_of_error) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::unsupported); ++code) {
    const Error error{static_cast<ErrorCode>(code), "what", "do this"};
    const auto answer = decode_answer(encode_answer(tl::make_unexpected(error)));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, error.code);
    EXPECT_EQ(answer.error().context, error.context);
    EXPECT_EQ(answer.error().advice, error.advice);
  }
}

TEST(ControlLines, refuse_what_is_no_request) {
  for (const auto* line :
       {"", "{", "[]", "7", "{}", R"({"command":1,"arguments":{}})", R"({"command":"x"})",
        R"({"command":"x","arguments":[]})", R"({"command":"x","arguments":{"a":1}})"}) {
    EXPECT_FALSE(decode_request(line)) << line;
  }
}

TEST(ControlSocket, answers_who_asks) {
  const TemporaryFolder store;
  const auto socket = ControlSocket::open(store.path(), echo);
  ASSERT_TRUE(socket) << socket.error().context;
  for (int round = 0; round < 3; ++round) {
    const auto answer = ask_server(store.path(), {"hello", {{"a", "b"}}});
    ASSERT_TRUE(answer) << answer.error().context;
    ASSERT_TRUE(*answer);
    EXPECT_EQ((*answer)->output, "hello\n");
    EXPECT_EQ((*answer)->notes, "b");
  }
}

TEST(ControlSocket, passes_errors_on) {
  const TemporaryFolder store;
  const auto socket = ControlSocket::open(store.path(), [](const ControlRequest&) -> Result<ControlAnswer> {
    return fail(ErrorCode::storage_full, "full", "free some");
  });
  const auto answer = ask_server(store.path(), {"hello", {}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::storage_full);
}

TEST(ControlSocket, is_for_its_owner_only) {
  const TemporaryFolder store;
  const auto socket = ControlSocket::open(store.path(), echo);
  struct stat status{};
  ASSERT_EQ(::stat((store.path() / control_socket_name).c_str(), &status), 0);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
}

TEST(ControlSocket, is_gone_with_its_server) {
  const TemporaryFolder store;
  {
    const auto socket = ControlSocket::open(store.path(), echo);
  }
  EXPECT_FALSE(std::filesystem::exists(store.path() / control_socket_name));
  const auto answer = ask_server(store.path(), {"hello", {}});
  ASSERT_TRUE(answer);
  EXPECT_FALSE(*answer);
}

TEST(ControlSocket, takes_the_place_of_what_a_killed_server_left) {
  const TemporaryFolder store;
  std::ofstream(store.path() / control_socket_name) << "stale";
  const auto socket = ControlSocket::open(store.path(), echo);
  ASSERT_TRUE(socket) << socket.error().context;
  EXPECT_TRUE(*ask_server(store.path(), {"hello", {}}));
}

TEST(ControlSocket, is_not_there_in_a_missing_folder) {
  const TemporaryFolder store;
  const auto answer = ask_server(store.path() / "nowhere", {"hello", {}});
  ASSERT_TRUE(answer);
  EXPECT_FALSE(*answer);
}

TEST(ControlSocket, works_under_a_path_longer_than_a_socket_address) {
  const TemporaryFolder store;
  const auto deep = store.path() / std::string(100, 'x') / std::string(100, 'y');
  std::filesystem::create_directories(deep);
  const auto socket = ControlSocket::open(deep, echo);
  ASSERT_TRUE(socket) << socket.error().context;
  const auto answer = ask_server(deep, {"hello", {}});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(*answer);
}

TEST(ControlSocket, goes_on_after_a_request_that_is_too_large) {
  const TemporaryFolder store;
  const auto socket = ControlSocket::open(store.path(), echo);
  const auto refused = ask_server(store.path(), {std::string(request_bytes_max + 1, 'x'), {}});
  EXPECT_FALSE(refused);
  const auto answer = ask_server(store.path(), {"hello", {}});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(*answer);
}

} // namespace
} // namespace verdiep::cli
