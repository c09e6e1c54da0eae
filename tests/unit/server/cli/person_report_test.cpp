#include "server/cli/await.hpp"
#include "server/cli/person_report.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace verdiep::cli {
namespace {

constexpr Timestamp start{1'700'000'000'000};

class PersonReport : public testing::Test {
protected:
  PersonReport() {
    ApplicationOptions options;
    options.store = folder.path();
    options.create = true;
    options.reserve_bytes = 1;
    options.clock = [] { return start; };
    options.report = [](std::string_view) {};
    application = std::move(*Application::open(std::move(options)));
    const identity::Membership membership{
        identity::random_id<StreamId>(start), identity::random_id<MemberId>(start)
    };
    const auto account = await<Result<log::AccountId>>([&](auto handler) {
      application->identity().open_account(membership, {"Anneke"}, start, std::move(handler));
    });
    person = {membership.member, **application->identity().account(*account)};
  }

  identity::NewSession sign_in(identity::SessionWish wish) {
    const auto token = await<Result<identity::Token>>([&](auto handler) {
      application->identity().invite_login(
          {person.account->id, {start.ms + identity::day_ms}, 1}, start, std::move(handler)
      );
    });
    return std::get<identity::NewSession>(await<identity::Redeemed>([&](auto handler) {
      application->identity().log_in(
          identity::LinkLogin{identity::to_text(*token), std::move(wish)}, "192.0.2.7", start,
          std::move(handler)
      );
    }));
  }

  bool says(std::string_view part) {
    return describe_person(*application, person).value_or("").find(part) != std::string::npos;
  }

  test::TemporaryFolder folder;
  std::unique_ptr<Application> application;
  Person person;
};

TEST_F(PersonReport, says_how_somebody_gets_in_and_where_they_are) {
  EXPECT_TRUE(says("Anneke"));
  EXPECT_TRUE(says("logs in  by link only"));
  EXPECT_TRUE(says("not shown yet"));
  EXPECT_FALSE(says("session"));
  const auto session = sign_in({{{"Firefox"}, {"Windows"}}, true});
  EXPECT_TRUE(says("Firefox on Windows (shared computer), used 2023-11-14 22:13 UTC"));
  EXPECT_FALSE(says(identity::to_text(session.token)));
  const auto set = await<identity::Changed>([&](auto handler) {
    application->identity().set_passphrase(
        session.signed_in, {"anneke@example.org", "een lange wandeling", ""}, "192.0.2.7", start,
        std::move(handler)
    );
  });
  ASSERT_TRUE(std::holds_alternative<identity::Done>(set));
  EXPECT_TRUE(says("logs in  as anneke@example.org"));
  EXPECT_FALSE(says("wandeling"));
}

TEST_F(PersonReport, signs_out_of_every_device) {
  const auto session = sign_in({});
  sign_in({});
  EXPECT_EQ(sign_out_person(*application, person).value_or(""), "Ended: 2 sessions of Anneke.\n");
  EXPECT_FALSE(*application->identity().authenticate(identity::to_text(session.token), start));
  EXPECT_FALSE(says("session"));
}

TEST_F(PersonReport, of_somebody_erased_says_so) {
  person.account.reset();
  EXPECT_EQ(describe_person(*application, person).error().code, ErrorCode::not_found);
  EXPECT_EQ(sign_out_person(*application, person).error().code, ErrorCode::not_found);
}

} // namespace
} // namespace verdiep::cli
