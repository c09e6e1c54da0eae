#include "tests/unit/server/interchange/programme_read.hpp"

#include <set>

/// The feed: CloudEvents, one a line.
namespace verdiep::test {
namespace {

using interchange::EventLines;
using interchange::Format;
using Json = nlohmann::json;

constexpr std::size_t much = 1 << 20;

class Events : public ProgrammeRead {
protected:
  [[nodiscard]] std::vector<Json> events(MemberId as, bool content, EventLines::Wish wish = {}) {
    EventLines lines(log, at_work.stream, reader(as, content), std::move(wish));
    return parsed(*lines.next(much));
  }
  [[nodiscard]] static std::vector<Json> of_type(const std::vector<Json>& events, std::string_view type) {
    std::vector<Json> found;
    for (const Json& event : events) {
      if (event["type"] == std::string(interchange::type_prefix) + std::string(type))
        found.push_back(event);
    }
    return found;
  }
};

TEST_F(Events, are_cloud_events_with_lower_case_attributes) {
  const auto all = events(at_work.coordinator.member, false);
  ASSERT_EQ(all.size(), at_work.records(at_work.stream).size());
  std::set<std::string> ids;
  for (const Json& event : all) {
    EXPECT_EQ(event["specversion"], "1.0");
    EXPECT_EQ(event["source"], "/api/programmes/" + to_text(at_work.stream));
    EXPECT_EQ(event["datacontenttype"], "application/json");
    EXPECT_TRUE(ids.insert(event["id"]).second);
    for (const auto& [name, value] : event.items()) {
      EXPECT_TRUE(
          name.size() <= 20 &&
          name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos
      ) << name;
    }
  }
  EXPECT_EQ(all[0]["type"], "nl.verdiepdingen.ProgrammeDrafted");
  EXPECT_EQ(all[0]["position"], 1);
  EXPECT_EQ(all[0]["time"], "1970-01-01T00:00:01.000Z");
  EXPECT_EQ(all[0]["actor"], to_text(at_work.coordinator.member));
}

TEST_F(Events, hold_no_words_unless_asked_for) {
  const auto posts = of_type(events(at_work.coordinator.member, false), "PostWritten");
  ASSERT_EQ(posts.size(), 2U);
  EXPECT_FALSE(posts[0]["data"].contains("text"));
  EXPECT_EQ(posts[0]["data"]["withheld"], Json::array({"text"}));
  const auto with_words = of_type(events(at_work.coordinator.member, true), "PostWritten");
  EXPECT_EQ(with_words[0]["data"]["text"], std::string(nasty));
  EXPECT_FALSE(with_words[0]["data"].contains("withheld"));
}

TEST_F(Events, hold_only_words_that_the_reader_sees) {
  for (const auto& [who, words] :
       {std::pair{at_work.coordinator.member, 2U}, std::pair{bram.member, 2U}, std::pair{hana.member, 1U}}) {
    unsigned seen = 0;
    for (const Json& event : of_type(events(who, true), "DingCompleted"))
      seen += event["data"].contains("reflection") ? 1 : 0;
    EXPECT_EQ(seen, words);
  }
}

TEST_F(Events, tell_participants_nothing_of_the_progress_of_others) {
  EXPECT_EQ(of_type(events(at_work.coordinator.member, false), "DingCompleted").size(), 2U);
  const auto for_hana = of_type(events(hana.member, false), "DingCompleted"); // Bram's is not shared
  ASSERT_EQ(for_hana.size(), 1U);
  EXPECT_EQ(for_hana[0]["actor"], to_text(hana.member));
  EXPECT_EQ(of_type(events(bram.member, false), "DingCompleted").size(), 2U);
  at_work.submit(bram, dingen::ReopenDing{ding});
  EXPECT_EQ(of_type(events(bram.member, false), "DingReopened").size(), 1U);
  EXPECT_TRUE(of_type(events(hana.member, false), "DingReopened").empty());
}

TEST_F(Events, hold_no_words_for_auditors_and_are_not_for_management) {
  const Person auditor = at_work.enrolled("Otto");
  at_work.submit(at_work.coordinator, people::GrantRole{auditor.member, people::Role::auditor});
  at_work.submit(auditor, people::Withdraw{auditor.member});
  const auto all = events(auditor.member, true);
  EXPECT_EQ(all.size(), at_work.records(at_work.stream).size());
  for (const Json& event : of_type(all, "PostWritten"))
    EXPECT_FALSE(event["data"].contains("text"));

  const Person manager = at_work.enrolled("Mia");
  at_work.submit(at_work.coordinator, people::GrantRole{manager.member, people::Role::management});
  at_work.submit(manager, people::Withdraw{manager.member});
  EXPECT_FALSE(reader(manager.member, true).reads_events());
}

TEST_F(Events, begin_where_asked_and_go_on_with_what_comes) {
  const auto head = static_cast<std::uint64_t>(at_work.records(at_work.stream).size());
  EventLines lines(log, at_work.stream, reader(bram.member, true), {.from = Position{head}});
  EXPECT_EQ(parsed(*lines.next(much)).at(0)["position"], head);
  EXPECT_EQ(*lines.next(much), "");
  at_work.submit(hana, forum::WritePost{thread, at_work.random.id<PostId>(), {}}, {{"text", "Nog iets"}});
  const auto more = parsed(*lines.next(much));
  ASSERT_EQ(more.size(), 1U);
  EXPECT_EQ(more[0]["position"], head + 1);
  EXPECT_EQ(more[0]["data"]["text"], "Nog iets");
}

TEST_F(Events, are_filtered_by_type) {
  const auto posts = events(bram.member, false, {.types = {"PostWritten", "EnrolmentOpened"}});
  ASSERT_EQ(posts.size(), 3U);
  EXPECT_EQ(posts[0]["type"], "nl.verdiepdingen.EnrolmentOpened");
  EXPECT_TRUE(events(bram.member, false, {.types = {"PhaseStarted"}}).empty());
}

TEST_F(Events, in_pieces_are_those_in_one) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{700}, much})
    EXPECT_EQ(
        exported(Format::ndjson, reader(bram.member, true), piece),
        exported(Format::ndjson, reader(bram.member, true))
    );
}

TEST_F(Events, are_followed_by_what_was_taken_back) {
  EventLines lines(log, at_work.stream, reader(hana.member, true), {});
  ASSERT_FALSE(lines.next(much)->empty());
  at_work.submit(bram, forum::RemovePost{opening});
  const auto more = parsed(*lines.next(much));
  // The removal, and the words of the post and of the title that it opened.
  const auto withdrawn = of_type(more, "ValueWithdrawn");
  ASSERT_EQ(withdrawn.size(), 2U);
  EXPECT_EQ(of_type(more, "PostRemoved").size(), 1U);
  std::set<std::string> fields{withdrawn[0]["data"]["field"], withdrawn[1]["data"]["field"]};
  EXPECT_EQ(fields, (std::set<std::string>{"text", "title"}));
  EXPECT_FALSE(withdrawn[0].contains("position"));
  EXPECT_GT(withdrawn[0]["data"]["position"], 0);
}

TEST_F(Events, say_when_words_are_gone_for_everybody) {
  EventLines lines(log, at_work.stream, reader(at_work.coordinator.member, true), {});
  ASSERT_FALSE(lines.next(much)->empty());
  at_work.submit(at_work.coordinator, people::ErasePerson{bram.member});
  const auto erased = of_type(parsed(*lines.next(much)), "ValueErased");
  std::set<std::string> fields;
  for (const Json& event : erased)
    fields.insert(event["data"]["field"]);
  EXPECT_EQ(fields, (std::set<std::string>{"avatar", "name", "reflection", "text", "title"}));
}

TEST_F(Events, tell_who_comes_back_of_what_was_taken_back_meanwhile) {
  const auto head = static_cast<std::uint64_t>(at_work.records(at_work.stream).size());
  at_work.submit(bram, forum::RemovePost{opening});
  const auto resumed = events(hana.member, true, {.from = Position{head + 1}});
  EXPECT_EQ(of_type(resumed, "ValueWithdrawn").size(), 2U);
  const auto afresh = events(hana.member, true); // never had them
  EXPECT_TRUE(of_type(afresh, "ValueWithdrawn").empty());
  EXPECT_TRUE(of_type(events(hana.member, false, {.from = Position{head + 1}}), "ValueWithdrawn").empty());
}

} // namespace
} // namespace verdiep::test
