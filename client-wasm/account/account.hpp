#pragma once

#include "events/programme.hpp"
#include "events/types/id.hpp"
#include "events/types/timestamp.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What comes before sync and stands beside it: who is logged in, with which passphrase and where else, and the
/// invitations that coordinators give. Over the server's JSON interface; it needs the line, but for who was
/// logged in here last.
namespace verdiep::account {

struct Membership {
  StreamId stream;
  MemberId member;
  programme::Title title;
  bool reads_events = true; ///< otherwise their role is shown figures, which the server makes
};

/// Who answers for people's data, and whether this person was told.
///
/// Shape    `organisation` and `contact` are empty where the operator named nobody
struct NoticeState {
  bool is_accepted = false;
  std::string organisation;
  std::string contact;
};

struct SignedIn {
  std::string account; ///< names the store on this device
  std::string name;
  std::vector<Membership> memberships;
  bool is_shared = false;     ///< on a computer of others too: this device keeps nothing
  std::string login_name;     ///< empty: there is no passphrase
  bool needs_current = false; ///< a change of the passphrase asks for the current one
  NoticeState notice;
};

/// One place where this person is logged in.
struct OpenSession {
  std::string id;
  std::string browser; ///< a product's name; empty when unknown
  std::string system;
  Timestamp created;
  Timestamp used;
  bool is_shared = false;
  bool is_current = false;
};

struct Invitation {
  bool is_login = false; ///< for somebody who is known already: `name`
  std::string name;
  programme::Title title;
};

/// An invitation just made. Its link is never told again.
///
/// Shape    `qr` holds square rows of '0' (light) and '1' (dark); leave four light modules around
struct MadeInvitation {
  std::string id;
  std::string link;
  std::vector<std::string> qr;
  Timestamp expires;
  std::optional<std::uint32_t> uses_left; ///< none: no limit
};

/// One that can still be used.
struct OpenInvitation {
  std::string id;
  std::optional<MemberId> member; ///< whom a log-in link is for; none: a link to join
  Timestamp created;
  Timestamp expires;
  std::optional<std::uint32_t> uses_left;
};

enum class Failure : std::uint8_t {
  no_answer, ///< offline, or the server is
  not_signed_in,
  invalid_token, ///< unknown, expired or used up
  invalid_name,
  too_many_attempts,
  rejected, ///< the programme takes nobody in (any more)
  server,
  wrong_passphrase, ///< or nobody has that log-in name
  invalid_login_name,
  login_name_taken,
  passphrase_too_short,
  passphrase_too_long,
  other_notice, ///< this page shows a text that was replaced
  not_coordinator,
  other_programmes, ///< the person is in programmes that you do not coordinate
  too_many_invitations,
  invalid_days,
  invalid_uses,
};

template <class T>
using Answer = std::function<void(const tl::expected<T, Failure>&)>;

using Done = std::function<void(std::optional<Failure>)>; ///< none: it is done

/// Each answers once, later, on the page's thread; a frame follows.
void load_session(Answer<SignedIn> answer);
void look_at_invitation(std::string_view token, Answer<Invitation> answer);

// Who was logged in here last, so that the app opens without the server. The server is asked all the same, and what it
// says holds. Not for a shared computer.
void remember(const SignedIn& who);
/// Nothing if nobody was, or they logged out.
[[nodiscard]] std::optional<SignedIn> remembered();
void forget();

struct Joining {
  std::string_view token;
  std::string_view name;
  unsigned avatar = 0;
  std::string_view request; ///< a UUID made once per form: the same request again joins nobody twice
  bool is_shared = false;
};
void join(const Joining& joining, Answer<SignedIn> answer);
void log_in(std::string_view token, bool is_shared, Answer<SignedIn> answer);

struct PassphraseLogin {
  std::string_view name;
  std::string_view passphrase;
  bool is_shared = false;
};
void log_in(const PassphraseLogin& login, Answer<SignedIn> answer);
void log_out(std::function<void(bool done)> answer);

/// `current` may be empty unless `SignedIn::needs_current`.
struct PassphraseChange {
  std::string_view name;
  std::string_view passphrase;
  std::string_view current;
};
void set_passphrase(const PassphraseChange& change, Done done);
void remove_passphrase(std::string_view current, Done done);

void load_sessions(Answer<std::vector<OpenSession>> answer);
void end_session(std::string_view id, Done done);
void end_other_sessions(Done done);

/// Says that the text of `privacy_notice_version` was shown and read.
void accept_notice(Done done);

// For coordinators of the programme.
struct JoinWish {
  StreamId stream;
  std::uint32_t days = 14;           ///< 1..366
  std::optional<std::uint32_t> uses; ///< 1..10,000; none: no limit
};
void invite_to_join(const JoinWish& wish, Answer<MadeInvitation> answer);
/// A way back for somebody who cannot log in, once; `days` 1..7.
void invite_to_log_in(StreamId stream, MemberId member, std::uint32_t days, Answer<MadeInvitation> answer);
void load_invitations(StreamId stream, Answer<std::vector<OpenInvitation>> answer);
void revoke_invitation(StreamId stream, std::string_view id, Done done);

} // namespace verdiep::account
