#include "client-wasm/ui/session.hpp"
#include "tests/unit/ui/square_font.hpp"

#include <gtest/gtest.h>

#include <string>

// Body text of the square font is 8 pixels a character; a button is 44 high and 32 wider than its label.

namespace verdiep::ui {
namespace {

class LayoutTest : public ::testing::Test {
protected:
  void show(const Screen& screen, float width = 1000) {
    const Session::Frame frame = session.frame({width, 800}, 1, 0, screen);
    records.assign(frame.records.begin(), frame.records.end());
    EXPECT_EQ(session.faults(), std::vector<std::string>{});
  }
  [[nodiscard]] Rect rect(std::string_view path) const {
    for (const Record& record : records) {
      if (record.path == path) {
        return record.rect;
      }
    }
    ADD_FAILURE() << "no record " << path;
    return {};
  }

  SquareFont font;
  Session session{font, "/"};
  std::vector<Record> records;
};

TEST_F(LayoutTest, a_column_stacks_with_its_gap) {
  show([](Ui& ui) {
    auto stack = ui.stack({.gap = 10});
    ui.button({.id = "a", .label = "aaaa"});
    ui.button({.id = "b", .label = "bb"});
  });
  EXPECT_EQ(rect("a"), (Rect{0, 0, 64, 44}));
  EXPECT_EQ(rect("b"), (Rect{0, 54, 48, 44}));
}

TEST_F(LayoutTest, a_row_wraps_what_does_not_fit) {
  show(
      [](Ui& ui) {
        auto row = ui.row({.gap = 10});
        ui.button({.id = "a", .label = "aaaa"});
        ui.button({.id = "b", .label = "bbbb"});
        ui.button({.id = "c", .label = "cccc"});
      },
      140
  );
  EXPECT_EQ(rect("a"), (Rect{0, 0, 64, 44}));
  EXPECT_EQ(rect("b"), (Rect{74, 0, 64, 44}));
  EXPECT_EQ(rect("c"), (Rect{0, 54, 64, 44}));
}

TEST_F(LayoutTest, a_quiet_button_that_begins_a_line_has_its_words_in_line_with_the_text) {
  show([](Ui& ui) {
    ui.button({.id = "alone", .label = "one", .kind = ButtonKind::quiet});
    auto row = ui.row({.gap = 10});
    ui.button({.id = "first", .label = "two", .kind = ButtonKind::quiet});
    ui.button({.id = "second", .label = "two", .kind = ButtonKind::quiet});
  });
  EXPECT_EQ(rect("alone").x, -12);
  EXPECT_EQ(rect("first").x, -12);
  EXPECT_EQ(rect("second").x, rect("first").right() + 10);
}

TEST_F(LayoutTest, a_rows_items_share_their_middle) {
  show([](Ui& ui) {
    auto row = ui.row({.gap = 0});
    ui.button({.id = "a", .label = "a"});
    ui.link({.id = "b", .label = "b", .href = "/b"});
  });
  EXPECT_EQ(rect("a").height, 44);
  EXPECT_EQ(rect("b").y, 10);
}

TEST_F(LayoutTest, the_rest_of_a_row_stands_where_it_is_told) {
  show([](Ui& ui) {
    {
      auto row = ui.row({.rest = RowEnd::end});
      ui.button({.id = "end", .label = "aaaa"});
    }
    auto row = ui.row({.rest = RowEnd::between});
    ui.button({.id = "first", .label = "aaaa"});
    ui.button({.id = "last", .label = "aaaa"});
  });
  EXPECT_EQ(rect("end").right(), 1000);
  EXPECT_EQ(rect("first").x, 0);
  EXPECT_EQ(rect("last").right(), 1000);
}

TEST_F(LayoutTest, a_growing_column_takes_what_its_neighbours_leave) {
  show([](Ui& ui) {
    auto row = ui.row({.gap = 10});
    ui.avatar({.person = "Anna", .size = 40});
    {
      auto words = ui.stack({.grow = true});
      ui.button({.id = "wide", .label = "breed", .wide = true});
    }
    ui.button({.id = "end", .label = "aaaa"});
  });
  EXPECT_EQ(rect("wide").x, 50);
  EXPECT_EQ(rect("end").right(), 1000);
  EXPECT_EQ(rect("wide").right(), rect("end").x - 10);
}

TEST_F(LayoutTest, a_growing_column_that_would_be_too_narrow_gets_a_line_of_its_own) {
  show(
      [](Ui& ui) {
        auto row = ui.row({.gap = 10});
        {
          auto words = ui.stack({.grow = true});
          ui.button({.id = "wide", .label = "breed", .wide = true});
        }
        ui.button({.id = "end", .label = "aaaaaaaaaa"});
      },
      220
  );
  EXPECT_EQ(rect("wide").width, 220);
  EXPECT_GT(rect("end").y, rect("wide").y);
}

TEST_F(LayoutTest, cells_of_a_grid_are_equal_and_as_high_as_the_highest_beside_them) {
  show([](Ui& ui) {
    auto grid = ui.grid({.cell_min = 300, .gap = 20});
    for (const char* id : {"a", "b", "c", "d"}) {
      auto card = ui.card({.id = id});
      ui.text(std::string(id) == "b" ? "een\ntwee\ndrie" : "een");
    }
  });
  EXPECT_EQ(rect("a").width, 320);
  EXPECT_EQ(rect("b").x, 340);
  EXPECT_EQ(rect("a").height, rect("b").height);
  EXPECT_EQ(rect("d").y, rect("a").bottom() + 20);
  EXPECT_LT(rect("d").height, rect("a").height);
}

TEST_F(LayoutTest, a_card_is_as_high_as_its_content_with_padding) {
  show([](Ui& ui) {
    auto card = ui.card({.id = "card", .gap = 10});
    ui.button({.id = "a", .label = "a"});
    ui.button({.id = "b", .label = "b"});
  });
  EXPECT_EQ(rect("card"), (Rect{0, 0, 1000, 20 + 44 + 10 + 44 + 20}));
  EXPECT_EQ(rect("card/a").x, 20);
}

TEST_F(LayoutTest, a_link_that_covers_its_item_is_as_large_as_the_item) {
  show([](Ui& ui) {
    auto list = ui.list({.id = "list", .name = "Lijst"});
    auto item = ui.item({.id = "one"});
    ui.link({.id = "open", .label = "Titel", .href = "/one", .look = LinkLook::strong, .covers_item = true});
    ui.note("Toelichting");
  });
  EXPECT_EQ(rect("list/one/open"), rect("list/one"));
  for (const Record& record : records) {
    if (record.role == Role::paragraph) {
      EXPECT_TRUE(record.is(State::through)) << "or it would catch the pointer";
    }
  }
}

TEST_F(LayoutTest, a_dialog_is_as_high_as_its_content_from_its_first_frame) {
  show([](Ui& ui) {
    auto dialog = ui.dialog({.id = "sure", .title = "Zeker?"});
    ui.text("Een regel.");
  });
  // Padding, title, gap, one line.
  EXPECT_EQ(rect("sure").height, 24 + 28 + 16 + 24 + 24);
  EXPECT_EQ(rect("sure").width, 480);
}

TEST_F(LayoutTest, the_page_is_a_column_of_readable_width) {
  show([](Ui& ui) {
    auto page = ui.page({.id = "page", .title = "Titel"});
    ui.text("Tekst");
  });
  EXPECT_EQ(rect("page/main").width, design::size::reading);
  EXPECT_EQ(rect("page/main").x, 180);
}

} // namespace
} // namespace verdiep::ui
