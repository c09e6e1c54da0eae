#include "client-wasm/app.hpp"

#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/routes.hpp"
#include "client-wasm/ui/page/run.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace verdiep {
namespace {

constexpr auto seen_before = "before";

} // namespace

App::App() : words_(words::dutch()) {}

// Who

void App::start() {
  platform::set_language(words_.tag);
  join_request_ = uuid_text(new_uuid());
  arrive();
}

void App::arrive() {
  join_.token = platform::current_fragment();
  const std::string route = platform::current_route();
  const bool is_door = route.substr(0, route.find('?')) == "/join";
  if (is_door && !join_.token.empty()) {
    who_ = Who::nobody; // an invitation wins: it may be for another account
    look_at_invitation();
    return;
  }
  account::load_session([this](const tl::expected<account::SignedIn, account::Failure>& answer) {
    if (answer)
      return welcome(*answer);
    who_ = Who::nobody;
    if (answer.error() == account::Failure::not_signed_in)
      return;
    join_.stage = screens::join::Stage::refused;
    join_.failure = answer.error();
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
    return account::log_in(join_.token, answered);
  std::array<std::byte, 1> chance{};
  platform::fill_random(chance);
  const auto avatar = std::to_integer<unsigned>(chance[0]) % people::avatars_max;
  account::join(join_.token, join_.name, avatar, join_request_, answered);
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
  programme_ = std::make_unique<replica::ProgrammeClient>(
      who, who.memberships.front().stream, [] { ui::wake(); }, [this] { ask_who(); }
  );
  programme_->start();
}

/// A session that ended looks like a server that is gone, until it is asked.
void App::ask_who() {
  account::load_session([this](const tl::expected<account::SignedIn, account::Failure>& answer) {
    is_signed_out_ = !answer && answer.error() == account::Failure::not_signed_in;
  });
}

void App::leave() {
  me_.is_leaving = true;
  account::log_out([this](bool done) {
    me_.is_leaving = false;
    if (done)
      programme_->wipe([] { platform::load_route("/"); });
  });
}

// The desk

std::optional<Rejection> App::submit(CommandBody body, const std::vector<screens::Typed>& texts) {
  return programme_->submit(std::move(body), texts);
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
  return std::max(noted(key), noted(seen_before));
}

/// On a device that knows nothing yet, what came before somebody's own last words or deeds counts as read.
void App::begin_reading(const screens::Reader& reader) {
  if (programme_->notes().find("seen:" + std::string(seen_before)) == nullptr) {
    mark_seen(seen_before, screens::last_own_act(reader));
  }
}

void App::mark_seen(const std::string& key, Position position) {
  programme_->notes().put("seen:" + key, std::to_string(position.value));
}

} // namespace verdiep
