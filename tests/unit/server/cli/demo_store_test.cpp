#include "server/cli/await.hpp"
#include "server/cli/control.hpp"
#include "server/cli/demo_store.hpp"
#include "server/cli/operations.hpp"
#include "server/cli/store_check.hpp"
#include "server/signing/key_file.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

namespace verdiep::cli {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

ApplicationOptions options_for(const TemporaryFolder& folder) {
  ApplicationOptions options;
  options.store = folder.path();
  options.create = true;
  options.reserve_bytes = 1 << 20;
  options.report = [](std::string_view line) { ADD_FAILURE() << line; };
  return options;
}

Position head_of(DemoStore& demo) {
  return *demo.application->log().head(demo.script.stream);
}

std::string perform(Application& application, const ControlRequest& request) {
  const auto answer = Operations(application, "http://localhost:1").perform(request);
  return answer ? answer->output : answer.error().context;
}

/// Whether any file of the folder holds these words.
bool holds_words(const fs::path& folder, std::string_view words) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) {
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(file)), {});
    if (content.find(words) != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST(DemoStore, plays_the_whole_story_through_the_pipeline) {
  const TemporaryFolder folder;
  auto demo = open_demo_store(options_for(folder));
  ASSERT_TRUE(demo) << demo.error().context;
  std::map<StreamId, std::size_t> lines;
  for (const auto& line : demo->script.lines) {
    ++lines[line.command.stream];
  }
  EXPECT_EQ(lines.size(), 5u); // the programme, and a room for each of four groups
  for (const auto& [stream, count] : lines) {
    EXPECT_GE(demo->application->log().head(stream)->value, count);
  }
  for (const auto& person : demo->script.people) {
    const auto account = demo->application->identity().account_of(demo->script.stream, person.member);
    ASSERT_TRUE(account);
    ASSERT_TRUE(*account) << person.key;
    EXPECT_EQ((*account)->name.value, person.name);
  }
}

TEST(DemoStore, tells_the_same_history_each_time) {
  const TemporaryFolder one;
  const TemporaryFolder other;
  auto first = open_demo_store(options_for(one));
  auto second = open_demo_store(options_for(other));
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  std::vector<Bytes> records;
  const auto read = [&](Position, ByteView record) {
    records.emplace_back(record.begin(), record.end());
    return true;
  };
  ASSERT_TRUE(first->application->log().read(first->script.stream, Position{1}, head_of(*first), read));
  const auto firsts = std::exchange(records, {});
  ASSERT_TRUE(second->application->log().read(second->script.stream, Position{1}, head_of(*second), read));
  EXPECT_EQ(firsts, records);
}

TEST(DemoStore, goes_on_as_people_left_it) {
  const TemporaryFolder folder;
  Position head;
  {
    auto demo = open_demo_store(options_for(folder));
    ASSERT_TRUE(demo);
    head = head_of(*demo);
  }
  auto again = open_demo_store(options_for(folder));
  ASSERT_TRUE(again) << again.error().context;
  EXPECT_EQ(head_of(*again), head);
}

TEST(DemoStore, stops_after_the_phase_that_was_asked_for) {
  const TemporaryFolder folder;
  const auto demo = open_demo_store(options_for(folder), {programme::Phase::running, std::nullopt});
  ASSERT_TRUE(demo) << demo.error().context;
  EXPECT_EQ(demo->until, programme::Phase::running);
  for (const auto& line : demo->script.lines) {
    EXPECT_FALSE(std::holds_alternative<vote::CastVote>(line.command.body));
  }
}

TEST(DemoStore, makes_as_many_programmes_as_was_asked_for) {
  const TemporaryFolder folder;
  {
    const auto demo = open_demo_store(options_for(folder), {programme::Phase::running, 3});
    ASSERT_TRUE(demo) << demo.error().context;
    EXPECT_EQ(demo->application->log().streams()->size(), 3u * 5u);
    for (std::uint32_t edition = 1; edition <= 3; ++edition) {
      const auto script = demo::built_in_script(edition);
      for (const auto& person : script->people) {
        const auto account = demo->application->identity().account_of(script->stream, person.member);
        EXPECT_TRUE(account && *account) << person.key;
      }
    }
  }
  const auto again = open_demo_store(options_for(folder));
  ASSERT_TRUE(again) << again.error().context;
  EXPECT_EQ(again->editions, 3u);
}

TEST(DemoStore, refuses_to_become_another_demo_than_it_was_made_as) {
  const TemporaryFolder folder;
  {
    ASSERT_TRUE(open_demo_store(options_for(folder), {programme::Phase::preparing, std::nullopt}));
  }
  const auto other = open_demo_store(options_for(folder), {programme::Phase::voting, std::nullopt});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().context, "this demo was made with --until preparing --scale 1");
}

TEST(DemoStore, starts_anew_when_the_old_one_is_removed) {
  const TemporaryFolder folder;
  {
    ASSERT_TRUE(open_demo_store(options_for(folder)));
  }
  ASSERT_TRUE(remove_demo_store(options_for(folder)));
  EXPECT_FALSE(fs::exists(folder.path()));
  EXPECT_TRUE(remove_demo_store(options_for(folder)));
}

TEST(DemoStore, leaves_another_store_alone) {
  const TemporaryFolder folder;
  {
    // A store with an account, and no demo.
    auto application = Application::open(options_for(folder));
    ASSERT_TRUE(application) << application.error().context;
    const auto made = await<Result<log::AccountId>>([&](auto handler) {
      (*application)->identity().open_account({StreamId{{1}}, MemberId{{2}}}, {"A"}, system_now(), handler);
    });
    ASSERT_TRUE(made);
  }
  const auto opened = open_demo_store(options_for(folder));
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().context.find("is no demo"), std::string::npos);
  EXPECT_FALSE(remove_demo_store(options_for(folder)));
  EXPECT_TRUE(fs::exists(folder.path()));
}

TEST(Operations, find_nothing_wrong_with_the_demo) {
  const TemporaryFolder folder;
  auto demo = open_demo_store(options_for(folder));
  ASSERT_TRUE(demo);
  const auto report = perform(*demo->application, {"verify", {}});
  EXPECT_NE(report.find("Nothing is damaged: 5 streams"), std::string::npos) << report;
}

TEST(Operations, invite_gives_links) {
  const TemporaryFolder folder;
  auto demo = open_demo_store(options_for(folder));
  ASSERT_TRUE(demo);
  EXPECT_EQ(perform(*demo->application, {"invite", {}}).find("http://localhost:1/join#"), 0u);
  EXPECT_EQ(
      perform(
          *demo->application, {"invite", {{"login", "Wim"}, {"origin", "https://x"}}}
      ).find("https://x/join#"),
      0u
  );
  EXPECT_EQ(
      perform(*demo->application, {"invite", {{"login", "Piet"}}}),
      "nobody in this programme is called \"Piet\""
  );
  EXPECT_NE(
      perform(*demo->application, {"invite", {{"stream", "x"}}}).find("there is no programme x"),
      std::string::npos
  );
}

TEST(Operations, erase_leaves_no_word_in_any_file_and_the_history_as_it_was) {
  const TemporaryFolder folder;
  constexpr auto words = "een prachtig jeugdboek dat niet bestaat";
  Position before;
  Sha256 root;
  {
    auto demo = open_demo_store(options_for(folder));
    ASSERT_TRUE(demo);
    before = head_of(*demo);
    root = *root_at(demo->application->log(), demo->script.stream, before);
    const auto report = perform(*demo->application, {"erase", {{"member", "Ömer"}}});
    EXPECT_NE(report.find("Erased: the account"), std::string::npos) << report;
    EXPECT_EQ(head_of(*demo), before.next().next()); // left the group, erased
    EXPECT_EQ(*root_at(demo->application->log(), demo->script.stream, before), root);
    EXPECT_EQ(
        perform(*demo->application, {"erase", {{"member", "Ömer"}}}),
        "nobody in this programme is called \"Ömer\""
    );
  }
  EXPECT_FALSE(holds_words(folder.path(), words));
  EXPECT_FALSE(holds_words(folder.path(), "Ömer"));
  auto again = open_demo_store(options_for(folder));
  ASSERT_TRUE(again) << again.error().context;
  EXPECT_NE(perform(*again->application, {"verify", {}}).find("Nothing is damaged"), std::string::npos);
}

TEST(Operations, erase_again_finishes_what_was_begun) {
  const TemporaryFolder folder;
  auto demo = open_demo_store(options_for(folder));
  ASSERT_TRUE(demo);
  const auto member = to_text(demo->script.people.at(2).member);
  EXPECT_NE(
      perform(*demo->application, {"erase", {{"member", member}}}).find("Erased: the name"), std::string::npos
  );
  EXPECT_NE(
      perform(*demo->application, {"erase", {{"member", member}}}).find("Already erased"), std::string::npos
  );
}

TEST(Operations, erase_refuses_the_last_coordinator) {
  const TemporaryFolder folder;
  auto demo = open_demo_store(options_for(folder));
  ASSERT_TRUE(demo);
  EXPECT_EQ(
      perform(*demo->application, {"erase", {{"member", "Marleen"}}}),
      "this person is the last coordinator of a programme"
  );
}

/// Signs something about the store with its own key, as if the server had.
void sign_and_keep(const fs::path& store, const signing::TreeHead& head) {
  const auto signer = signing::read_signer(store);
  ASSERT_TRUE(signer);
  const auto folder = signing::CheckpointFolder::open(store);
  ASSERT_TRUE(folder->keep(head.stream, signer->checkpoint(head)));
}

TEST(Application, refuses_a_log_that_is_behind_its_checkpoint) {
  const TemporaryFolder folder;
  signing::TreeHead ahead;
  {
    auto demo = open_demo_store(options_for(folder));
    ASSERT_TRUE(demo);
    ahead.stream = demo->script.stream;
    ahead.size = head_of(*demo).next();
  }
  sign_and_keep(folder.path(), ahead);
  const auto opened = Application::open(options_for(folder));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::damaged);
  EXPECT_NE(opened.error().context.find("records were signed"), std::string::npos) << opened.error().context;
}

TEST(Application, refuses_another_history_than_was_signed) {
  const TemporaryFolder folder;
  signing::TreeHead other;
  {
    auto demo = open_demo_store(options_for(folder));
    ASSERT_TRUE(demo);
    other.stream = demo->script.stream;
    other.size = Position{10};
  }
  sign_and_keep(folder.path(), other);
  const auto opened = Application::open(options_for(folder));
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().context.find("not the ones that were signed"), std::string::npos)
      << opened.error().context;
}

TEST(Application, refuses_a_store_without_its_key) {
  const TemporaryFolder folder;
  {
    ASSERT_TRUE(open_demo_store(options_for(folder)));
  }
  fs::remove(folder.path() / signing::key_file_name);
  const auto opened = Application::open(options_for(folder));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::damaged);
  EXPECT_FALSE(fs::exists(folder.path() / signing::key_file_name));
}

TEST(Application, keeps_the_checkpoint_of_the_last_head_when_it_closes) {
  const TemporaryFolder folder;
  StreamId stream;
  Position head;
  {
    auto demo = open_demo_store(options_for(folder));
    ASSERT_TRUE(demo);
    stream = demo->script.stream;
    head = head_of(*demo);
  }
  const auto kept = signing::CheckpointFolder::open(folder.path())
                        ->last_verified(stream, *signing::read_signer(folder.path()));
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->size, head);
}

} // namespace
} // namespace verdiep::cli
