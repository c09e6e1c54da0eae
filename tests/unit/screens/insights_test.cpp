#include "client-wasm/screens/insights/parts.hpp"
#include "client-wasm/ui/session.hpp"
#include "tests/unit/shared/insights_story.hpp"
#include "tests/unit/ui/square_font.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::screens::insights {
namespace {

const std::vector<sync::Pending> nothing;

/// All that the page says, one record a line.
std::string page_of(
    const counted::Figures& figures,
    const Filter& filter,
    MemberId me,
    bool reads_events = true,
    View view = {}
) {
  const projections::Model model;
  const Reader reader{
      .model = model,
      .outbox = nothing,
      .words = words::english(),
      .me = me,
      .confirmed = {},
      .now = Timestamp{test::monday_ms},
      .group_id = {},
      .group_confirmed = {},
  };
  ui::SquareFont font;
  ui::Session session{font, "/inzicht"};
  for (View::Chart& chart : view.charts)
    chart = {true, true};
  const auto frame = session.frame({1000, 800}, 1, 0, [&](ui::Ui& ui) {
    (void)show(ui, reader, figures, reads_events, filter, view);
  });
  EXPECT_EQ(session.faults(), std::vector<std::string>{});
  std::string said;
  for (const ui::Record& record : frame.records)
    said.append(record.name).append(" ").append(record.text).append("\n");
  return said;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Six people, one of whom has not completed the only must-do.
counted::Figures figures_for(counted::Detail detail) {
  counted::Figures figures;
  figures.detail = detail;
  figures.participants = 6;
  figures.funnel = {6, std::nullopt};
  figures.dingen.push_back({test::named<DingId>("d"), Track::must, {}, std::nullopt, std::nullopt});
  figures.progress.push_back({test::named<MemberId>("anna"), counted::Day{10}, {counted::Day{12}}});
  figures.days = {{counted::Day{10}, 6, 9}, {counted::Day{12}, std::nullopt, std::nullopt}};
  figures.network.is_hidden = true;
  figures.rounds.push_back({test::named<RoundId>("r"), 6, std::nullopt, false});
  return figures;
}

TEST(Insights, of_few_people_say_that_they_are_not_told_and_why) {
  const words::Insights& words = words::english().insights;
  const std::string said = page_of(figures_for(counted::Detail::own), {}, test::named<MemberId>("anna"));
  EXPECT_TRUE(has(said, words.sees_own));
  EXPECT_TRUE(has(said, words.funnel_hidden));
  EXPECT_TRUE(has(said, words.network_hidden));
  EXPECT_TRUE(has(said, words.turnout_hidden));
  EXPECT_TRUE(has(said, words.hidden_note));
  EXPECT_TRUE(has(said, words.hidden_days(1)));
  EXPECT_TRUE(has(said, words.own_progress(1, 1)));
  EXPECT_FALSE(has(said, "5 of 6")); // nobody fills in what is missing
}

TEST(Insights, of_fewer_than_five_participants_are_only_one_s_own) {
  counted::Figures figures;
  figures.detail = counted::Detail::own;
  figures.funnel = {std::nullopt, std::nullopt};
  figures.dingen.push_back({test::named<DingId>("d"), Track::must, {}, std::nullopt, std::nullopt});
  figures.progress.push_back({test::named<MemberId>("anna"), counted::Day{10}, {counted::Day{12}}});
  const words::Insights& words = words::english().insights;
  const std::string said = page_of(figures, {}, test::named<MemberId>("anna"));
  EXPECT_TRUE(has(said, words.too_few_text));
  EXPECT_TRUE(has(said, words.own_progress(1, 1)));
  EXPECT_TRUE(has(said, words.no_pace));
}

TEST(Insights, keep_a_group_to_who_sees_names) {
  const words::Insights& words = words::english().insights;
  const MemberId anna = test::named<MemberId>("anna");
  Filter filter;
  filter.group = test::named<GroupId>("g"); // in which she is not
  EXPECT_TRUE(has(page_of(figures_for(counted::Detail::named), {}, anna), words.all_progress(1, 1)));
  EXPECT_FALSE(has(page_of(figures_for(counted::Detail::named), filter, anna), words.all_progress(1, 1)));
  EXPECT_TRUE(has(page_of(figures_for(counted::Detail::own), filter, anna), words.own_progress(1, 1)));
}

TEST(Insights, have_addresses_that_are_read_as_they_are_written) {
  EXPECT_EQ(route_of({}), "/inzicht");
  EXPECT_EQ(
      route_of({.period = Period::month, .track = Track::free, .group = {}}),
      "/inzicht?soort=vrij&periode=maand"
  );
  EXPECT_EQ(parse_period("week"), Period::week);
  EXPECT_EQ(parse_period("eeuw"), Period::all);
  EXPECT_EQ(parse_track("can"), Track::can);
  EXPECT_FALSE(parse_track(""));
}

TEST(Insights, are_taken_away_whole_as_far_as_a_role_reads) {
  const words::Insights& words = words::english().insights;
  const MemberId anna = test::named<MemberId>("anna");
  const std::string member = page_of(figures_for(counted::Detail::own), {}, anna);
  EXPECT_TRUE(has(member, words.exports.xes));
  EXPECT_TRUE(has(member, words.exports.with_content));
  EXPECT_FALSE(has(member, words.exports.all_figures));
  const std::string auditor = page_of(figures_for(counted::Detail::figures), {}, anna);
  EXPECT_TRUE(has(auditor, words.exports.xes));
  EXPECT_FALSE(has(auditor, words.exports.with_content)); // there is none for them
  const std::string analyst = page_of(figures_for(counted::Detail::figures), {}, anna, false);
  EXPECT_TRUE(has(analyst, words.exports.all_figures));
  EXPECT_FALSE(has(analyst, words.exports.xes));
}

TEST(Insights, say_why_a_file_did_not_come) {
  const words::Insights& words = words::english().insights;
  const MemberId anna = test::named<MemberId>("anna");
  View view;
  view.failure = ExportFailure::too_busy;
  EXPECT_TRUE(has(page_of(figures_for(counted::Detail::own), {}, anna, true, view), words.exports.too_busy));
  view.failure = ExportFailure::no_answer;
  EXPECT_TRUE(has(page_of(figures_for(counted::Detail::own), {}, anna, true, view), words.exports.no_answer));
}

TEST(Insights, are_taken_away_as_values_that_no_spreadsheet_computes) {
  const Table table{"t", "Table", {"Name", "Number"}, {"De \"Zes\", samen", "12", "=1+1", "–"}};
  EXPECT_EQ(csv_of(table), "\"Name\",\"Number\"\r\n\"De \"\"Zes\"\", samen\",\"12\"\r\n\"'=1+1\",\"–\"\r\n");
}

} // namespace
} // namespace verdiep::screens::insights
