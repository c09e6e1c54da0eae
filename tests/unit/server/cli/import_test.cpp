#include "server/cli/await.hpp"
#include "server/cli/importing.hpp"
#include "server/cli/operations.hpp"
#include "server/demo/files.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace verdiep::cli {
namespace {

using test::TemporaryFolder;

constexpr auto small_file = R"({
  "languages": ["nl"], "title": {"nl": "Ons programma"}, "goal": {"nl": "Samen leren"}, "kind": "group",
  "dingen": [{"track": "must", "minutes": 30, "title": {"nl": "Een Ding"}, "why": {"nl": "Omdat"},
    "done": {"nl": "Als het af is"}, "service": {"nl": "Voor het publiek"}}]
})";

std::unique_ptr<Application> open_store(const TemporaryFolder& folder) {
  ApplicationOptions options;
  options.store = folder.path();
  options.create = true;
  options.reserve_bytes = 1 << 20;
  options.report = [](std::string_view line) { ADD_FAILURE() << line; };
  auto application = Application::open(std::move(options));
  EXPECT_TRUE(application) << application.error().context;
  return application ? std::move(*application) : nullptr;
}

ImportRequest request(std::string_view text, std::string_view coordinator = "Marleen") {
  return {"programma.json", text, coordinator};
}

TEST(Import, brings_the_whole_programme_and_its_coordinator) {
  const TemporaryFolder folder;
  const auto application = open_store(folder);
  const auto imported = import_programme(*application, request(demo::programme_file()));
  ASSERT_TRUE(imported) << imported.error().context;
  EXPECT_GE(imported->dingen, 23u);
  EXPECT_FALSE(imported->resumed);
  // Drafting is three events: the programme, its first member, the role.
  EXPECT_EQ(application->log().head(imported->stream)->value, 3 + 1 + imported->dingen + 1);
  const auto account = application->identity().account(imported->coordinator);
  ASSERT_TRUE(account && *account);
  EXPECT_EQ((*account)->name.value, "Marleen");
}

TEST(Import, does_nothing_when_the_file_has_a_mistake) {
  const TemporaryFolder folder;
  const auto application = open_store(folder);
  std::string text(small_file);
  text.replace(text.find("30"), 2, "-1");
  const auto imported = import_programme(*application, request(text));
  ASSERT_FALSE(imported);
  EXPECT_EQ(
      imported.error().context,
      "programma.json:3:43: dingen[0].minutes is no number from 1 to 600: write a whole "
      "number, without quotation marks"
  );
  EXPECT_TRUE(application->log().streams()->empty());
  EXPECT_TRUE(identity::all_accounts(application->log())->empty());
}

TEST(Import, refuses_a_coordinator_without_a_name) {
  const TemporaryFolder folder;
  const auto application = open_store(folder);
  EXPECT_FALSE(import_programme(*application, request(small_file, "  ")));
  EXPECT_FALSE(import_programme(*application, request(small_file, std::string(81, 'x'))));
  EXPECT_TRUE(application->log().streams()->empty());
}

TEST(Import, makes_another_programme_of_the_same_file_when_the_first_is_done) {
  const TemporaryFolder folder;
  const auto application = open_store(folder);
  const auto first = import_programme(*application, request(small_file));
  const auto second = import_programme(*application, request(small_file));
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->stream, second->stream);
  EXPECT_EQ(application->log().streams()->size(), 2u);
}

/// Takes no more than `count` commands of an import, as a crash would leave it.
class Interrupted : public testing::TestWithParam<std::size_t> {};

TEST_P(Interrupted, import_goes_on_where_it_stopped) {
  const TemporaryFolder folder;
  std::size_t dingen = 0;
  {
    const auto application = open_store(folder);
    const auto stopped = import_programme(*application, request(small_file), GetParam());
    ASSERT_FALSE(stopped);
  }
  const auto application = open_store(folder);
  const auto imported = import_programme(*application, request(small_file));
  ASSERT_TRUE(imported) << imported.error().context;
  dingen = imported->dingen;
  EXPECT_TRUE(imported->resumed);
  EXPECT_EQ(application->log().streams()->size(), 1u);
  EXPECT_EQ(identity::all_accounts(application->log())->size(), 1u);
  EXPECT_EQ(application->log().head(imported->stream)->value, 3 + 1 + dingen + 1);
}

INSTANTIATE_TEST_SUITE_P(AfterEachCommand, Interrupted, testing::Range(std::size_t{0}, std::size_t{4}));

TEST(Import, is_an_operation_that_gives_a_link_to_the_coordinator) {
  const TemporaryFolder folder;
  const auto application = open_store(folder);
  const auto answer =
      Operations(*application, "http://localhost:1")
          .perform({"import", {{"file", "p.json"}, {"text", small_file}, {"coordinator", "Noor"}}});
  ASSERT_TRUE(answer) << answer.error().context;
  EXPECT_EQ(answer->output.find("http://localhost:1/join#"), 0u);
  EXPECT_NE(answer->notes.find("\"Ons programma\" with 1 Dingen"), std::string::npos) << answer->notes;
  EXPECT_NE(answer->notes.find("signs in as Noor"), std::string::npos) << answer->notes;
}

} // namespace
} // namespace verdiep::cli
