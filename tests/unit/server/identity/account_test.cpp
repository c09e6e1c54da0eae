// What belongs to an account: log-in name and passphrase, sessions, the notice.
#include "scripted_pipeline.hpp"
#include "server/identity/identity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

namespace verdiep::identity {
namespace {

constexpr Timestamp start{1'700'000'000'000};
constexpr std::string_view address = "192.0.2.7";
constexpr PassphraseCost cheap{1, 8192};
const std::string passphrase = "een lange wandeling";

Timestamp later(std::int64_t ms) {
  return {start.ms + ms};
}

template <class Answer, class Start>
Answer awaited(Start&& begin) {
  const auto told = std::make_shared<std::promise<Answer>>();
  auto answer = told->get_future();
  std::forward<Start>(begin)([told](Answer value) { told->set_value(std::move(value)); });
  return answer.get();
}

bool holds(ByteView bytes, std::string_view words) {
  return std::search(bytes.begin(), bytes.end(), words.begin(), words.end()) != bytes.end();
}

class AccountTest : public testing::Test {
protected:
  AccountTest() { stream.bytes.back() = 1; }

  NewSession joined(const std::string& name, SessionWish wish = {}) {
    const Token token = *awaited<Result<Token>>([&](auto handler) {
      identity.invite_join({stream, later(day_ms), {}}, start, handler);
    });
    JoinRequest request{.token = to_text(token), .name = name, .avatar = {1}, .request = {}};
    request.session = std::move(wish);
    return std::get<NewSession>(awaited<Redeemed>([&](auto handler) {
      identity.join(request, address, start, handler);
    }));
  }

  NewSession came_by_link(log::AccountId account, Timestamp now) {
    const Token token = *awaited<Result<Token>>([&](auto handler) {
      identity.invite_login({account, {now.ms + day_ms}, 1}, now, handler);
    });
    return std::get<NewSession>(awaited<Redeemed>([&](auto handler) {
      identity.log_in(LinkLogin{to_text(token)}, address, now, handler);
    }));
  }

  Changed
  set(const SignedIn& who,
      const std::string& name,
      const std::string& words,
      const std::string& current = "",
      Timestamp now = start) {
    return awaited<Changed>([&](auto handler) {
      identity.set_passphrase(who, {name, words, current}, address, now, handler);
    });
  }

  Changed remove(const SignedIn& who, const std::string& current, Timestamp now = start) {
    return awaited<Changed>([&](auto handler) {
      identity.remove_passphrase(who, current, address, now, handler);
    });
  }

  Redeemed log_in(
      const std::string& name,
      const std::string& words,
      Timestamp now = start,
      std::string_view from = address
  ) {
    return awaited<Redeemed>([&](auto handler) {
      identity.log_in(PassphraseLogin{name, words, {}}, from, now, handler);
    });
  }

  bool is_signed_in(const NewSession& session, Timestamp now = start) {
    const auto found = identity.authenticate(to_text(session.token), now);
    return found && found->has_value();
  }

  /// Whether any key or value of the store holds the text.
  bool store_holds(std::string_view words, bool keys_only = false) {
    for (const auto table :
         {log::Table::accounts, log::Table::sessions, log::Table::invitations, log::Table::settings}) {
      const auto rows = log.rows(table, {});
      for (const auto& [key, value] : *rows) {
        if (holds(key, words) || (!keys_only && holds(value, words)))
          return true;
      }
    }
    return false;
  }

  StreamId stream;
  log::MemoryLog log;
  test::ScriptedPipeline pipeline{log};
  Identity identity{log, pipeline, cheap};
};

TEST_F(AccountTest, a_passphrase_opens_its_account) {
  const NewSession anneke = joined("Anneke");
  EXPECT_TRUE(std::holds_alternative<Done>(set(anneke.signed_in, "Anneke@Example.org", passphrase)));
  const auto again = std::get<NewSession>(log_in(" anneke@example.ORG ", passphrase));
  EXPECT_EQ(again.signed_in.account.id, anneke.signed_in.account.id);
  EXPECT_TRUE(is_signed_in(again));
  EXPECT_TRUE(is_signed_in(anneke)) << "the first passphrase ends nothing";
  EXPECT_EQ((*identity.credential(anneke.signed_in.account.id))->name.value, "Anneke@Example.org");
}

TEST_F(AccountTest, no_passphrase_lies_in_the_store_and_no_login_name_in_a_key) { // invariant 4
  const NewSession anneke = joined("Anneke");
  set(anneke.signed_in, "anneke@example.org", passphrase);
  log_in("anneke@example.org", passphrase);
  EXPECT_FALSE(store_holds(passphrase));
  EXPECT_FALSE(store_holds("anneke@example.org", true));
  EXPECT_TRUE(store_holds("anneke@example.org")) << "or this test looks in the wrong place";
  EXPECT_TRUE(store_holds("$argon2id$"));
}

TEST_F(AccountTest, unknown_names_and_wrong_passphrases_answer_alike) { // invariant 5
  EXPECT_EQ(std::get<Denial>(log_in("anneke", passphrase)), Denial::wrong_passphrase) << "nobody set one yet";
  set(joined("Anneke").signed_in, "anneke", passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("anneke", "een andere wandeling")), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("bram", passphrase)), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("geen naam", passphrase)), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("", "")), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("anneke", std::string(100'000, 'a'))), Denial::wrong_passphrase);
}

TEST_F(AccountTest, what_is_no_name_or_no_passphrase_is_refused) {
  const NewSession anneke = joined("Anneke");
  EXPECT_EQ(std::get<Denial>(set(anneke.signed_in, "an", passphrase)), Denial::invalid_login_name);
  EXPECT_EQ(std::get<Denial>(set(anneke.signed_in, "anneke", "te kort")), Denial::passphrase_too_short);
  EXPECT_EQ(
      std::get<Denial>(set(anneke.signed_in, "anneke", std::string(513, 'a'))), Denial::passphrase_too_long
  );
  EXPECT_FALSE(*identity.credential(anneke.signed_in.account.id));
}

TEST_F(AccountTest, a_login_name_belongs_to_one_account) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  set(anneke.signed_in, "team@example.org", passphrase);
  EXPECT_EQ(std::get<Denial>(set(bram.signed_in, "Team@Example.org", passphrase)), Denial::login_name_taken);
  EXPECT_TRUE(std::holds_alternative<Done>(remove(anneke.signed_in, passphrase)));
  EXPECT_TRUE(std::holds_alternative<Done>(set(bram.signed_in, "Team@Example.org", passphrase)));
}

TEST_F(AccountTest, whose_log_in_names_there_are_is_not_found_out_by_trying) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  set(anneke.signed_in, "anneke", passphrase);
  for (int i = 0; i < 60; ++i)
    EXPECT_EQ(std::get<Denial>(set(bram.signed_in, "anneke", passphrase)), Denial::login_name_taken);
  EXPECT_EQ(std::get<Denial>(set(bram.signed_in, "anneke", passphrase)), Denial::too_many_attempts);
}

TEST_F(AccountTest, a_change_asks_for_the_current_one_and_ends_other_sessions) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  set(anneke.signed_in, "anneke", passphrase);
  const auto elsewhere = std::get<NewSession>(log_in("anneke", passphrase));
  std::vector<Sha256> ended;
  identity.on_session_ended([&](const Sha256& session) { ended.push_back(session); });

  EXPECT_EQ(
      std::get<Denial>(set(anneke.signed_in, "anna", "een nieuwe wandeling")), Denial::wrong_passphrase
  );
  EXPECT_EQ(
      std::get<Denial>(set(anneke.signed_in, "anna", "een nieuwe wandeling", "gokje van mij")),
      Denial::wrong_passphrase
  );
  EXPECT_TRUE(is_signed_in(elsewhere));
  EXPECT_TRUE(std::holds_alternative<Done>(set(anneke.signed_in, "anna", "een nieuwe wandeling", passphrase))
  );

  EXPECT_EQ(ended, std::vector{elsewhere.signed_in.session});
  EXPECT_FALSE(is_signed_in(elsewhere));
  EXPECT_TRUE(is_signed_in(anneke));
  EXPECT_TRUE(is_signed_in(bram));
  EXPECT_EQ(std::get<Denial>(log_in("anneke", passphrase)), Denial::wrong_passphrase);
  EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("anna", "een nieuwe wandeling")));
}

TEST_F(AccountTest, who_forgot_it_comes_in_by_a_link_and_sets_another) {
  const NewSession anneke = joined("Anneke");
  set(anneke.signed_in, "anneke", passphrase);
  const NewSession by_link = came_by_link(anneke.signed_in.account.id, start);
  EXPECT_EQ(
      std::get<Denial>(set(by_link.signed_in, "anneke", "een nieuwe wandeling", "", later(link_proof_ms))),
      Denial::wrong_passphrase
  ) << "a link proves it for an hour";
  EXPECT_TRUE(std::holds_alternative<Done>(
      set(by_link.signed_in, "anneke", "een nieuwe wandeling", "", later(link_proof_ms - 1))
  ));
  EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("anneke", "een nieuwe wandeling")));
}

TEST_F(AccountTest, removing_a_passphrase_leaves_links_as_the_only_way) {
  const NewSession anneke = joined("Anneke");
  EXPECT_EQ(std::get<Denial>(remove(anneke.signed_in, "")), Denial::no_passphrase);
  set(anneke.signed_in, "anneke", passphrase);
  EXPECT_EQ(std::get<Denial>(remove(anneke.signed_in, "gokje van mij")), Denial::wrong_passphrase);
  EXPECT_TRUE(std::holds_alternative<Done>(remove(anneke.signed_in, passphrase)));
  EXPECT_EQ(std::get<Denial>(log_in("anneke", passphrase)), Denial::wrong_passphrase);
  EXPECT_FALSE(store_holds("$argon2id$"));
  EXPECT_TRUE(is_signed_in(came_by_link(anneke.signed_in.account.id, start)));
}

TEST_F(AccountTest, a_session_that_ended_meanwhile_changes_nothing) {
  const NewSession anneke = joined("Anneke");
  identity.log_out(anneke.signed_in.session, [](const Result<void>& ended) { EXPECT_TRUE(ended); });
  EXPECT_EQ(std::get<Denial>(set(anneke.signed_in, "anneke", passphrase)), Denial::signed_out);
  EXPECT_FALSE(*identity.credential(anneke.signed_in.account.id));
}

TEST_F(AccountTest, guessing_is_limited_for_an_account_from_one_place) {
  set(joined("Anneke").signed_in, "anneke", passphrase);
  set(joined("Bram").signed_in, "bram", passphrase);
  for (int i = 0; i < 30; ++i)
    EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("anneke", passphrase)))
        << "right ones cost nothing";
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(std::get<Denial>(log_in("anneke", "een verkeerde gok")), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("anneke", passphrase)), Denial::too_many_attempts);
  EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("bram", passphrase)));
  EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("anneke", passphrase, start, "192.0.2.8")));
  EXPECT_TRUE(std::holds_alternative<NewSession>(log_in("anneke", passphrase, later(60'000))));
}

TEST_F(AccountTest, guessing_is_limited_for_unknown_names_alike) {
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(std::get<Denial>(log_in("niemand", "een verkeerde gok")), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(log_in("niemand", "een verkeerde gok")), Denial::too_many_attempts);
}

TEST_F(AccountTest, guessing_is_limited_from_everywhere_too) {
  set(joined("Anneke").signed_in, "anneke", passphrase);
  for (int i = 0; i < 100; ++i) {
    const std::string from = "198.51.100." + std::to_string(i);
    EXPECT_EQ(std::get<Denial>(log_in("anneke", "een verkeerde gok", start, from)), Denial::wrong_passphrase);
  }
  EXPECT_EQ(std::get<Denial>(log_in("anneke", passphrase, start, "203.0.113.1")), Denial::too_many_attempts);
}

TEST_F(AccountTest, guessing_the_current_one_is_limited) {
  const NewSession anneke = joined("Anneke");
  set(anneke.signed_in, "anneke", passphrase);
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(std::get<Denial>(remove(anneke.signed_in, "een verkeerde gok")), Denial::wrong_passphrase);
  EXPECT_EQ(std::get<Denial>(remove(anneke.signed_in, passphrase)), Denial::too_many_attempts);
}

TEST_F(AccountTest, erasing_a_person_takes_name_and_passphrase_along) {
  const NewSession anneke = joined("Anneke");
  set(anneke.signed_in, "anneke@example.org", passphrase);
  const MemberId member = anneke.signed_in.account.memberships.items.at(0).member;
  identity.erase(stream, member, [](const Result<void>& erased) { EXPECT_TRUE(erased); });
  EXPECT_FALSE(store_holds("anneke@example.org"));
  EXPECT_FALSE(store_holds("$argon2id$"));
  EXPECT_TRUE(log.rows(log::Table::accounts, {})->empty()) << "the index of names too";
}

TEST_F(AccountTest, after_stop_a_passphrase_is_told_to_try_later) {
  identity.stop();
  EXPECT_EQ(std::get<Error>(log_in("anneke", passphrase)).code, ErrorCode::unavailable);
}

// Sessions

TEST_F(AccountTest, a_session_says_what_it_was_opened_with) {
  const NewSession anneke = joined("Anneke", {{{"Firefox"}, {"Windows"}}, false});
  const auto open = identity.sessions(anneke.signed_in.account.id);
  ASSERT_EQ(open->size(), 1U);
  const Session& session = open->front().second;
  EXPECT_EQ(session.device->browser.value, "Firefox");
  EXPECT_EQ(session.device->system.value, "Windows");
  EXPECT_EQ(session.last_used(), start);
  identity.renew(anneke.signed_in, later(day_ms), [](const Result<void>& renewed) { EXPECT_TRUE(renewed); });
  EXPECT_EQ(identity.sessions(anneke.signed_in.account.id)->front().second.last_used(), later(day_ms));
}

TEST_F(AccountTest, on_a_shared_computer_a_session_ends_when_it_is_left) {
  const NewSession anneke = joined("Anneke", {{}, true});
  EXPECT_TRUE(is_signed_in(anneke, later(shared_idle_ms - 1)));
  EXPECT_FALSE(is_signed_in(anneke, later(shared_idle_ms)));
  EXPECT_FALSE(Identity::is_renewal_due(anneke.signed_in, later(shared_renewal_ms - 1)));
  EXPECT_TRUE(Identity::is_renewal_due(anneke.signed_in, later(shared_renewal_ms)));
}

TEST_F(AccountTest, on_a_shared_computer_a_session_ends_after_a_day_of_work_however_busy) {
  const NewSession anneke = joined("Anneke", {{}, true});
  for (std::int64_t ms = 0; ms < shared_lifetime_ms; ms += shared_idle_ms / 2) {
    ASSERT_TRUE(is_signed_in(anneke, later(ms)));
    identity.renew(anneke.signed_in, later(ms), [](const Result<void>& renewed) { EXPECT_TRUE(renewed); });
  }
  EXPECT_TRUE(is_signed_in(anneke, later(shared_lifetime_ms - 1)));
  EXPECT_FALSE(is_signed_in(anneke, later(shared_lifetime_ms)));
}

TEST_F(AccountTest, one_session_is_ended_by_its_id_and_only_by_its_owner) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  const NewSession elsewhere = came_by_link(anneke.signed_in.account.id, start);
  const std::string id = public_id(elsewhere.signed_in.session);
  const auto expect_done = [](const Result<void>& done) { EXPECT_TRUE(done); };
  identity.end_session(bram.signed_in.account.id, id, expect_done);
  EXPECT_TRUE(is_signed_in(elsewhere));
  std::vector<Sha256> ended;
  identity.on_session_ended([&](const Sha256& session) { ended.push_back(session); });
  identity.end_session(anneke.signed_in.account.id, id, expect_done);
  EXPECT_FALSE(is_signed_in(elsewhere));
  EXPECT_TRUE(is_signed_in(anneke));
  EXPECT_EQ(ended, std::vector{elsewhere.signed_in.session}) << "whose sockets close";
}

TEST_F(AccountTest, all_other_sessions_end_at_once) {
  const NewSession anneke = joined("Anneke");
  const NewSession bram = joined("Bram");
  const NewSession second = came_by_link(anneke.signed_in.account.id, start);
  const NewSession third = came_by_link(anneke.signed_in.account.id, start);
  identity.end_other_sessions(second.signed_in, [](const Result<void>& done) { EXPECT_TRUE(done); });
  EXPECT_FALSE(is_signed_in(anneke));
  EXPECT_TRUE(is_signed_in(second));
  EXPECT_FALSE(is_signed_in(third));
  EXPECT_TRUE(is_signed_in(bram));
}

TEST_F(AccountTest, a_session_row_of_before_is_one_of_somebody_with_an_unknown_device) {
  const NewSession anneke = joined("Anneke");
  // As the first version wrote it: without the fields that came later.
  Session old{
      .account = anneke.signed_in.account.id,
      .created = start,
      .expires = later(day_ms),
      .used = {},
      .device = {},
      .shared = {},
      .by_link = {},
  };
  const Token token = random_token();
  log::Commit commit;
  commit.rows = put(key_of(token), old);
  ASSERT_TRUE(log.commit({&commit, 1}));
  const auto found = identity.authenticate(to_text(token), start);
  ASSERT_TRUE(found && *found);
  EXPECT_FALSE((*found)->details.is_shared());
  EXPECT_EQ((*found)->details.last_used(), start);
}

// The notice

TEST_F(AccountTest, which_notice_was_shown_and_when_is_kept_with_the_account) {
  const NewSession anneke = joined("Anneke");
  EXPECT_FALSE(anneke.signed_in.account.notice);
  const auto account = anneke.signed_in.account.id;
  identity.accept_notice(account, 3, later(5), [](const Result<void>& done) { EXPECT_TRUE(done); });
  const auto kept = (*identity.account(account))->notice;
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->version, 3U);
  EXPECT_EQ(kept->at, later(5));
}

// Invitations

TEST_F(AccountTest, invitations_are_listed_and_revoked_per_programme) {
  const NewSession anneke = joined("Anneke");
  const Token mine = *awaited<Result<Token>>([&](auto handler) {
    identity.invite_join({stream, later(day_ms), 3}, start, handler);
  });
  StreamId other = stream;
  other.bytes.front() = 9;
  const Token theirs = *awaited<Result<Token>>([&](auto handler) {
    identity.invite_join({other, later(day_ms), {}}, start, handler);
  });
  const Token login = *awaited<Result<Token>>([&](auto handler) {
    identity.invite_login({anneke.signed_in.account.id, later(day_ms), 1}, start, handler);
  });
  EXPECT_EQ(identity.invitations(stream)->size(), 3U) << "with the one by which Anneke came";
  EXPECT_EQ(identity.invitations(other)->size(), 1U);

  identity.revoke_invitation(stream, public_id(key_of(theirs)), [](const Result<void>& done) {
    EXPECT_EQ(done.error().code, ErrorCode::not_found);
  });
  EXPECT_TRUE(std::holds_alternative<Invitation>(identity.look_at(to_text(theirs), address, start)));
  for (const Token& token : {mine, login}) {
    identity.revoke_invitation(stream, public_id(key_of(token)), [](const Result<void>& done) {
      EXPECT_TRUE(done);
    });
    EXPECT_EQ(std::get<Denial>(identity.look_at(to_text(token), address, start)), Denial::unknown_token);
  }
}

} // namespace
} // namespace verdiep::identity
