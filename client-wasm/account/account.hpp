#pragma once

#include "events/programme.hpp"
#include "events/types/id.hpp"

#include <tl/expected.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What comes before sync: who is logged in, and what an invitation is for. Over the server's JSON interface.
namespace verdiep::account {

struct Membership {
  StreamId stream;
  MemberId member;
  programme::Title title;
};

struct SignedIn {
  std::string account; ///< names the store on this device
  std::string name;
  std::vector<Membership> memberships;
};

struct Invitation {
  bool is_login = false; ///< for somebody who is known already: `name`
  std::string name;
  programme::Title title;
};

enum class Failure : std::uint8_t {
  no_answer, ///< offline, or the server is
  not_signed_in,
  invalid_token, ///< unknown, expired or used up
  invalid_name,
  too_many_attempts,
  rejected, ///< the programme takes nobody in (any more)
  server,
};

template <class T>
using Answer = std::function<void(const tl::expected<T, Failure>&)>;

/// Each answers once, later, on the page's thread; a frame follows.
void load_session(Answer<SignedIn> answer);
void look_at_invitation(std::string_view token, Answer<Invitation> answer);
/// `request` is a UUID made once per form: the same request again joins nobody twice.
void join(
    std::string_view token,
    std::string_view name,
    unsigned avatar,
    std::string_view request,
    Answer<SignedIn> answer
);
void log_in(std::string_view token, Answer<SignedIn> answer);
void log_out(std::function<void(bool done)> answer);

} // namespace verdiep::account
