#include "shared/crypto.hpp"
#include "shared/disclosures/commitment.hpp"
#include "shared/disclosures/policy.hpp"
#include "tests/support/hex.hpp"
#include "tests/support/story.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace verdiep::test {
namespace {

using namespace disclosures;

std::string name_of(const Audience& audience) {
  switch (audience.kind) {
  case AudienceKind::programme:
    return "programme";
  case AudienceKind::coordinators:
    return "coordinators";
  case AudienceKind::member:
    return "author";
  case AudienceKind::group:
  case AudienceKind::management:
    break;
  }
  return "nobody here";
}

std::string text_of(const ValueKey& key) {
  return "e" + std::to_string(key.position.value) + "." + key.field;
}

/// "programme+e1.name" for a grant, "programme-e1.name" for a withdrawal, "retire e1.name", "erase e1.name".
std::vector<std::string> said(const Changes& changes) {
  std::vector<std::string> lines;
  for (const FeedChange& change : changes.feed) {
    lines.push_back(name_of(change.audience) + (change.grant ? "+" : "-") + text_of(change.key));
  }
  for (const ValueKey& key : changes.retired) {
    lines.push_back("retire " + text_of(key));
  }
  for (const ValueKey& key : changes.erased) {
    lines.push_back("erase " + text_of(key));
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// Folds events one after the other, from e1 on.
class Fold {
public:
  Changes operator()(MemberId actor, const EventBody& event) {
    ++head_;
    return policy.apply(Position{head_}, actor, event);
  }
  Policy policy;

private:
  std::uint64_t head_ = 0;
};

const ThreadId thread = named<ThreadId>("thread");
const PostId opening = named<PostId>("opening");
const PostId reply = named<PostId>("reply");

/// bram opens a thread (e1, e2), hana answers (e3).
Fold thread_with_reply() {
  Fold fold;
  fold(bram, forum::ThreadOpened{thread, {}, {}});
  fold(bram, forum::PostWritten{thread, opening, {}});
  fold(hana, forum::PostWritten{thread, reply, {}});
  return fold;
}

TEST(Disclosures, give_names_and_avatars_to_the_programme) {
  Fold fold;
  const Changes changes = fold(bram, people::MemberJoined{bram, {}, {}});
  EXPECT_EQ(said(changes), (Lines{"programme+e1.name", "programme+e1.avatar"}));
  ASSERT_EQ(changes.made.size(), 2U);
  EXPECT_EQ(changes.made[0], (NewValue{{Position{1}, "name"}, subject_of(bram)}));
}

TEST(Disclosures, take_the_old_name_back_when_somebody_is_renamed) {
  Fold fold;
  fold(bram, people::MemberJoined{bram, {}, {}});
  EXPECT_EQ(
      said(fold(bram, people::MemberRenamed{bram, {}, {}})),
      (Lines{
          "programme+e2.name", "programme+e2.avatar", "programme-e1.avatar", "programme-e1.name",
          "erase e1.avatar", "erase e1.name"
      })
  );
}

TEST(Disclosures, give_a_reflection_to_its_author_and_coordinators) {
  Fold fold;
  const dingen::DingCompleted event{walk, dingen::Sharing::coordinators, Personal<dingen::Reflection>{}, {}};
  EXPECT_EQ(said(fold(bram, event)), (Lines{"coordinators+e1.reflection", "author+e1.reflection"}));
}

TEST(Disclosures, give_a_shared_reflection_and_link_to_the_programme) {
  Fold fold;
  const dingen::DingCompleted event{
      walk, dingen::Sharing::programme, Personal<dingen::Reflection>{}, Personal<dingen::Url>{}
  };
  EXPECT_EQ(said(fold(bram, event)), (Lines{"programme+e1.link", "programme+e1.reflection"}));
}

TEST(Disclosures, leave_a_reflection_to_its_author_when_the_ding_is_reopened) {
  Fold fold;
  fold(bram, dingen::DingCompleted{walk, dingen::Sharing::coordinators, Personal<dingen::Reflection>{}, {}});
  EXPECT_EQ(
      said(fold(bram, dingen::DingReopened{walk})),
      (Lines{"coordinators-e1.reflection", "retire e1.reflection"})
  );
}

TEST(Disclosures, give_a_shared_reflection_back_to_its_author_before_the_programme_loses_it) {
  Fold fold;
  fold(bram, dingen::DingCompleted{walk, dingen::Sharing::programme, Personal<dingen::Reflection>{}, {}});
  EXPECT_EQ(
      said(fold(bram, dingen::DingReopened{walk})),
      (Lines{"author+e1.reflection", "programme-e1.reflection", "retire e1.reflection"})
  );
}

TEST(Disclosures, give_titles_and_posts_to_the_programme) {
  Fold fold;
  EXPECT_EQ(said(fold(bram, forum::ThreadOpened{thread, {}, {}})), Lines{"programme+e1.title"});
  EXPECT_EQ(said(fold(bram, forum::PostWritten{thread, opening, {}})), Lines{"programme+e2.text"});
}

TEST(Disclosures, leave_revised_words_to_author_and_coordinators) {
  Fold fold = thread_with_reply();
  EXPECT_EQ(
      said(fold(hana, forum::PostRevised{reply, {}})),
      (Lines{
          "programme+e4.text", "coordinators+e3.text", "author+e3.text", "programme-e3.text", "retire e3.text"
      })
  );
  EXPECT_EQ(
      said(fold(hana, forum::PostRevised{reply, {}})),
      (Lines{
          "programme+e5.text", "coordinators+e4.text", "author+e4.text", "programme-e4.text", "retire e4.text"
      })
  );
}

TEST(Disclosures, leave_removed_words_to_their_author_and_coordinators_whoever_removes_them) {
  Fold fold = thread_with_reply();
  const Changes changes = fold(anna, forum::PostRemoved{reply});
  EXPECT_EQ(
      said(changes), (Lines{"coordinators+e3.text", "author+e3.text", "programme-e3.text", "retire e3.text"})
  );
  EXPECT_EQ(changes.feed[1].audience, Audience::member(hana));
}

TEST(Disclosures, remove_the_title_with_the_post_that_opened_the_thread) {
  Fold fold = thread_with_reply();
  EXPECT_EQ(
      said(fold(bram, forum::PostRemoved{opening})),
      (Lines{
          "coordinators+e2.text", "author+e2.text", "coordinators+e1.title", "author+e1.title",
          "programme-e2.text", "programme-e1.title", "retire e2.text", "retire e1.title"
      })
  );
}

TEST(Disclosures, of_an_erased_person_are_deleted_everywhere) {
  Fold fold = thread_with_reply();
  fold(bram, people::MemberJoined{bram, {}, {}});
  fold(bram, forum::PostRevised{opening, {}});
  EXPECT_EQ(
      said(fold(anna, people::PersonErased{bram})),
      (Lines{
          "programme-e1.title", "coordinators-e2.text", "author-e2.text", "programme-e4.avatar",
          "programme-e4.name", "programme-e5.text", "erase e1.title", "erase e2.text", "erase e4.avatar",
          "erase e4.name", "erase e5.text"
      })
  );
}

TEST(Disclosures, of_others_stay_when_a_person_is_erased) {
  Fold fold = thread_with_reply();
  fold(anna, people::PersonErased{bram});
  EXPECT_EQ(said(fold(anna, people::PersonErased{hana})), (Lines{"programme-e3.text", "erase e3.text"}));
}

TEST(Disclosures, have_nothing_left_of_an_erased_person_to_remove) {
  Fold fold = thread_with_reply();
  fold(anna, people::PersonErased{bram});
  EXPECT_EQ(said(fold(anna, forum::PostRemoved{opening})), Lines{});
}

TEST(Disclosures, that_are_retired_expire_once) {
  Fold fold = thread_with_reply();
  fold(hana, forum::PostRemoved{reply});
  const auto retired = fold.policy.retired();
  ASSERT_EQ(retired.size(), 1U);
  EXPECT_EQ(retired[0].key, (ValueKey{Position{3}, "text"}));
  EXPECT_EQ(retired[0].by, Position{4});
  EXPECT_EQ(
      said(fold.policy.expire(retired[0].key)),
      (Lines{"coordinators-e3.text", "author-e3.text", "erase e3.text"})
  );
  EXPECT_EQ(said(fold.policy.expire(retired[0].key)), Lines{});
  EXPECT_TRUE(fold.policy.retired().empty());
}

TEST(Disclosures, that_are_in_use_do_not_expire) {
  Fold fold = thread_with_reply();
  EXPECT_EQ(said(fold.policy.expire({Position{3}, "text"})), Lines{});
}

TEST(Audiences, are_those_of_the_role_today) {
  Story story = programme_under_way();
  const auto of = [&](MemberId member) { return audiences_of(story.state(), member); };
  EXPECT_EQ(of(anna), (std::vector{Audience::programme(), Audience::coordinators(), Audience::member(anna)}));
  EXPECT_EQ(of(bram), (std::vector{Audience::programme(), Audience::member(bram)}));
  EXPECT_EQ(of(cem), (std::vector{Audience::programme(), Audience::member(cem)}));
  EXPECT_TRUE(of(dora).empty()) << "management is given projections";
  EXPECT_EQ(of(eva), std::vector{Audience::member(eva)}) << "an auditor sees no content";
  EXPECT_TRUE(of(finn).empty()) << "analysts are given figures";
  EXPECT_TRUE(of(gus).empty());
  EXPECT_TRUE(of(zeno).empty());
}

TEST(Audiences, of_participants_stay_whatever_else_they_are) {
  Story story = programme_under_way();
  story.given(bram, {people::RoleGranted{bram, people::Role::management}});
  EXPECT_EQ(audiences_of(story.state(), bram), (std::vector{Audience::programme(), Audience::member(bram)}));
}

Command post() {
  Command command;
  command.stream = named<StreamId>("stream");
  command.id = named<CommandId>("command");
  command.body = forum::OpenThread{thread, opening, {}, {}, {}};
  command.personal = {personal_text("title", "Hallo", {{1}}), personal_text("text", "Dag allemaal", {{2}})};
  return command;
}

TEST(Commitments, of_every_value_come_into_the_body) {
  Command command = post();
  seal(command);
  const auto& body = std::get<forum::OpenThread>(command.body);
  EXPECT_EQ(command.personal[0].field, "text") << "in canonical order now";
  EXPECT_TRUE(verify(command.stream, command.id, command.personal[0], body.text.commitment));
  EXPECT_TRUE(verify(command.stream, command.id, command.personal[1], body.title.commitment));
}

TEST(Commitments, fit_one_value_salt_field_command_and_stream_only) {
  Command command = post();
  seal(command);
  const PersonalValue value = command.personal[0];
  const Commitment commitment = std::get<forum::OpenThread>(command.body).text.commitment;
  EXPECT_FALSE(verify(named<StreamId>("other"), command.id, value, commitment));
  EXPECT_FALSE(verify(command.stream, named<CommandId>("other"), value, commitment));
  EXPECT_FALSE(verify(command.stream, command.id, {"title", value.salt, value.value}, commitment));
  EXPECT_FALSE(verify(command.stream, command.id, {"text", {{3}}, value.value}, commitment));
  EXPECT_FALSE(verify(command.stream, command.id, personal_text("text", "Dag", value.salt), commitment));
}

TEST(Commitments, are_hmacs_of_the_documented_bytes) {
  const PersonalValue value = personal_text("text", "Hoi", {{7}});
  const StreamId stream{{1}};
  const CommandId command{{2}};
  // ["verdiep.commitment.1", h'01 00…', h'02 00…', "text", "Hoi"]
  const Bytes message =
      from_hex("85 74 766572646965702e636f6d6d69746d656e742e31 50 01000000000000000000000000000000"
               "50 02000000000000000000000000000000 64 74657874 63 486f69");
  EXPECT_EQ(
      commitment_of(stream, command, value).bytes, crypto::hmac_sha256(value.salt.bytes, message).bytes
  );
}

} // namespace
} // namespace verdiep::test
