#include "shared/disclosures/commitment.hpp"
#include "shared/projections/model.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::test {
namespace {

using namespace projections;

/// A model that is told one event after the other; e1 a second after the epoch, e2 two.
class Screen {
public:
  Position operator()(MemberId actor, EventBody event) {
    Record record;
    record.position = model.state.head.next();
    record.actor = actor;
    record.at = record.recorded = Timestamp{static_cast<std::int64_t>(record.position.value) * 1000};
    record.body = std::move(event);
    model.apply(record);
    return record.position;
  }
  void disclose(Position position, const char* field, std::string_view text) {
    model.disclosed.show({position, field}, encode_text_value(text));
  }
  Model model;
};

const ThreadId thread = named<ThreadId>("thread");
const ThreadId other = named<ThreadId>("other");

PostId post(const char* name) {
  return named<PostId>(name);
}

dingen::Content content_of(dingen::Track track, std::uint16_t order) {
  dingen::Content made = content("Ding");
  made.track = track;
  made.order = order;
  return made;
}

/// anna coordinates (e1 to e3), bram and hana take part (e4 to e8).
Screen screen() {
  Screen screen;
  programme::ProgrammeDrafted drafted;
  drafted.title.entries = {{"nl", "Verdiepen"}};
  screen(anna, drafted);
  screen(anna, people::MemberJoined{anna, {}, {}});
  screen(anna, people::RoleGranted{anna, people::Role::coordinator});
  screen(anna, programme::EnrolmentOpened{});
  for (const MemberId member : {bram, hana}) {
    screen(member, people::MemberJoined{member, {}, {}});
    screen(member, people::ParticipantEnrolled{member});
  }
  return screen;
}

TEST(Translation, is_in_the_readers_language_or_the_nearest) {
  const TranslationEntries entries{{"en", "Thing"}, {"nl", "Ding"}, {"nl-BE", "Dingske"}};
  EXPECT_EQ(pick(entries, "nl-BE"), "Dingske");
  EXPECT_EQ(pick(entries, "en-GB"), "Thing");
  EXPECT_EQ(pick(entries, "tr"), "Ding");
  EXPECT_EQ(pick({{"en", "Thing"}}, "tr"), "Thing");
  EXPECT_EQ(pick({}, "nl"), "");
}

TEST(Disclosed, shows_what_was_given_and_says_why_it_cannot) {
  Disclosed disclosed;
  EXPECT_EQ(disclosed.text(Position{3}, "text").sight, Sight::not_for_you);
  disclosed.show({Position{3}, "text"}, encode_text_value("Hallo"));
  EXPECT_EQ(disclosed.text(Position{3}, "text").text, "Hallo");
  EXPECT_EQ(disclosed.text(Position{3}, "title").sight, Sight::not_for_you);
  disclosed.withdraw({Position{3}, "text"});
  EXPECT_EQ(disclosed.text(Position{3}, "text").sight, Sight::withdrawn);
  EXPECT_EQ(disclosed.text(Position{3}, "text").text, "");
  disclosed.forget({Position{3}, "text"});
  EXPECT_EQ(disclosed.text(Position{3}, "text").sight, Sight::not_for_you);
}

TEST(Disclosed, of_a_copy_is_its_own) {
  Disclosed disclosed;
  disclosed.show({Position{3}, "text"}, encode_text_value("Hallo"));
  Disclosed copy = disclosed;
  copy.withdraw({Position{3}, "text"});
  EXPECT_EQ(disclosed.text(Position{3}, "text").sight, Sight::shown);
  EXPECT_EQ(copy.text(Position{3}, "text").sight, Sight::withdrawn);
}

TEST(Disclosed, shows_no_number_for_a_text) {
  Disclosed disclosed;
  disclosed.show({Position{1}, "avatar"}, encode_number_value(7));
  disclosed.show({Position{1}, "name"}, encode_text_value("Bram"));
  EXPECT_EQ(disclosed.number(Position{1}, "avatar"), 7U);
  EXPECT_EQ(disclosed.number(Position{1}, "name"), std::nullopt);
  EXPECT_EQ(disclosed.text(Position{1}, "avatar").sight, Sight::not_for_you);
}

TEST(People, are_called_by_their_latest_name) {
  Screen s = screen();
  s.disclose(Position{5}, "name", "Bram");
  EXPECT_EQ(name_of(s.model, bram).text, "Bram");
  const Position renamed = s(bram, people::MemberRenamed{bram, {}, {}});
  EXPECT_EQ(name_of(s.model, bram).sight, Sight::not_for_you);
  s.disclose(renamed, "name", "Abraham");
  EXPECT_EQ(name_of(s.model, bram).text, "Abraham");
}

TEST(People, who_are_erased_have_no_name) {
  Screen s = screen();
  s.disclose(Position{5}, "name", "Bram");
  s(anna, people::PersonErased{bram});
  EXPECT_EQ(name_of(s.model, bram).sight, Sight::withdrawn);
}

TEST(People, are_listed_in_the_order_of_joining_without_the_erased) {
  Screen s = screen();
  EXPECT_EQ(present_members(s.model.state.people), (std::vector{anna, bram, hana}));
  EXPECT_EQ(participants(s.model.state.people), (std::vector{bram, hana}));
  s(anna, people::PersonErased{bram});
  EXPECT_EQ(present_members(s.model.state.people), (std::vector{anna, hana}));
}

TEST(Dingen, are_offered_by_track_in_the_coordinators_order) {
  using dingen::Track;
  Screen s = screen();
  const DingId a = named<DingId>("a");
  const DingId b = named<DingId>("b");
  const DingId c = named<DingId>("c");
  s(anna, dingen::DingAdded{a, content_of(Track::must, 2)});
  s(anna, dingen::DingAdded{b, content_of(Track::must, 1)});
  s(anna, dingen::DingAdded{c, content_of(Track::must, 2)});
  s(anna, dingen::DingAdded{walk, content_of(Track::free, 0)});
  EXPECT_EQ(offered(s.model.dingen, Track::must), (std::vector{b, a, c}));
  s(anna, dingen::DingRevised{c, content_of(Track::can, 0)});
  s(anna, dingen::DingRemoved{a});
  EXPECT_EQ(offered(s.model.dingen, Track::must), std::vector{b});
  EXPECT_EQ(offered(s.model.dingen, Track::can), std::vector{c});
}

TEST(Progress, counts_what_is_offered_and_is_complete_with_all_must_dos) {
  using dingen::Track;
  Screen s = screen();
  const DingId gone = named<DingId>("gone");
  s(anna, dingen::DingAdded{walk, content_of(Track::must, 1)});
  s(anna, dingen::DingAdded{talk, content_of(Track::can, 1)});
  s(anna, dingen::DingAdded{gone, content_of(Track::must, 2)});
  EXPECT_FALSE(progress_of(s.model.dingen, bram).is_complete());
  s(bram, dingen::DingCompleted{walk, {}, {}, {}});
  EXPECT_FALSE(progress_of(s.model.dingen, bram).is_complete());
  s(anna, dingen::DingRemoved{gone});
  const Progress progress = progress_of(s.model.dingen, bram);
  EXPECT_TRUE(progress.is_complete());
  EXPECT_EQ(progress.of(Track::must).offered, 1U);
  EXPECT_EQ(progress.of(Track::can).completed, 0U);
  s(bram, dingen::DingReopened{walk});
  EXPECT_FALSE(progress_of(s.model.dingen, bram).is_complete());
}

TEST(Progress, is_not_complete_where_nothing_must_be_done) {
  EXPECT_FALSE(progress_of(screen().model.dingen, bram).is_complete());
}

TEST(Progress, suggests_must_dos_first) {
  using dingen::Track;
  Screen s = screen();
  EXPECT_EQ(next_ding(s.model.dingen, bram), std::nullopt);
  s(anna, dingen::DingAdded{talk, content_of(Track::can, 1)});
  EXPECT_EQ(next_ding(s.model.dingen, bram), talk);
  s(anna, dingen::DingAdded{walk, content_of(Track::must, 9)});
  EXPECT_EQ(next_ding(s.model.dingen, bram), walk);
  s(bram, dingen::DingCompleted{walk, {}, {}, {}});
  EXPECT_EQ(next_ding(s.model.dingen, bram), talk);
  EXPECT_EQ(next_ding(s.model.dingen, hana), walk);
}

TEST(Privacy, names_other_peoples_progress_to_coordinators_only) {
  Screen s = screen();
  const auto named_to = [&](MemberId viewer) {
    std::vector<MemberId> members;
    for (const auto& [member, progress] : visible_progress(s.model, viewer)) {
      members.push_back(member);
    }
    return members;
  };
  EXPECT_EQ(named_to(anna), (std::vector{bram, hana}));
  EXPECT_EQ(named_to(bram), std::vector{bram});
  EXPECT_EQ(named_to(zeno), std::vector<MemberId>{});
}

TEST(Privacy, names_who_completed_a_ding_only_to_whom_they_let_know) {
  Screen s = screen();
  s(anna, dingen::DingAdded{walk, content_of(dingen::Track::must, 1)});
  s(bram, dingen::DingCompleted{walk, dingen::Sharing::coordinators, {}, {}});
  s(hana, dingen::DingCompleted{walk, dingen::Sharing::programme, Personal<dingen::Reflection>{}, {}});
  const auto named_to = [&](MemberId viewer) {
    std::vector<MemberId> members;
    for (const auto& [member, completion] : visible_completions(s.model, walk, viewer)) {
      members.push_back(member);
    }
    return members;
  };
  EXPECT_EQ(named_to(anna), (std::vector{bram, hana}));
  EXPECT_EQ(named_to(bram), (std::vector{bram, hana}));
  EXPECT_EQ(named_to(hana), std::vector{hana});
  EXPECT_EQ(completions_count(s.model, walk), 2U);
}

TEST(Privacy, tells_totals_without_names_to_everybody) {
  Screen s = screen();
  s(anna, dingen::DingAdded{walk, content_of(dingen::Track::must, 1)});
  s(anna, dingen::DingAdded{talk, content_of(dingen::Track::free, 1)});
  s(bram, dingen::DingCompleted{walk, {}, {}, {}});
  s(bram, dingen::DingCompleted{talk, {}, {}, {}});
  const Totals all = totals(s.model);
  EXPECT_EQ(all.participants, 2U);
  EXPECT_EQ(all.completions, 2U);
  EXPECT_EQ(all.programme_complete, 1U);
}

TEST(Forum, lists_threads_by_their_newest_post) {
  Screen s = screen();
  s(bram, forum::ThreadOpened{thread, {}, {}});
  s(bram, forum::PostWritten{thread, post("1"), {}});
  s(hana, forum::ThreadOpened{other, walk, {}});
  s(hana, forum::PostWritten{other, post("2"), {}});
  EXPECT_EQ(threads_by_activity(s.model.forum), (std::vector{other, thread}));
  s(hana, forum::PostWritten{thread, post("3"), {}});
  EXPECT_EQ(threads_by_activity(s.model.forum), (std::vector{thread, other}));
  EXPECT_EQ(threads_about(s.model.forum, walk), std::vector{other});
}

TEST(Forum, shows_a_post_with_its_latest_words_and_when_they_were_revised) {
  Screen s = screen();
  s(bram, forum::ThreadOpened{thread, {}, {}});
  const Position written = s(bram, forum::PostWritten{thread, post("1"), {}});
  const Position revised = s(bram, forum::PostRevised{post("1"), {}});
  const Post& shown = find_thread(s.model.forum, thread)->posts[0];
  EXPECT_EQ(shown.author, bram);
  EXPECT_EQ(shown.written, written);
  EXPECT_EQ(shown.text, revised);
  EXPECT_EQ(shown.revised_at, Timestamp{static_cast<std::int64_t>(revised.value) * 1000});
}

TEST(Forum, counts_and_quotes_only_posts_that_are_there) {
  Screen s = screen();
  s(bram, forum::ThreadOpened{thread, {}, {}});
  s(bram, forum::PostWritten{thread, post("1"), {}});
  s(hana, forum::PostWritten{thread, post("2"), {}});
  s(hana, forum::PostRemoved{post("2")});
  const Thread& shown = *find_thread(s.model.forum, thread);
  EXPECT_EQ(shown.posts.size(), 2U) << "a removed post leaves its place";
  EXPECT_EQ(posts_count(shown), 1U);
  EXPECT_EQ(last_post(shown)->id, post("1"));
  s(bram, forum::PostRemoved{post("1")});
  EXPECT_EQ(last_post(*find_thread(s.model.forum, thread)), nullptr);
}

std::vector<std::uint64_t> positions(const std::vector<News>& news) {
  std::vector<std::uint64_t> positions;
  for (const News& each : news) {
    positions.push_back(each.position.value);
  }
  return positions;
}

TEST(News, tells_what_others_did_since_newest_first) {
  Screen s = screen();
  const Position seen = s.model.state.head;
  const Position opened = s(bram, forum::ThreadOpened{thread, {}, {}});
  s(bram, forum::PostWritten{thread, post("1"), {}}); // part of opening it
  const Position answered = s(hana, forum::PostWritten{thread, post("2"), {}});
  EXPECT_EQ(positions(news_for(s.model, anna, seen)), (std::vector{answered.value, opened.value}));
  EXPECT_EQ(positions(news_for(s.model, bram, seen)), std::vector{answered.value});
  EXPECT_EQ(positions(news_for(s.model, anna, opened)), std::vector{answered.value});
}

TEST(News, leaves_out_what_was_removed) {
  Screen s = screen();
  const Position seen = s.model.state.head;
  s(bram, forum::ThreadOpened{thread, {}, {}});
  s(bram, forum::PostWritten{thread, post("1"), {}});
  s(hana, forum::PostWritten{thread, post("2"), {}});
  s(hana, forum::PostRemoved{post("2")});
  s(bram, forum::PostRemoved{post("1")});
  s(anna, dingen::DingAdded{walk, content_of(dingen::Track::must, 1)});
  s(anna, dingen::DingRemoved{walk});
  EXPECT_TRUE(news_for(s.model, cem, seen).empty());
}

TEST(News, tells_other_peoples_completions_to_coordinators_only_unless_they_shared) {
  Screen s = screen();
  s(anna, dingen::DingAdded{walk, content_of(dingen::Track::must, 1)});
  s(anna, dingen::DingAdded{talk, content_of(dingen::Track::must, 2)});
  const Position seen = s.model.state.head;
  const Position quiet = s(bram, dingen::DingCompleted{walk, dingen::Sharing::coordinators, {}, {}});
  const Position loud = s(bram, dingen::DingCompleted{talk, dingen::Sharing::programme, {}, {}});
  EXPECT_EQ(positions(news_for(s.model, anna, seen)), (std::vector{loud.value, quiet.value}));
  EXPECT_EQ(positions(news_for(s.model, hana, seen)), std::vector{loud.value});
  s(bram, dingen::DingReopened{talk});
  EXPECT_TRUE(news_for(s.model, hana, seen).empty());
}

TEST(News, forgets_the_oldest) {
  Screen s = screen();
  for (std::size_t count = 0; count < 3 * Newsfeed::kept_min; ++count) {
    s(anna, programme::PhaseStarted{programme::Phase::running});
  }
  EXPECT_GE(s.model.news.all().size(), Newsfeed::kept_min);
  EXPECT_LE(s.model.news.all().size(), 2 * Newsfeed::kept_min);
  EXPECT_EQ(s.model.news.all().back().position, s.model.state.head);
}

TEST(Model, is_read_only_behind_an_event_it_does_not_know) {
  Screen s = screen();
  s.model.apply_unknown(s.model.state.head.next());
  EXPECT_TRUE(s.model.state.read_only);
  EXPECT_EQ(s.model.state.head, Position{9});
}

} // namespace
} // namespace verdiep::test
