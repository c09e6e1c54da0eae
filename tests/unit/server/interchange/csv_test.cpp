#include "server/interchange/csv.hpp"
#include "server/interchange/csv_export.hpp"
#include "tests/unit/server/interchange/programme_read.hpp"

namespace verdiep::test {
namespace {

using interchange::Format;

/// A reader of RFC 4180, written apart from the writer.
std::vector<std::vector<std::string>> rows_of(std::string_view text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && text.substr(i, 2) == "\"\"") {
      rows.back().back() += text[i++];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && text.substr(i, 2) == "\r\n") {
      rows.push_back({""});
      ++i;
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out;
  interchange::append_row(out, cells);
  return out;
}

TEST(Csv, quotes_what_must_be_quoted) {
  EXPECT_EQ(row({"a", "", "b c"}), "a,,b c\r\n");
  EXPECT_EQ(row({"a,b", "say \"yes\"", "two\nlines"}), "\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\r\n");
}

TEST(Csv, disarms_formulas) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    EXPECT_EQ(rows_of(row({formula, "x"}))[0][0], std::string("'") + formula);
  EXPECT_EQ(row({"1-1"}), "1-1\r\n");
}

class CsvExport : public ProgrammeRead {};

TEST_F(CsvExport, has_a_row_for_each_event_and_reads_back) {
  const std::string text = exported(Format::csv, reader(at_work.coordinator.member, true));
  ASSERT_TRUE(text.starts_with(interchange::byte_order_mark));
  const auto rows = rows_of(std::string_view(text).substr(3));
  const auto records = at_work.records(at_work.stream);
  ASSERT_EQ(rows.size(), records.size() + 1);
  EXPECT_EQ(rows[0][0], "position");
  for (std::size_t i = 0; i < records.size(); ++i) {
    ASSERT_EQ(rows[i + 1].size(), rows[0].size());
    EXPECT_EQ(rows[i + 1][0], std::to_string(i + 1));
    EXPECT_EQ(rows[i + 1][3], type_name(records[i].body));
  }
  EXPECT_EQ(rows.back()[5], "Hana");
  EXPECT_NE(rows[rows.size() - 2].back().find("=1+1,"), std::string::npos);
}

TEST_F(CsvExport, names_nobody_without_content) {
  EXPECT_EQ(exported(Format::csv, reader(at_work.coordinator.member, false)).find("Hana"), std::string::npos);
}

TEST(FiguresCsv, leaves_empty_what_is_not_told) {
  insights::Figures figures;
  figures.funnel = {12U, std::nullopt};
  figures.days = {{insights::Day{20'000}, std::nullopt, std::nullopt}};
  const auto rows = rows_of(interchange::figures_csv(figures));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"funnel", "0", "people", "12"}));
  EXPECT_EQ(rows[3], (std::vector<std::string>{"funnel", "1", "people", ""}));
  EXPECT_EQ(rows[4], (std::vector<std::string>{"activity", "2024-10-04", "people", ""}));
}

} // namespace
} // namespace verdiep::test
