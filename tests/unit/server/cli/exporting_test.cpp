#include "events/command.hpp"
#include "server/cli/access.hpp"
#include "server/cli/await.hpp"
#include "server/cli/exporting.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace verdiep::cli {
namespace {

constexpr Timestamp start{1'700'000'000'000};

/// A store with one programme, of which Coby is the coordinator.
class Exporting : public testing::Test {
protected:
  Exporting() {
    ApplicationOptions options;
    options.store = folder.path() / "store";
    std::filesystem::create_directory(options.store);
    options.create = true;
    options.reserve_bytes = 1;
    options.clock = [] { return start; };
    options.report = [](std::string_view) {};
    application = std::move(*Application::open(std::move(options)));
    const auto account = await<Result<log::AccountId>>([&](auto handler) {
      application->identity().open_account({stream, coby}, {"Coby"}, start, std::move(handler));
    });
    programme::DraftProgramme draft;
    draft.title.entries = {{"nl", "Verdiep"}};
    const Command command{
        .stream = stream,
        .id = identity::random_id<CommandId>(start),
        .at = start,
        .body = draft,
        .personal =
            {{"name", identity::random_salt(), encode_text_value("Coby")},
             {"avatar", identity::random_salt(), encode_number_value(0)}},
    };
    const auto outcome = await<pipeline::Outcome>([&](auto handler) {
      application->pipeline().submit(
          {*account, coby, encode_command(command), {}},
          [handler](CommandId, const pipeline::Outcome& answer) { handler(answer); }
      );
    });
    EXPECT_TRUE(std::holds_alternative<pipeline::Accepted>(outcome));
  }

  [[nodiscard]] std::string file() const { return (folder.path() / "file").string(); }
  /// What the file holds; empty when it was not written.
  std::string exported(std::string_view format, std::string_view as, bool content = false) {
    std::filesystem::remove(file());
    last = export_programme(*application, {stream, "Verdiep"}, {format, as, file(), content});
    std::ifstream made(file(), std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(made)), {});
  }

  test::TemporaryFolder folder;
  const StreamId stream = identity::random_id<StreamId>(start);
  const MemberId coby = identity::random_id<MemberId>(start);
  std::unique_ptr<Application> application;
  Result<std::string> last;
};

TEST_F(Exporting, writes_each_format_for_its_owner_only) {
  EXPECT_TRUE(exported("ndjson", "").starts_with(R"({"actor":)"));
  EXPECT_TRUE(exported("xes", "").ends_with("</log>\n"));
  EXPECT_NE(exported("figures", "").find("progress,,participants,0"), std::string::npos);
  EXPECT_NE(exported("csv", "").find("ProgrammeDrafted"), std::string::npos);
  EXPECT_EQ(
      std::filesystem::status(file()).permissions(),
      std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
  );
  EXPECT_EQ(*last, "Exported \"Verdiep\" as a coordinator may see it.\n");
}

TEST_F(Exporting, holds_words_only_when_asked_and_for_those_who_see_them) {
  EXPECT_EQ(exported("csv", "").find("Coby"), std::string::npos);
  EXPECT_NE(exported("csv", "", true).find("Coby"), std::string::npos);
  EXPECT_NE(exported("csv", "Coby", true).find("Coby"), std::string::npos);
  EXPECT_NE(exported("csv", "participant", true).find("Coby"), std::string::npos);
  EXPECT_EQ(exported("csv", "auditor", true).find("Coby"), std::string::npos);
}

TEST_F(Exporting, gives_management_and_analysts_figures_only) {
  for (const char* role : {"management", "analyst"}) {
    EXPECT_EQ(exported("csv", role), "");
    EXPECT_FALSE(last);
    EXPECT_NE(exported("figures", role), "");
  }
}

TEST_F(Exporting, leaves_what_is_there_and_takes_away_what_is_not_whole) {
  ASSERT_NE(exported("csv", ""), "");
  const auto again = export_programme(*application, {stream, "Verdiep"}, {"csv", "", file(), false});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::already_exists);
  EXPECT_TRUE(std::filesystem::exists(file()));
  EXPECT_EQ(exported("pdf", ""), "");
  EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(Exporting, tokens_are_granted_listed_and_revoked) {
  const auto account = **application->identity().account_of(stream, coby);
  const Timestamp expires{start.ms + identity::day_ms};
  const auto made = grant_access(*application, account, {"rapport", "events", stream, expires});
  ASSERT_TRUE(made) << made.error().context;
  const std::string token = made->output.substr(0, made->output.size() - 1);
  EXPECT_TRUE(application->identity().authenticate_access(token, start)->has_value());

  const std::string list = list_access(*application, account)->output;
  EXPECT_NE(
      list.find("events  until 2023-11-15 22:13 UTC  " + to_text(stream) + "  rapport"), std::string::npos
  );
  EXPECT_FALSE(revoke_access(*application, account, "0000"));
  EXPECT_TRUE(revoke_access(*application, account, list.substr(0, 32)));
  EXPECT_FALSE(application->identity().authenticate_access(token, start)->has_value());
  EXPECT_EQ(list_access(*application, account)->output, "");
  EXPECT_FALSE(grant_access(*application, account, {"rapport", "everything", {}, expires}));
  EXPECT_FALSE(grant_access(*application, account, {"two\nlines", "events", {}, expires}));
}

} // namespace
} // namespace verdiep::cli
