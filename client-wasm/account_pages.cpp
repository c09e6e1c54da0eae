#include "client-wasm/account_pages.hpp"

#include <utility>

namespace verdiep {

using account::Failure;
using screens::me::PassphraseDone;

// At the door

void AccountPages::show_sign_in(
    ui::Ui& ui,
    const words::Words& words,
    const std::function<void(const account::SignedIn&)>& entered,
    const screens::sign_in::Locked& locked
) {
  if (!screens::sign_in::show(ui, words, sign_in_, locked))
    return;
  sign_in_.is_busy = true;
  sign_in_.failure.reset();
  account::log_in(
      account::PassphraseLogin{sign_in_.name, sign_in_.passphrase, sign_in_.is_shared},
      [this, entered](const tl::expected<account::SignedIn, Failure>& answer) {
        sign_in_.is_busy = false;
        if (!answer) {
          sign_in_.failure = answer.error();
          return;
        }
        sign_in_ = {};
        entered(*answer);
      }
  );
}

void AccountPages::show_notice(
    ui::Ui& ui,
    const words::Words& words,
    const std::function<void()>& accepted,
    const std::function<void()>& leave
) {
  const auto wish = screens::notice::show_at_the_door(ui, words, who_.notice, notice_);
  if (wish.leave)
    leave();
  if (!wish.accept)
    return;
  notice_ = {.is_busy = true, .failure = {}};
  account::accept_notice([this, accepted](std::optional<Failure> failure) {
    notice_ = {.is_busy = false, .failure = failure};
    if (failure)
      return;
    who_.notice.is_accepted = true;
    accepted();
  });
}

// Below /ik

bool AccountPages::show_below_me(
    ui::Ui& ui,
    const screens::Reader& reader,
    std::string_view rest,
    const std::function<void()>& show_troubles
) {
  const words::Words& words = reader.words;
  const auto page = [&](ui::Id id, std::string_view title, std::string_view lead) {
    return ui.page(
        {.id = id, .title = title, .lead = lead, .back_label = words.general.me, .back_href = "/ik"}
    );
  };
  if (rest == "/wachtwoordzin") {
    auto scope = page("passphrase", words.account.passphrase_title, words.account.passphrase_lead);
    show_troubles();
    show_passphrase(ui, reader);
    return true;
  }
  screens::me::clear(passphrase_); // nothing typed there outlives the page
  if (rest == "/sessies") {
    auto scope = page("sessions", words.account.sessions_title, words.account.sessions_lead);
    show_troubles();
    show_sessions(ui, reader);
    return true;
  }
  sessions_ = {}; // asked for anew with the next visit
  if (rest == "/privacy") {
    auto scope = page("notice", words.notice.title, {});
    show_troubles();
    screens::notice::show_text(ui, words, who_.notice);
    return true;
  }
  return false;
}

void AccountPages::show_passphrase(ui::Ui& ui, const screens::Reader& reader) {
  const auto wish = screens::me::show_passphrase(ui, reader.words, who_, passphrase_);
  if (!wish.save && !wish.remove)
    return;
  passphrase_.is_busy = true;
  passphrase_.failure.reset();
  passphrase_.done = PassphraseDone::nothing;
  if (wish.save) {
    account::set_passphrase(
        {passphrase_.name, passphrase_.passphrase, passphrase_.current},
        passphrase_done(PassphraseDone::saved)
    );
  } else {
    account::remove_passphrase(passphrase_.current, passphrase_done(PassphraseDone::removed));
  }
}

account::Done AccountPages::passphrase_done(PassphraseDone what) {
  return [this, what](std::optional<Failure> failure) {
    passphrase_.is_busy = false;
    passphrase_.failure = failure;
    if (failure)
      return;
    screens::me::clear(passphrase_);
    passphrase_.done = what;
    account::load_session([this](const tl::expected<account::SignedIn, Failure>& answer) {
      if (!answer)
        return;
      who_ = *answer;
      passphrase_.is_begun = false; // the name field shows what is set now
    });
  };
}

void AccountPages::show_sessions(ui::Ui& ui, const screens::Reader& reader) {
  if (!sessions_.sessions && !sessions_.failure)
    ask_sessions();
  const auto wish = screens::me::show_sessions(ui, reader, sessions_);
  if (wish.retry)
    ask_sessions();
  if (!wish.end.empty()) {
    sessions_.ending = wish.end;
    account::end_session(wish.end, sessions_done());
  }
  if (wish.end_others) {
    sessions_.is_ending_others = true;
    account::end_other_sessions(sessions_done());
  }
}

account::Done AccountPages::sessions_done() {
  return [this](std::optional<Failure> failure) {
    sessions_.ending.clear();
    sessions_.is_ending_others = false;
    sessions_.failure = failure;
    if (!failure)
      ask_sessions();
  };
}

void AccountPages::ask_sessions() {
  if (std::exchange(is_asking_sessions_, true))
    return;
  sessions_.failure.reset();
  account::load_sessions([this](const tl::expected<std::vector<account::OpenSession>, Failure>& answer) {
    is_asking_sessions_ = false;
    if (answer) {
      sessions_.sessions = *answer;
    } else {
      sessions_.failure = answer.error();
    }
  });
}

} // namespace verdiep
