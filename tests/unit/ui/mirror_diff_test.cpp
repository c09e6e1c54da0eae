#include "client-wasm/ui/mirror_diff.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::ui {
namespace {

class Tree {
public:
  int add(Role role, std::string path, int parent = -1, Rect rect = {}) {
    Record record;
    record.role = role;
    record.path = std::move(path);
    record.key = key_of(record.path);
    record.parent = parent;
    record.rect = rect;
    records.push_back(record);
    return static_cast<int>(records.size()) - 1;
  }

  std::vector<Record> records;
};

Tree buttons(const std::vector<std::string>& paths) {
  Tree tree;
  const int main = tree.add(Role::main, "main");
  for (const std::string& path : paths) {
    tree.add(Role::button, path, main);
  }
  return tree;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(MirrorDiff, an_equal_frame_changes_nothing) {
  MirrorDiff diff;
  const Tree tree = buttons({"a", "b"});
  EXPECT_EQ(
      diff.update(tree.records, ""),
      R"({"set":[{"id":"main","role":"main","rect":[0,0,0,0],"states":0,"type":"body","ink":"text"},)"
      R"({"id":"a","role":"button","rect":[0,0,0,0],"states":0,"type":"body","ink":"text"},)"
      R"({"id":"b","role":"button","rect":[0,0,0,0],"states":0,"type":"body","ink":"text"}],)"
      R"("kids":[["",["main"]],["main",["a","b"]]],"gone":[]})"
  );
  EXPECT_EQ(diff.update(tree.records, ""), "");
}

TEST(MirrorDiff, only_what_changed_is_sent) {
  MirrorDiff diff;
  Tree tree = buttons({"a", "b"});
  static_cast<void>(diff.update(tree.records, ""));
  tree.records[2].set(State::busy);
  const std::string update = diff.update(tree.records, "");
  EXPECT_EQ(diff.records_sent(), 1U);
  EXPECT_TRUE(contains(update, R"("id":"b")"));
  EXPECT_TRUE(contains(update, R"("kids":[])"));
}

TEST(MirrorDiff, an_insertion_sends_the_new_record_and_the_order) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a", "c"}).records, ""));
  const std::string update = diff.update(buttons({"a", "b", "c"}).records, "");
  EXPECT_EQ(diff.records_sent(), 1U);
  EXPECT_TRUE(contains(update, R"("kids":[["main",["a","b","c"]]])"));
}

TEST(MirrorDiff, rectangles_are_relative_to_the_parent_so_a_moved_card_sends_itself_alone) {
  MirrorDiff diff;
  Tree tree;
  const int card = tree.add(Role::group, "card", -1, {10, 20, 100, 100});
  tree.add(Role::button, "card/save", card, {15, 30, 50, 44});
  const std::string first = diff.update(tree.records, "");
  EXPECT_TRUE(contains(first, R"("rect":[5,10,50,44])"));
  for (Record& record : tree.records) {
    record.rect = record.rect.moved(0, 200);
  }
  static_cast<void>(diff.update(tree.records, ""));
  EXPECT_EQ(diff.records_sent(), 1U);
}

TEST(MirrorDiff, children_of_a_scroll_area_lie_in_its_contents_coordinates) {
  MirrorDiff diff;
  Tree tree;
  const int area = tree.add(Role::scroll, "area", -1, {232, 0, 1000, 800});
  tree.add(Role::main, "area/main", area, {32, 48, 640, 2000});
  EXPECT_TRUE(contains(diff.update(tree.records, ""), R"("rect":[32,48,640,2000])"));
}

TEST(MirrorDiff, the_next_control_is_the_successor_of_one_that_goes) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a", "b", "c"}).records, ""));
  const std::string update = diff.update(buttons({"a", "c"}).records, "b");
  EXPECT_TRUE(contains(update, R"("gone":["b"],"focus":"c")")) << update;
}

TEST(MirrorDiff, the_one_before_is_it_when_the_last_goes) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a", "b"}).records, ""));
  EXPECT_TRUE(contains(diff.update(buttons({"a"}).records, "b"), R"("focus":"a")"));
}

TEST(MirrorDiff, the_heading_is_it_when_no_control_is_left) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a"}).records, ""));
  Tree tree;
  tree.records[static_cast<std::size_t>(tree.add(Role::heading, "title"))].set(State::focusable);
  EXPECT_TRUE(contains(diff.update(tree.records, "a"), R"("focus":"title")"));
}

TEST(MirrorDiff, nothing_takes_the_focus_from_a_control_that_stays) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a", "b"}).records, ""));
  EXPECT_FALSE(contains(diff.update(buttons({"a"}).records, "a"), "focus"));
  EXPECT_FALSE(contains(diff.update(buttons({}).records, ""), "focus"));
}

class MirrorDiffOfDialog : public ::testing::Test {
protected:
  static Tree with_dialog(const std::vector<std::string>& page) {
    Tree tree = buttons(page);
    const int dialog = tree.add(Role::dialog, "dialog");
    tree.records[static_cast<std::size_t>(tree.add(Role::heading, "dialog/title", dialog))].set(
        State::focusable
    );
    tree.add(Role::button, "dialog/yes", dialog);
    return tree;
  }

  MirrorDiffOfDialog() {
    static_cast<void>(diff.update(buttons({"a", "opener", "z"}).records, "opener"));
    static_cast<void>(diff.update(with_dialog({"a", "opener", "z"}).records, "opener"));
  }

  MirrorDiff diff;
};

TEST_F(MirrorDiffOfDialog, the_opener_gets_the_focus_back) {
  const std::string update = diff.update(buttons({"a", "opener", "z"}).records, "dialog/yes");
  EXPECT_TRUE(contains(update, R"("focus":"opener")")) << update;
}

TEST_F(MirrorDiffOfDialog, also_from_the_dialogs_title) {
  EXPECT_TRUE(
      contains(diff.update(buttons({"a", "opener", "z"}).records, "dialog/title"), R"("focus":"opener")")
  );
}

TEST_F(MirrorDiffOfDialog, also_when_the_focus_had_left_for_the_browsers_own_controls) {
  EXPECT_TRUE(contains(diff.update(buttons({"a", "opener", "z"}).records, ""), R"("focus":"opener")"));
}

TEST_F(MirrorDiffOfDialog, the_openers_successor_gets_it_when_the_opener_went_too) {
  EXPECT_TRUE(contains(diff.update(buttons({"a", "z"}).records, "dialog/yes"), R"("focus":"z")"));
}

TEST(MirrorDiff, what_a_person_touched_is_said_again_once) {
  MirrorDiff diff;
  const Tree tree = buttons({"a", "b"});
  static_cast<void>(diff.update(tree.records, ""));
  diff.touch("b");
  EXPECT_TRUE(contains(diff.update(tree.records, ""), R"("id":"b")"));
  EXPECT_EQ(diff.records_sent(), 1U);
  EXPECT_EQ(diff.update(tree.records, ""), "");
}

TEST(MirrorDiff, two_records_with_one_path_are_reported) {
  MirrorDiff diff;
  static_cast<void>(diff.update(buttons({"a", "a"}).records, ""));
  EXPECT_EQ(diff.doubled(), std::vector<std::string>{"a"});
}

TEST(MirrorDiff, text_is_sent_in_painted_lines_and_escaped) {
  MirrorDiff diff;
  Tree tree;
  Record& record = tree.records[static_cast<std::size_t>(tree.add(Role::paragraph, "p"))];
  record.text = "een \"twee\"\n\\drie\x01";
  record.lines = {{0, 3, 0, false}, {4, 10, 0, true}, {11, 17, 0, false}};
  const std::string update = diff.update(tree.records, "");
  EXPECT_TRUE(contains(update, R"("lines":["een ","\"twee\"\u000a","\\drie\u0001"])")) << update;
}

} // namespace
} // namespace verdiep::ui
