#include "client-wasm/ui/session.hpp"
#include "tests/unit/ui/square_font.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace verdiep::ui {
namespace {

using design::Ink;

class ChartsTest : public ::testing::Test {
protected:
  void show(const Screen& screen, float width = 600) {
    const Session::Frame frame = session.frame({width, 800}, 1, 0, screen);
    records.assign(frame.records.begin(), frame.records.end());
    paints = frame.paints.layers.front().paints;
    EXPECT_EQ(session.faults(), std::vector<std::string>{});
  }
  [[nodiscard]] std::vector<Rect> painted(Paint::Kind kind, Ink ink) const {
    std::vector<Rect> found;
    for (const Paint& paint : paints) {
      if (paint.kind == kind && paint.inks.rest == ink)
        found.push_back(paint.rect);
    }
    return found;
  }
  [[nodiscard]] const Record& record(std::string_view path) const {
    for (const Record& each : records) {
      if (each.path == path)
        return each;
    }
    ADD_FAILURE() << "no record " << path;
    return records.front();
  }
  /// Everything that is painted and written lies inside the record's rectangle.
  void expect_inside(std::string_view path) const {
    const Rect whole = record(path).rect;
    const auto expect = [&](const Rect& rect) {
      EXPECT_GE(rect.x, whole.x);
      EXPECT_LE(rect.right(), whole.right());
      EXPECT_GE(rect.y, whole.y);
      EXPECT_LE(rect.bottom(), whole.bottom());
    };
    for (const Paint& paint : paints)
      expect(paint.rect);
    for (const Record& each : records)
      expect(each.rect);
  }

  SquareFont font;
  Session session{font, "/"};
  std::vector<Record> records;
  std::vector<Paint> paints;
};

TEST_F(ChartsTest, columns_are_as_high_as_their_numbers_and_what_is_unknown_is_no_column) {
  const std::vector<Column> columns{{"1-9", 10}, {"2-9", 5}, {"3-9", 0}, {"4-9", 9, false}};
  show([&](Ui& ui) { ui.columns({.id = "days", .name = "Op vier dagen.", .columns = columns}); });
  const auto drawn = painted(Paint::Kind::fill, Ink::accent);
  ASSERT_EQ(drawn.size(), 2U);
  EXPECT_EQ(drawn[0].height, 2 * drawn[1].height);
  EXPECT_EQ(drawn[0].bottom(), drawn[1].bottom());
  EXPECT_EQ(painted(Paint::Kind::outline, Ink::edge).size(), 1U);
  EXPECT_EQ(record("days").role, Role::image);
  EXPECT_EQ(record("days").name, "Op vier dagen.");
  expect_inside("days");
}

TEST_F(ChartsTest, many_columns_fit_a_phone) {
  std::vector<Column> columns;
  for (int day = 0; day < 180; ++day)
    columns.push_back({std::to_string(day % 30 + 1) + "-12", day % 7, day % 5 > 0});
  show([&](Ui& ui) { ui.columns({.id = "days", .name = "Een half jaar.", .columns = columns}); }, 326);
  EXPECT_GT(painted(Paint::Kind::fill, Ink::accent).size(), 100U);
  expect_inside("days");
}

TEST_F(ChartsTest, full_and_open_cells_differ_in_shape) {
  const std::vector<std::string> columns{"1", "2"};
  const std::vector<std::string> rows{"Anna", "Iedereen"};
  const std::vector<MatrixCell> cells{
      {CellLook::full}, {CellLook::open}, {CellLook::number, "9", 0.5F}, {CellLook::number}
  };
  show([&](Ui& ui) {
    ui.matrix({.id = "m", .name = "Eén mens.", .columns = columns, .rows = rows, .cells = cells, .sums = true}
    );
  });
  EXPECT_EQ(painted(Paint::Kind::icon, Ink::on_accent).size(), 1U);
  const auto full = painted(Paint::Kind::fill, Ink::accent);
  ASSERT_EQ(full.size(), 1U);
  float smallest = full.front().width;
  for (const Rect& edge : painted(Paint::Kind::fill, Ink::edge))
    smallest = std::min(smallest, edge.width);
  EXPECT_LT(smallest, full.front().width / 2);
  expect_inside("m");
}

TEST_F(ChartsTest, a_wide_matrix_and_long_names_fit_a_phone) {
  std::vector<std::string> columns;
  for (int column = 1; column <= 23; ++column)
    columns.push_back(std::to_string(column));
  const std::vector<std::string> rows{"Maximiliaan van den Heuvel-Rijnders", "Ömer"};
  const std::vector<MatrixCell> cells(46, {CellLook::full});
  show(
      [&](Ui& ui) {
        ui.matrix({.id = "m", .name = "Twee mensen.", .columns = columns, .rows = rows, .cells = cells});
      },
      326
  );
  EXPECT_EQ(painted(Paint::Kind::fill, Ink::accent).size(), 46U);
  expect_inside("m");
}

TEST_F(ChartsTest, a_strip_lies_from_quartile_to_quartile) {
  const std::vector<Strip> strips{{"WhatsApp", 10, 20, 40}, {"Screencast", 7, 7, 7}};
  show([&](Ui& ui) { ui.strips({.id = "s", .name = "Twee Dingen.", .strips = strips, .axis = "dagen"}); });
  const auto boxes = painted(Paint::Kind::fill, Ink::accent_soft);
  const auto medians = painted(Paint::Kind::fill, Ink::accent);
  ASSERT_EQ(boxes.size(), 2U);
  ASSERT_EQ(medians.size(), 2U);
  EXPECT_NEAR(boxes[0].width, 3 * boxes[0].x, 3); // 10 to 40 of 0 to 40
  for (std::size_t strip = 0; strip < 2; ++strip) {
    EXPECT_GE(medians[strip].x, boxes[strip].x);
    EXPECT_LE(medians[strip].right(), boxes[strip].right());
  }
  expect_inside("s");
}

TEST_F(ChartsTest, a_table_for_paper_takes_no_room_here_and_is_whole_there) {
  constexpr std::array<std::string_view, 2> heads{"Ding", "Afgerond"};
  const std::vector<std::string> cells{"WhatsApp", "12", "Screencast", "7"};
  show([&](Ui& ui) {
    auto stack = ui.stack({.gap = 10});
    ui.text("Boven");
    ui.table({.id = "t", .name = "Cijfers", .columns = heads, .cells = cells, .only_in_flow = true});
    ui.text("Onder");
  });
  EXPECT_TRUE(record("t").is(State::flow));
  int texts = 0;
  for (const Record& each : records) {
    texts += each.role == Role::text ? 1 : 0;
    if (each.text == "Onder") {
      EXPECT_EQ(each.rect.y, 34);
    }
  }
  EXPECT_EQ(texts, 6);
  EXPECT_EQ(paints.size(), 2U);
}

} // namespace
} // namespace verdiep::ui
