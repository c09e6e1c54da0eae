#include "scripted_pipeline.hpp"
#include "server/identity/identity.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace verdiep::identity {
namespace {

constexpr Timestamp start{1'700'000'000'000};
constexpr std::string_view address = "192.0.2.7";

Timestamp later(std::int64_t ms) {
  return {start.ms + ms};
}

template <class AnyId>
AnyId id_of(std::uint8_t number) {
  AnyId id;
  id.bytes.back() = number;
  return id;
}

const auto stream = id_of<StreamId>(1);

class IdentityTest : public testing::Test {
protected:
  Token join_link(std::optional<std::uint32_t> uses = {}, Timestamp expires = later(day_ms)) {
    Token token;
    identity.invite_join({stream, expires, uses}, start, [&](const Result<Token>& made) { token = *made; });
    return token;
  }

  Token login_link(log::AccountId account, std::optional<std::uint32_t> uses = {}) {
    Token token;
    identity.invite_login({account, later(day_ms), uses}, start, [&](const Result<Token>& made) {
      token = *made;
    });
    return token;
  }

  Redeemed join(const Token& token, std::string name = "Anneke", std::optional<std::uint8_t> request = {}) {
    JoinRequest wish{.token = to_text(token), .name = std::move(name), .avatar = {3}, .request = {}};
    if (request)
      wish.request = id_of<CommandId>(*request).bytes;
    std::optional<Redeemed> answer;
    identity.join(wish, address, start, [&](Redeemed redeemed) { answer = std::move(redeemed); });
    EXPECT_TRUE(answer) << "no answer";
    return answer.value_or(Error{});
  }

  Redeemed log_in(const Token& token, Timestamp now = start) {
    std::optional<Redeemed> answer;
    identity.log_in(LinkLogin{to_text(token)}, address, now, [&](Redeemed redeemed) {
      answer = std::move(redeemed);
    });
    return answer.value_or(Error{});
  }

  /// Somebody who is in, for tests that begin there.
  NewSession joined(std::string name = "Anneke") {
    const auto answer = join(join_link(), std::move(name));
    return std::get<NewSession>(answer);
  }

  bool is_signed_in(const Token& session, Timestamp now = start) {
    const auto found = identity.authenticate(to_text(session), now);
    return found && found->has_value();
  }

  log::MemoryLog log;
  test::ScriptedPipeline pipeline{log};
  Identity identity{log, pipeline};
};

TEST_F(IdentityTest, joining_makes_an_account_a_member_and_a_session) {
  const NewSession session = joined("  Anneke \n");

  ASSERT_EQ(pipeline.submissions.size(), 1U);
  const auto command = decode_command(pipeline.submissions[0].command);
  ASSERT_TRUE(command);
  EXPECT_EQ(command->stream, stream);
  EXPECT_TRUE(std::holds_alternative<people::JoinProgramme>(command->body));
  ASSERT_EQ(command->personal.size(), 2U);
  EXPECT_EQ(command->personal[0].value, encode_text_value("Anneke"));
  EXPECT_EQ(command->personal[1].value, encode_number_value(3));

  const Account& account = session.signed_in.account;
  EXPECT_EQ(account.name.value, "Anneke");
  EXPECT_EQ(account.memberships.items.at(0).member, pipeline.submissions[0].actor);
  EXPECT_EQ(account.id, pipeline.submissions[0].account);
  EXPECT_TRUE(is_signed_in(session.token));
}

TEST_F(IdentityTest, the_account_lies_in_the_store_with_its_command_before_that_is_submitted) { // invariant 2
  pipeline.script = [&](const Command&) {
    const auto row = find_account(log, pipeline.submissions.back().account);
    EXPECT_TRUE(row && *row && (*row)->joining);
    EXPECT_EQ((*row)->joining->value, pipeline.submissions.back().command);
    return pipeline::Outcome(pipeline::Accepted{Position{1}});
  };
  const NewSession session = joined();
  EXPECT_FALSE((*find_account(log, session.signed_in.account.id))->joining)
      << "words are not kept longer than needed";
}

TEST_F(IdentityTest, no_token_lies_in_the_store) { // invariant 1
  const Token link = join_link();
  const NewSession session = std::get<NewSession>(join(link));
  for (const auto table : {log::Table::accounts, log::Table::sessions, log::Table::invitations}) {
    const auto rows = log.rows(table, {});
    ASSERT_TRUE(rows && !rows->empty());
    for (const auto& [key, value] : *rows) {
      for (const Token& token : {link, session.token}) {
        EXPECT_EQ(std::search(key.begin(), key.end(), token.bytes.begin(), token.bytes.end()), key.end());
        EXPECT_EQ(
            std::search(value.begin(), value.end(), token.bytes.begin(), token.bytes.end()), value.end()
        );
      }
    }
  }
}

TEST_F(IdentityTest, a_process_that_died_while_joining_sends_the_same_command_again) {
  pipeline.script = [](const Command&) { return std::nullopt; };
  const Token link = join_link(1);
  identity.join({to_text(link), "Anneke", {}, {}}, address, start, [](const Redeemed&) {
    FAIL() << "it died";
  });

  test::ScriptedPipeline restarted_pipeline{log};
  Identity restarted{log, restarted_pipeline};
  ASSERT_TRUE(restarted.resume(later(1000)));

  ASSERT_EQ(restarted_pipeline.submissions.size(), 1U);
  EXPECT_EQ(restarted_pipeline.submissions[0].command, pipeline.submissions[0].command);
  EXPECT_EQ(restarted_pipeline.submissions[0].actor, pipeline.submissions[0].actor);
  ASSERT_TRUE(restarted.resume(later(2000)));
  EXPECT_EQ(restarted_pipeline.submissions.size(), 1U) << "it is known to be accepted now";
}

TEST_F(IdentityTest, a_request_whose_answer_was_lost_is_the_same_person) {
  const Token link = join_link(1);
  const auto first = std::get<NewSession>(join(link, "Anneke", 9));
  const auto again = std::get<NewSession>(join(link, "Anneke", 9));
  EXPECT_EQ(first.signed_in.account.id, again.signed_in.account.id);
  EXPECT_EQ(pipeline.submissions.size(), 1U);
  EXPECT_EQ(std::get<Denial>(join(link, "Bram", 10)), Denial::used_up);
}

TEST_F(IdentityTest, after_a_refusal_the_same_request_sends_the_same_command) {
  const Token link = join_link(1);
  pipeline.script = [](const Command&) { return pipeline::Outcome(pipeline::Refusal::storage_full); };
  EXPECT_EQ(std::get<Error>(join(link, "Anneke", 9)).code, ErrorCode::storage_full);
  pipeline.script = [](const Command&) { return pipeline::Outcome(pipeline::Accepted{Position{1}}); };
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link, "Anneke", 9)));
  ASSERT_EQ(pipeline.submissions.size(), 2U);
  EXPECT_EQ(pipeline.submissions[0].command, pipeline.submissions[1].command);
}

TEST_F(IdentityTest, who_is_rejected_leaves_nothing_behind_and_gives_the_use_back) {
  const Token link = join_link(1);
  pipeline.script = [](const Command&) {
    return pipeline::Outcome(Rejection{RejectionCode::programme_closed, {}, {}});
  };
  EXPECT_EQ(std::get<Rejection>(join(link)).code, RejectionCode::programme_closed);
  EXPECT_TRUE(log.rows(log::Table::accounts, {})->empty());
  EXPECT_TRUE(log.rows(log::Table::sessions, {})->empty());
  pipeline.script = [](const Command&) { return pipeline::Outcome(pipeline::Accepted{Position{1}}); };
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link)));
}

TEST_F(IdentityTest, an_invitation_for_two_lets_two_in) {
  const Token link = join_link(2);
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link, "Anneke")));
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link, "Bram")));
  EXPECT_EQ(std::get<Denial>(join(link, "Carla")), Denial::used_up);
}

TEST_F(IdentityTest, names_that_are_none_are_denied_without_using_the_invitation) {
  const Token link = join_link(1);
  for (const std::string name :
       {"", "   ",
        "a\x01"
        "b",
        "\xff", "\xc0\x80"}) {
    EXPECT_EQ(std::get<Denial>(join(link, name)), Denial::invalid_name);
  }
  EXPECT_EQ(std::get<Denial>(join(link, std::string(81, 'a'))), Denial::invalid_name);
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link, std::string(80, 'a'))));
}

TEST_F(IdentityTest, looking_at_an_invitation_does_not_use_it) {
  const Token link = join_link(1);
  for (int i = 0; i < 3; ++i) {
    const auto seen = identity.look_at(to_text(link), address, start);
    EXPECT_EQ(std::get<Invitation>(seen).stream, stream);
  }
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link)));
  EXPECT_EQ(std::get<Denial>(identity.look_at(to_text(link), address, later(day_ms))), Denial::expired);
}

TEST_F(IdentityTest, each_kind_of_link_opens_its_own_door_only) {
  const NewSession session = joined();
  EXPECT_EQ(std::get<Denial>(log_in(join_link())), Denial::wrong_kind);
  EXPECT_EQ(std::get<Denial>(join(login_link(session.signed_in.account.id))), Denial::wrong_kind);
}

TEST_F(IdentityTest, a_login_link_opens_the_account_until_it_expires) {
  const NewSession session = joined();
  const Token link = login_link(session.signed_in.account.id);
  const auto first = std::get<NewSession>(log_in(link));
  const auto second = std::get<NewSession>(log_in(link));
  EXPECT_EQ(first.signed_in.account.id, session.signed_in.account.id);
  EXPECT_FALSE(first.signed_in.session == second.signed_in.session);
  EXPECT_EQ(std::get<Denial>(log_in(link, later(day_ms))), Denial::expired);
}

TEST_F(IdentityTest, nobody_is_invited_to_an_account_that_is_not_there) {
  std::optional<Result<Token>> answer;
  identity.invite_login({id_of<log::AccountId>(7), later(day_ms), {}}, start, [&](auto made) {
    answer = made;
  });
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->error().code, ErrorCode::not_found);
}

TEST_F(IdentityTest, sessions_slide_while_they_are_used) {
  const NewSession session = joined();
  EXPECT_FALSE(Identity::is_renewal_due(session.signed_in, later(session_renewal_ms - 1)));
  EXPECT_TRUE(Identity::is_renewal_due(session.signed_in, later(session_renewal_ms)));

  const Timestamp later_day = later(20 * day_ms);
  identity.renew(session.signed_in, later_day, [](const Result<void>& renewed) { EXPECT_TRUE(renewed); });
  EXPECT_TRUE(is_signed_in(session.token, later(49 * day_ms)));
  EXPECT_FALSE(is_signed_in(session.token, later(50 * day_ms)));
}

TEST_F(IdentityTest, a_renewal_does_not_bring_back_a_session_that_was_ended) {
  const NewSession session = joined();
  identity.log_out(session.signed_in.session, [](const Result<void>& ended) { EXPECT_TRUE(ended); });
  identity.renew(session.signed_in, start, [](const Result<void>& renewed) { EXPECT_FALSE(renewed); });
  EXPECT_FALSE(is_signed_in(session.token));
}

TEST_F(IdentityTest, logging_out_ends_one_session_and_says_which) {
  const NewSession first = joined();
  const auto second = std::get<NewSession>(log_in(login_link(first.signed_in.account.id)));
  std::vector<Sha256> ended;
  identity.on_session_ended([&](const Sha256& session) { ended.push_back(session); });

  identity.log_out(first.signed_in.session, [](const Result<void>& done) { EXPECT_TRUE(done); });

  EXPECT_EQ(ended, std::vector{first.signed_in.session});
  EXPECT_FALSE(is_signed_in(first.token));
  EXPECT_TRUE(is_signed_in(second.token));
}

TEST_F(IdentityTest, logging_out_everywhere_ends_the_sessions_of_one_account) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  log_in(login_link(anneke.signed_in.account.id));
  ASSERT_EQ(identity.sessions(anneke.signed_in.account.id)->size(), 2U);
  identity.log_out_everywhere(anneke.signed_in.account.id, [](const Result<void>& done) {
    EXPECT_TRUE(done);
  });
  EXPECT_TRUE(identity.sessions(anneke.signed_in.account.id)->empty());
  EXPECT_TRUE(is_signed_in(bram.token));
}

TEST_F(IdentityTest, garbage_opens_nothing) {
  joined();
  EXPECT_FALSE(*identity.authenticate("", start));
  EXPECT_FALSE(*identity.authenticate("%%%", start));
  EXPECT_FALSE(*identity.authenticate(std::string(43, 'A'), start));
  EXPECT_FALSE(*identity.authenticate(std::string(4300, 'A'), start));
}

TEST_F(IdentityTest, wrong_tokens_from_one_address_are_limited_and_right_ones_are_not) {
  const Token link = join_link();
  for (unsigned i = 0; i < 3 * AttemptLimit::burst; ++i) {
    EXPECT_TRUE(std::holds_alternative<NewSession>(join(link)));
  }
  for (unsigned i = 0; i < AttemptLimit::burst; ++i) {
    EXPECT_EQ(std::get<Denial>(log_in(random_token())), Denial::unknown_token);
  }
  EXPECT_EQ(std::get<Denial>(log_in(random_token())), Denial::too_many_attempts);
  EXPECT_EQ(std::get<Denial>(join(link)), Denial::too_many_attempts);
  EXPECT_TRUE(std::holds_alternative<Invitation>(identity.look_at(to_text(link), "192.0.2.8", start)));
}

TEST_F(IdentityTest, sweeping_deletes_what_expired_and_nothing_else) {
  const NewSession session = joined();
  join_link({}, later(60 * day_ms));
  identity.sweep(later(2 * day_ms), [](const Result<void>& swept) { EXPECT_TRUE(swept); });
  EXPECT_EQ(log.rows(log::Table::invitations, {})->size(), 1U);
  EXPECT_TRUE(is_signed_in(session.token));
  identity.sweep(later(40 * day_ms), [](const Result<void>& swept) { EXPECT_TRUE(swept); });
  EXPECT_TRUE(log.rows(log::Table::sessions, {})->empty());
}

TEST_F(IdentityTest, erasing_a_person_deletes_all_that_says_who_the_member_is) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  const Token link = login_link(anneke.signed_in.account.id);
  const MemberId member = anneke.signed_in.account.memberships.items.at(0).member;
  std::vector<Sha256> ended;
  identity.on_session_ended([&](const Sha256& session) { ended.push_back(session); });

  identity.erase(stream, member, [](const Result<void>& erased) { EXPECT_TRUE(erased); });

  EXPECT_FALSE(*identity.account_of(stream, member));
  EXPECT_FALSE(*identity.account(anneke.signed_in.account.id));
  EXPECT_FALSE(is_signed_in(anneke.token));
  EXPECT_EQ(ended, std::vector{anneke.signed_in.session});
  EXPECT_EQ(std::get<Denial>(log_in(link)), Denial::unknown_token);
  EXPECT_TRUE(is_signed_in(bram.token));
  identity.erase(stream, member, [](const Result<void>& again) {
    EXPECT_EQ(again.error().code, ErrorCode::not_found);
  });
}

TEST_F(IdentityTest, an_account_is_found_by_its_member) {
  std::optional<log::AccountId> opened;
  const auto member = id_of<MemberId>(5);
  identity.open_account({stream, member}, {"Door"}, start, [&](const Result<log::AccountId>& made) {
    opened = *made;
  });
  ASSERT_TRUE(opened);
  EXPECT_EQ((**identity.account_of(stream, member)).id, *opened);
  EXPECT_FALSE(*identity.account_of(stream, id_of<MemberId>(6)));
}

TEST_F(IdentityTest, a_store_that_takes_nothing_lets_nobody_in) {
  const Token link = join_link(1);
  log.fail_commits(Error{ErrorCode::storage_full, "full", ""});
  EXPECT_EQ(std::get<Error>(join(link)).code, ErrorCode::storage_full);
  log.fail_commits({});
  EXPECT_TRUE(pipeline.submissions.empty());
  EXPECT_TRUE(std::holds_alternative<NewSession>(join(link)));
}

} // namespace
} // namespace verdiep::identity
