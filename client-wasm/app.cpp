#include "client-wasm/app.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/installation.hpp"
#include "client-wasm/platform/presence.hpp"
#include "client-wasm/platform/routes.hpp"
#include "client-wasm/platform/tabs.hpp"
#include "client-wasm/platform/timers.hpp"
#include "client-wasm/replica/receipts.hpp"
#include "client-wasm/screens/revising/draft.hpp"
#include "client-wasm/ui/page/run.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace verdiep {
namespace {

constexpr auto seen_before = "before";
/// So long the server may take to say that the one whom this device remembers is still logged in. Without a network the
/// answer is at once that there is none.
constexpr double word_ms_max = 1'000;
/// How often the server hears that somebody is still at a shared computer.
constexpr double presence_ms = 60'000;
/// The server ends a session there that was left alone for so long.
constexpr double shared_idle_ms = 30 * 60'000;

} // namespace

App::App() : words_(words::dutch()) {}

// Who

void App::start() {
  platform::set_language(words_.tag);
  join_request_ = uuid_text(new_uuid());
  platform::every(presence_ms, [this] { keep_session(); });
  platform::keep_installation();
  arrive();
}

void App::arrive() {
  join_.stage = screens::join::Stage::no_token; // and no trouble of before
  join_.token = platform::current_fragment();
  const std::string route = platform::current_route();
  const bool is_door = route.substr(0, route.find('?')) == "/join";
  if (is_door && !join_.token.empty()) {
    who_ = Who::nobody; // an invitation wins: it may be for another account
    look_at_invitation();
    return;
  }
  if (const auto known = account::remembered()) {
    welcome(*known); // what this device keeps is read meanwhile, and shown with or without the server
    await_word();
  }
  account::load_session([this](const tl::expected<account::SignedIn, account::Failure>& answer) {
    recognised(answer);
  });
}

/// Nobody sees what the device keeps of a session that was ended elsewhere, as long as the server can say so in time.
void App::await_word() {
  is_asking_ = true;
  platform::after(word_ms_max, [this] {
    is_asking_ = false;
    ui::wake();
  });
}

/// What the server says of who is here.
void App::recognised(const tl::expected<account::SignedIn, account::Failure>& answer) {
  is_asking_ = false;
  if (who_ == Who::somebody) {
    is_signed_out_ = !answer && answer.error() == account::Failure::not_signed_in;
    if (answer)
      know_again(*answer);
    else if (is_signed_out_ && has_lost_stream())
      account::forget();
    return;
  }
  if (answer)
    return welcome(*answer);
  who_ = Who::nobody;
  if (answer.error() == account::Failure::not_signed_in)
    return;
  join_.stage = screens::join::Stage::refused;
  join_.failure = answer.error();
}

/// The session of this page goes on, or somebody logged in elsewhere in this browser.
void App::know_again(const account::SignedIn& who) {
  const bool is_same = who.account == signed_in_.account && who.is_shared == signed_in_.is_shared;
  if (!is_same) {
    account::forget();
    return platform::load_route("/");
  }
  if (who.memberships.empty())
    return account::forget(); // the programme's own line says so, and deletes what is kept of it
  signed_in_ = who;
  account_pages_.know(who);
  const bool reads_events = who.memberships.front().reads_events;
  if (has_lost_stream() && !reads_events) {
    account::forget();
    return look_for_figures();
  }
  if (!account_pages_.owes_notice() && !who.is_shared)
    account::remember(who);
  if (figures_ != nullptr && reads_events)
    platform::load_route("/"); // another role, and so another app
}

/// Of a programme that somebody no longer reads they may have figures, or nothing any more.
void App::look_for_figures() {
  platform::get_json(figures_path(signed_in_.memberships.front().stream), [this](const auto& response) {
    if (response.status != 200 || !programme_->outbox().empty())
      return; // the programme's own line says so; and nothing typed is gone with a page
    if (!signed_in_.is_shared)
      account::remember(signed_in_);
    platform::load_route("/");
  });
}

void App::look_at_invitation() {
  join_.stage = screens::join::Stage::looking;
  account::look_at_invitation(
      join_.token,
      [this](const tl::expected<account::Invitation, account::Failure>& answer) {
        if (answer) {
          join_.invitation = *answer;
          join_.stage = screens::join::Stage::invited;
        } else {
          join_.failure = answer.error();
          join_.stage = screens::join::Stage::refused;
        }
      }
  );
}

void App::enter() {
  join_.stage = screens::join::Stage::entering;
  join_.error.clear();
  const auto answered = [this](const tl::expected<account::SignedIn, account::Failure>& answer) {
    entered(answer);
  };
  if (join_.invitation.is_login)
    return account::log_in(join_.token, join_.is_shared, answered);
  std::array<std::byte, 1> chance{};
  platform::fill_random(chance);
  const auto avatar = std::to_integer<unsigned>(chance[0]) % people::avatars_max;
  account::join({join_.token, join_.name, avatar, join_request_, join_.is_shared}, answered);
}

void App::entered(const tl::expected<account::SignedIn, account::Failure>& answer) {
  if (answer) {
    has_entered_ = true;
    return welcome(*answer);
  }
  join_.failure = answer.error();
  const bool may_retry =
      join_.failure == account::Failure::no_answer || join_.failure == account::Failure::invalid_name;
  join_.stage = may_retry ? screens::join::Stage::invited : screens::join::Stage::refused;
  if (join_.failure == account::Failure::no_answer)
    join_.error = words_.join.offline_text;
  if (join_.failure == account::Failure::invalid_name)
    join_.error = words_.join.name_missing;
}

void App::welcome(const account::SignedIn& who) {
  if (who.memberships.empty()) {
    join_.failure = account::Failure::rejected;
    join_.stage = screens::join::Stage::refused;
    who_ = Who::nobody;
    return;
  }
  who_ = Who::somebody;
  signed_in_ = who;
  if (who.is_shared)
    account::forget(); // of whoever was here before
  // Who leaves in one tab leaves in all: nothing of them is to stay on a screen.
  platform::join_tabs(who.account, [] { platform::load_route("/"); });
  account_pages_.know(who);
  if (!account_pages_.owes_notice())
    open_programme();
}

/// Not before the notice was read: until then nothing of the programme comes to this device.
void App::open_programme() {
  if (!signed_in_.is_shared) {
    signed_in_.notice.is_accepted = true;
    account::remember(signed_in_);
  }
  if (programme_ != nullptr || figures_ != nullptr)
    return; // the notice was another one
  const account::Membership& membership = signed_in_.memberships.front();
  if (!membership.reads_events) {
    blank_.programme.title = membership.title;
    figures_ = std::make_unique<ReceivedFigures>(signed_in_, membership.stream, [this] { ask_who(); });
    return figures_->start();
  }
  programme_ = std::make_unique<replica::ProgrammeClient>(
      signed_in_, membership.stream, [this] { programme_changed(); }, [this] { ask_who(); }
  );
  programme_->start();
}

void App::programme_changed() {
  ui::wake();
  if (has_lost_stream() && !std::exchange(has_asked_role_, true))
    ask_who();
}

bool App::has_lost_stream() const {
  return programme_ != nullptr && programme_->trouble() == sync::Trouble::revoked;
}

/// A session that ended looks like a server that is gone, until it is asked.
void App::ask_who() {
  account::load_session([this](const tl::expected<account::SignedIn, account::Failure>& answer) {
    recognised(answer);
    const bool is_all_sent = programme_ == nullptr || screens::outbox::waiting_words(reader()).empty();
    if (is_signed_out_ && account_pages_.is_shared() && is_all_sent)
      platform::load_route("/inloggen"); // the next person finds nothing on the screen
  });
}

/// On a shared computer the session ends soon, unless somebody is there; asking who it is prolongs it. And who
/// was away finds the screen empty.
void App::keep_session() {
  if (figures_ != nullptr)
    figures_->tick(Timestamp{platform::time_of_day_ms()});
  if (who_ == Who::somebody && account_pages_.is_shared() && !is_signed_out_ &&
      (platform::idle_ms() < presence_ms || platform::idle_ms() > shared_idle_ms))
    ask_who();
}

void App::leave() {
  me_.is_leaving = true;
  account::log_out([this](bool done) {
    me_.is_leaving = done; // until nothing is left
    me_.is_offline = !done;
    if (!done)
      return;
    account::forget();
    platform::leave_tabs();
    ReceivedFigures::wipe(signed_in_.account, [this] {
      if (programme_ == nullptr)
        return platform::load_route("/");
      programme_->wipe([] { platform::load_route("/"); });
    });
  });
}

/// Without those of refused work, which counts by itself.
std::vector<std::string_view> App::drafts() {
  constexpr std::string_view of_refused = "draft:refused:";
  if (programme_ == nullptr)
    return {};
  std::map<std::string_view, std::string_view> notes;
  for (const auto& [key, text] : programme_->notes().kept("draft:")) {
    if (key.substr(0, of_refused.size()) != of_refused)
      notes.emplace(key, text);
  }
  return screens::revising::typed_in(notes);
}

// The desk

std::optional<Rejection> App::submit(CommandBody body, const std::vector<screens::Typed>& texts) {
  return programme_->submit(std::move(body), texts);
}

std::optional<Rejection> App::submit_to_group(CommandBody body, const std::vector<screens::Typed>& texts) {
  return programme_->submit_to_group(std::move(body), texts);
}

std::string& App::draft(const std::string& key) {
  return programme_->notes().text("draft:" + key);
}
void App::keep_draft(const std::string& key) {
  programme_->notes().keep("draft:" + key);
}
void App::drop_draft(const std::string& key) {
  programme_->notes().erase("draft:" + key);
}

Position App::seen(const std::string& key) const {
  const auto noted = [this](const std::string& name) {
    Position position;
    const std::string* note = programme_->notes().find("seen:" + name);
    if (note != nullptr) {
      (void)std::from_chars(note->data(), note->data() + note->size(), position.value);
    }
    return position;
  };
  const auto stream = key.find('/'); // a group's positions are its own
  const std::string place = stream == std::string::npos ? std::string() : key.substr(0, stream + 1);
  return std::max(noted(key), noted(place + seen_before));
}

/// On a device that knows nothing yet, what came before somebody's own last words or deeds counts as read.
void App::begin_reading(const screens::Reader& reader) {
  if (programme_->notes().find("seen:" + std::string(seen_before)) == nullptr) {
    mark_seen(seen_before, screens::last_own_act(reader));
  }
  if (reader.group == nullptr)
    return;
  const std::string before = to_text(reader.group_id) + "/" + seen_before;
  if (programme_->notes().find("seen:" + before) == nullptr)
    mark_seen(before, screens::last_own_post(reader.group->forum, reader.me));
}

void App::mark_seen(const std::string& key, Position position) {
  programme_->notes().put("seen:" + key, std::to_string(position.value));
}

std::vector<vote::Ballot> App::receipts(RoundId round) const {
  return replica::receipts(programme_->notes(), round);
}
void App::keep_receipt(RoundId round, const vote::Ballot& ballot) {
  replica::keep_receipt(programme_->notes(), round, ballot);
}

} // namespace verdiep
