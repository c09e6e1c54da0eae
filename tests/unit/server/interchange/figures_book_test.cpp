#include "server/interchange/figures_book.hpp"
#include "tests/unit/server/interchange/programme_read.hpp"

namespace verdiep::test {
namespace {

using insights::Detail;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

class FiguresBook : public ProgrammeRead {
protected:
  insights::Answer figures(MemberId who) { return *book.figures(at_work.stream, who, at_work.now.load()); }
  void next_day() { at_work.now = Timestamp{at_work.now.load().ms + day_ms}; }

  interchange::FiguresBook book{log};
};

TEST_F(FiguresBook, goes_on_from_what_it_has_folded) {
  EXPECT_EQ(figures(at_work.coordinator.member).figures.participants, 2U);
  static_cast<void>(at_work.enrolled("Ivo"));
  const auto answer = figures(at_work.coordinator.member);
  EXPECT_EQ(answer.figures.participants, 3U);
  EXPECT_EQ(answer.figures.dingen.at(0).completed, 2U);
  EXPECT_EQ(answer.head, Position{at_work.records(at_work.stream).size()});
  EXPECT_EQ(answer.through, std::nullopt);
}

TEST_F(FiguresBook, gives_each_their_own) {
  EXPECT_EQ(figures(bram.member).figures.detail, Detail::own);
  EXPECT_EQ(figures(bram.member).figures.progress.size(), 1U);
  EXPECT_EQ(figures(MemberId{}).figures.detail, Detail::named);
  EXPECT_EQ(figures(at_work.random.id<MemberId>()).figures, insights::Figures{});
  EXPECT_FALSE(book.figures(at_work.random.id<StreamId>(), bram.member, Timestamp{}));
}

TEST_F(FiguresBook, tells_management_only_of_days_that_are_over) {
  const Person mia = at_work.enrolled("Mia");
  at_work.submit(at_work.coordinator, people::GrantRole{mia.member, people::Role::management});
  at_work.submit(mia, people::Withdraw{mia.member});
  for (const char* name : {"Ivo", "Jana", "Kees"})
    static_cast<void>(at_work.enrolled(name));

  const auto today = figures(mia.member);
  EXPECT_EQ(today.figures.detail, Detail::figures);
  EXPECT_EQ(today.figures.participants, std::nullopt); // all of this is of today
  EXPECT_TRUE(today.figures.dingen.empty());
  EXPECT_EQ(today.head, std::nullopt); // it would tell how much happened
  next_day();
  EXPECT_EQ(figures(mia.member).figures.participants, 5U);
  EXPECT_EQ(figures(mia.member).through, insights::Day{0});
  static_cast<void>(at_work.enrolled("Lea"));
  EXPECT_EQ(figures(mia.member).figures.participants, 5U); // asking again tells no time of day
  next_day();
  EXPECT_EQ(figures(mia.member).figures.participants, 6U);
}

TEST_F(FiguresBook, forgets_a_role_on_the_same_day) {
  const Person mia = at_work.enrolled("Mia");
  next_day();
  EXPECT_EQ(figures(mia.member).figures.progress.size(), 1U);
  at_work.submit(at_work.coordinator, people::ErasePerson{mia.member});
  EXPECT_EQ(figures(mia.member).figures.detail, Detail::nothing);
}

} // namespace
} // namespace verdiep::test
