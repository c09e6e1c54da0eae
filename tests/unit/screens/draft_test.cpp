#include "client-wasm/screens/revising/draft.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdiep::screens::revising {
namespace {

/// Keeps notes as a device does: those that were kept outlive a reload, the others do not.
class DeskInMemory final : public Desk {
public:
  std::optional<Rejection> submit(CommandBody, const std::vector<Typed>&) override { return std::nullopt; }
  std::optional<Rejection> submit_to_group(CommandBody, const std::vector<Typed>&) override {
    return std::nullopt;
  }
  void drop(CommandId) override {}
  std::optional<Rejection> retry(CommandId, const std::vector<Typed>&) override { return std::nullopt; }
  std::string& draft(const std::string& key) override { return notes_[key]; }
  void keep_draft(const std::string& key) override { kept_[key] = notes_[key]; }
  void drop_draft(const std::string& key) override {
    notes_.erase(key);
    kept_.erase(key);
  }
  Position seen(const std::string&) const override { return {}; }
  void mark_seen(const std::string&, Position) override {}
  std::vector<vote::Ballot> receipts(RoundId) const override { return {}; }
  void keep_receipt(RoundId, const vote::Ballot&) override {}

  void reload() { notes_ = kept_; }
  [[nodiscard]] bool is_empty() const { return kept_.empty(); }
  [[nodiscard]] std::map<std::string_view, std::string_view> kept() const {
    return {kept_.begin(), kept_.end()};
  }

private:
  vote::Tracker new_tracker() override { return {}; }
  std::array<std::uint8_t, 16> new_uuid() override { return {}; }

  std::map<std::string, std::string> notes_;
  std::map<std::string, std::string> kept_;
};

Version version(std::uint64_t position, std::string text) {
  return {Position{position}, MemberId{}, {std::move(text)}};
}

class DraftTest : public ::testing::Test {
protected:
  void type(std::string text) {
    draft.text(0) = std::move(text);
    draft.keep(0);
  }

  DeskInMemory desk;
  Draft draft{desk, "plan", {"text"}};
};

TEST_F(DraftTest, CountsWhatWasTypedOnceAndNothingThatItBeganFrom) {
  draft.begin(version(7, "one two three"));
  EXPECT_TRUE(typed_in(desk.kept()).empty()) << "nothing was changed";
  type("one two three four");
  EXPECT_EQ(typed_in(desk.kept()), std::vector<std::string_view>{"one two three four"});
  draft.merge(version(8, "zero one two three"));
  EXPECT_EQ(typed_in(desk.kept()), std::vector<std::string_view>{"zero one two three four"});
}

TEST_F(DraftTest, CountsTheTextOfAFieldByItself) {
  desk.draft("answer:7") = "a reply";
  desk.keep_draft("answer:7");
  desk.draft("answer:8") = "  ";
  desk.keep_draft("answer:8");
  EXPECT_EQ(typed_in(desk.kept()), std::vector<std::string_view>{"a reply"});
}

TEST_F(DraftTest, BeginsWithTheWordsOfTheVersion) {
  EXPECT_FALSE(draft.is_begun());
  draft.begin(version(7, "one two three"));
  EXPECT_TRUE(draft.is_begun());
  EXPECT_EQ(draft.text(0), "one two three");
  EXPECT_EQ(draft.version(), Position{7});
  EXPECT_TRUE(draft.says(version(7, "one two three")));
}

TEST_F(DraftTest, BeginsWhereThereIsNoVersionYet) {
  draft.begin(version(0, ""));
  EXPECT_TRUE(draft.is_begun());
  EXPECT_FALSE(draft.is_behind(version(0, "")));
}

TEST_F(DraftTest, SurvivesAReloadWithTheVersionItBeganFrom) {
  draft.begin(version(7, "one two three"));
  type("one two three four");
  desk.reload();
  Draft later(desk, "plan", {"text"});
  EXPECT_TRUE(later.is_begun());
  EXPECT_EQ(later.text(0), "one two three four");
  EXPECT_EQ(later.version(), Position{7});
  EXPECT_TRUE(later.is_behind(version(9, "zero one two three")));
}

TEST_F(DraftTest, IsNotBehindWhenItsOwnBeginningMoved) {
  draft.begin(version(7, "one two three")); // a predicted version, confirmed elsewhere in the stream
  EXPECT_FALSE(draft.is_behind(version(9, "one two three")));
}

TEST_F(DraftTest, MergesWhatBothWroteAndKeepsWhatEachWrote) {
  draft.begin(version(7, "one two three"));
  type("one two three four");
  draft.merge(version(9, "zero one two three"));
  EXPECT_EQ(draft.text(0), "zero one two three four");
  EXPECT_TRUE(draft.is_merged());
  EXPECT_EQ(draft.mine(0), "one two three four");
  EXPECT_EQ(draft.theirs(0), "zero one two three");
  EXPECT_EQ(draft.version(), Position{9});
  EXPECT_FALSE(draft.is_behind(version(9, "zero one two three")));
}

TEST_F(DraftTest, AMergeSurvivesAReload) {
  draft.begin(version(7, "one two three"));
  type("one two three four");
  draft.merge(version(9, "zero one two three"));
  desk.reload();
  EXPECT_EQ(draft.text(0), "zero one two three four");
  EXPECT_EQ(draft.mine(0), "one two three four");
}

TEST_F(DraftTest, TakesBackARefusedVersion) {
  draft.take_back(version(7, "one two three"), {"one two three four"}, version(9, "zero one two three"));
  EXPECT_TRUE(draft.is_begun());
  EXPECT_EQ(draft.text(0), "zero one two three four");
  EXPECT_EQ(draft.mine(0), "one two three four");
}

TEST_F(DraftTest, KeepsWhatWasTypedOverARefusedVersion) {
  draft.begin(version(8, "one two three four")); // on top of the version that was predicted, and then refused
  type("one two three four five");
  draft.take_back(version(7, "one two three"), {"one two three four"}, version(9, "zero one two three"));
  EXPECT_EQ(draft.text(0), "zero one two three four five");
}

TEST_F(DraftTest, JoinsARefusedVersionToADraftThatBeganBefore) {
  draft.begin(version(7, "one two three"));
  type("one two three five");
  draft.take_back(version(7, "one two three"), {"half one two three"}, version(9, "one two and three"));
  EXPECT_EQ(draft.text(0), "half one two and three five");
}

TEST_F(DraftTest, LeavesNothingWhenItIsDropped) {
  draft.begin(version(7, "one"));
  type("two");
  draft.merge(version(9, "three"));
  draft.drop();
  EXPECT_FALSE(draft.is_begun());
  EXPECT_FALSE(draft.is_merged());
  EXPECT_TRUE(desk.is_empty());
}

TEST_F(DraftTest, MergesEachFieldByItself) {
  Draft idea(desk, "idea", {"title", "text"});
  idea.begin({Position{7}, MemberId{}, {"a title", "a text"}});
  idea.text(0) = "a better title";
  idea.merge({Position{9}, MemberId{}, {"a title", "a longer text"}});
  EXPECT_EQ(idea.text(0), "a better title");
  EXPECT_EQ(idea.text(1), "a longer text");
}

} // namespace
} // namespace verdiep::screens::revising
