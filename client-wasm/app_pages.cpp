#include "client-wasm/address.hpp"
#include "client-wasm/app.hpp"
#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/files.hpp"
#include "client-wasm/platform/installation.hpp"
#include "client-wasm/platform/routes.hpp"
#include "client-wasm/platform/timers.hpp"
#include "client-wasm/screens/forum/question.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

// Which screen a route shows, and what stands around it.

namespace verdiep {
namespace {

using design::Icon;

std::string_view trouble_words(const words::Connection& words, sync::Trouble trouble, sync::Line line) {
  switch (trouble) {
  case sync::Trouble::none:
    return {};
  case sync::Trouble::rewound:
  case sync::Trouble::rewritten:
  case sync::Trouble::key_changed:
  case sync::Trouble::bad_signature:
    return words.history_refused;
  case sync::Trouble::started_over:
    return words.started_over;
  case sync::Trouble::diverged:
    return words.diverged;
  case sync::Trouble::other_member:
    return words.other_member;
  case sync::Trouble::revoked:
    return words.revoked;
  case sync::Trouble::damaged:
    return line == sync::Line::live ? words.healed : words.damaged;
  case sync::Trouble::outbox_damaged: // said where the person can do something about it
    return {};
  case sync::Trouble::update_needed:
    return words.update_needed;
  }
  return {};
}

/// Whether a page tells something of the past.
bool has_past(std::string_view path) {
  constexpr std::array<std::string_view, 7> now_only{
      "/coordineren", "/geschiedenis", "/ik", "/inzicht", "/pitches/mijn", "/pitches/presenteren", "/toen",
  };
  const bool is_new = path.size() >= 6 && path.substr(path.size() - 6) == "/nieuw";
  return !is_new && std::none_of(now_only.begin(), now_only.end(), [&](std::string_view prefix) {
    return after(path, prefix).has_value();
  });
}

} // namespace

void App::show(ui::Ui& ui) {
  speak(ui);
  if (is_locked()) {
    show_locked(ui);
  } else if (who_ == Who::somebody && !is_asking_) {
    if (std::exchange(has_entered_, false) || ui.route() == "/inloggen")
      ui.replace_route("/"); // the token goes out of the address
    if (account_pages_.owes_notice()) {
      show_language_switch(ui);
      account_pages_.show_notice(ui, words_, [this] { open_programme(); }, [this] { leave(); });
    } else if (figures_ != nullptr) {
      show_figures(ui);
    } else if (programme_ != nullptr) {
      show_programme(ui);
    }
  } else {
    show_door(ui);
  }
}

/// Who was taken out of the programme is told that, and has nothing here to be locked; nor has who is leaving.
bool App::is_locked() const {
  const bool has_something_here = !account_pages_.is_shared() && !has_lost_stream() && !me_.is_leaving;
  return who_ == Who::somebody && is_signed_out_ && has_something_here;
}

/// The session ended. What this device keeps stays for the same person, and is not shown to another.
void App::show_locked(ui::Ui& ui) {
  show_language_switch(ui);
  const std::size_t waiting = programme_ != nullptr ? screens::outbox::waiting_count(reader()) : 0;
  const bool keeps_something = waiting > 0 || (programme_ != nullptr && programme_->is_ready());
  const auto entered = [this](const account::SignedIn& who) {
    if (who.account != signed_in_.account || who.is_shared)
      account::forget(); // somebody else sees nothing of this
    platform::load_route(platform::current_route());
  };
  account_pages_.show_sign_in(
      ui, words_, entered,
      keeps_something ? screens::sign_in::Locked{signed_in_.name, waiting} : screens::sign_in::Locked{}
  );
}

void App::show_door(ui::Ui& ui) {
  show_language_switch(ui);
  if (who_ != Who::nobody) {
    auto page = ui.page({.id = "loading", .title = words_.general.product, .middle = true});
    ui.skeleton({.id = "loading", .label = words_.general.loading});
    return;
  }
  const bool is_refused = join_.stage == screens::join::Stage::refused;
  if (address_of(ui.route()).path != "/join" && !is_refused) {
    account_pages_.show_sign_in(ui, words_, [this](const account::SignedIn& who) { welcome(who); });
    return;
  }
  const screens::join::Wish wish = screens::join::show(ui, words_, join_);
  if (wish.enter)
    enter();
  if (wish.retry)
    arrive();
}

screens::Reader App::reader() const {
  const std::int64_t now = platform::time_of_day_ms();
  return {
      .model = programme_->shown(),
      .outbox = programme_->outbox(),
      .words = words_,
      .me = programme_->member(),
      .my_name = signed_in_.name,
      .confirmed = programme_->confirmed_head(),
      .now = Timestamp{now},
      .utc_offset_minutes = platform::utc_offset_minutes(static_cast<double>(now)),
      .group_id = programme_->group_id(),
      .group = programme_->group_shown(),
      .group_outbox = programme_->group_outbox(),
      .group_confirmed = programme_->group_confirmed_head(),
      .left_outbox = programme_->left_outbox(),
  };
}

std::string App::connection_words(const screens::Reader& reader) const {
  std::string waiting = screens::outbox::waiting_words(reader);
  if (!waiting.empty())
    return waiting;
  return std::string(programme_->is_away() ? words_.connection.offline_short : std::string_view());
}

screens::Desk& App::desk() {
  return visit_ ? static_cast<screens::Desk&>(history_pages_.desk()) : *this;
}

void App::show_page(ui::Ui& ui, const screens::Reader& reader, std::string_view route) {
  const Address address = address_of(route);
  if (visit_ && !has_past(address.path))
    return show_no_past(ui, reader);
  if (!after(address.path, "/coordineren"))
    coordinate_pages_.leave();
  if (address.path == "/" || address.path == "/join")
    return show_home(ui, reader);
  if (const auto rest = after(address.path, "/ik"))
    return show_me(ui, reader, *rest);
  if (address.path == "/meer")
    return show_more(ui, reader);
  if (const auto rest = after(address.path, "/dingen"))
    return show_dingen(ui, reader, *rest);
  if (const auto rest = after(address.path, "/forum"))
    return show_forum(ui, reader, *rest, address.query);
  if (const auto rest = after(address.path, "/groepen"))
    return show_groups(ui, reader, *rest);
  if (const auto rest = after(address.path, "/pitches"))
    return show_pitches(ui, reader, *rest);
  if (address.path == "/stemmen")
    return show_vote(ui, reader);
  if (const auto rest = after(address.path, "/coordineren"))
    return show_coordinating(ui, reader, *rest);
  if (const auto rest = after(address.path, "/geschiedenis")) {
    const auto troubles = [&] { show_troubles(ui, reader); };
    if (history_pages_.show(ui, reader, *programme_, *rest, address.query, troubles))
      return;
  }
  if (address.path == "/inzicht") {
    const auto troubles = [&] { show_troubles(ui, reader); };
    return insights_pages_.show(ui, reader, *programme_, address.query, troubles);
  }
  if (const auto rest = after(address.path, "/hulp"))
    return show_help(ui, reader, *rest, address.query);
  show_unknown(ui, reader, words_.general.not_found_title, words_.general.not_found_text);
}

void App::show_home(ui::Ui& ui, const screens::Reader& reader) {
  const std::string title = words_.home.hello(reader.name_of(reader.me));
  auto page = ui.page({.id = "home", .title = title});
  show_troubles(ui, reader);
  screens::home::show(ui, reader, desk(), home_);
}

void App::show_dingen(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  if (rest.empty() || rest == "/") {
    auto page = ui.page({.id = "dingen", .title = words_.dingen.title, .lead = words_.dingen.lead});
    show_troubles(ui, reader);
    return screens::dingen::show_list(ui, reader);
  }
  const auto id = parse_id<DingId>(rest.substr(1));
  const auto* ding = id ? projections::find_ding(reader.model.dingen, *id) : nullptr;
  if (ding == nullptr)
    return show_unknown(ui, reader, words_.dingen.unknown_title, words_.dingen.unknown_text);
  const std::string key = to_text(*id);
  const std::string title = reader.title_of(*ding);
  auto page = ui.page({
      .id = key,
      .title = title,
      .title_language = reader.pick(ding->content.title).language,
      .back_label = words_.dingen.back,
      .back_href = "/dingen",
  });
  show_troubles(ui, reader);
  (void)screens::dingen::show_ding(ui, reader, desk(), *id, dingen_[*id]);
}

void App::show_forum(
    ui::Ui& ui, const screens::Reader& reader, std::string_view rest, std::string_view query
) {
  if (rest.empty() || rest == "/") {
    auto page = ui.page({.id = "forum", .title = words_.forum.title, .lead = words_.forum.lead});
    show_troubles(ui, reader);
    return screens::forum::show_list(ui, screens::forum::Place(reader, desk()), parameter(query, "over"));
  }
  if (rest == "/nieuw")
    return show_new_thread(ui, reader, query);
  const auto id = parse_id<ThreadId>(rest.substr(1));
  const auto* thread = id ? projections::find_thread(reader.model.forum, *id) : nullptr;
  if (thread == nullptr)
    return show_unknown(ui, reader, words_.forum.unknown_title, words_.forum.unknown_text);
  const std::string key = to_text(*id);
  const std::string title = reader.title_of(*thread);
  const screens::forum::Place place(reader, desk());
  const bool is_question =
      screens::forum::question_of(place, *thread).has_value(); // helpers come from their queue
  auto page = ui.page({
      .id = key,
      .title = title,
      .back_label = is_question ? words_.help.back : words_.forum.back,
      .back_href = is_question ? "/hulp" : "/forum",
  });
  show_troubles(ui, reader);
  (void)screens::forum::show_thread(ui, place, *id, threads_[*id]);
}

void App::show_new_thread(ui::Ui& ui, const screens::Reader& reader, std::string_view query) {
  const auto about = parse_id<DingId>(parameter(query, "ding"));
  const auto* ding = about ? projections::find_ding(reader.model.dingen, *about) : nullptr;
  const std::string lead = ding == nullptr ? std::string() : reader.title_of(*ding);
  const std::string back = ding == nullptr ? "/forum" : screens::route_of(*about);
  auto page = ui.page({
      .id = "new-thread",
      .title = words_.forum.new_thread,
      .lead = lead,
      .back_label = ding == nullptr ? words_.forum.back : std::string_view(lead),
      .back_href = back,
  });
  show_troubles(ui, reader);
  screens::forum::show_new_thread(
      ui, screens::forum::Place(reader, desk()), ding == nullptr ? std::nullopt : about, new_thread_
  );
}

void App::show_me(ui::Ui& ui, const screens::Reader& reader, std::string_view rest) {
  if (account_pages_.show_below_me(ui, reader, rest, [&] { show_troubles(ui, reader); }))
    return;
  if (!rest.empty() && rest != "/")
    return show_unknown(ui, reader, words_.general.not_found_title, words_.general.not_found_text);
  me_.choices = choices();
  me_.device = device();
  me_.drafts = drafts();
  auto page = ui.page({.id = "me", .title = words_.general.me});
  show_troubles(ui, reader);
  const screens::me::Wish wish = screens::me::show(ui, reader, me_);
  choose(wish.changed, me_.choices);
  if (wish.install)
    platform::install();
  if (wish.save_unsent) {
    const std::string file = screens::outbox::unsent_file(reader, me_.drafts);
    platform::save_file(words_.outbox.file_name, "text/plain;charset=utf-8", std::as_bytes(std::span(file)));
  }
  if (wish.log_out)
    leave();
}

void App::show_unknown(
    ui::Ui& ui, const screens::Reader& reader, std::string_view title, std::string_view text
) {
  auto page = ui.page({.id = "unknown", .title = title});
  show_troubles(ui, reader); // they may be why it is unknown
  ui.text(text);
  ui.link({.id = "home", .label = words_.general.to_home, .href = "/", .look = ui::LinkLook::button});
}

/// Of pages that are about now only, or about writing something new.
void App::show_no_past(ui::Ui& ui, const screens::Reader& reader) {
  auto page = ui.page({.id = "no-past", .title = words_.history.no_past_title});
  show_troubles(ui, reader);
  ui.text(words_.history.no_past_text);
}

void App::show_signed_out(ui::Ui& ui) const {
  ui.notice(
      {.id = "signed-out",
       .tone = ui::Tone::warning,
       .title = words_.general.signed_out_title,
       .text = words_.general.signed_out_text}
  );
}

/// It stays until its writer has it as a file: who helps them may still read it.
void App::show_unreadable(ui::Ui& ui) {
  const std::vector<sync::OutboxRow> rows = programme_->unreadable();
  if (rows.empty())
    return;
  const screens::outbox::UnreadableWish wish = screens::outbox::show_unreadable(ui, words_, outbox_);
  if (wish.save) {
    const std::string file = screens::outbox::unreadable_file(words_, rows);
    platform::save_file(words_.outbox.file_name, "text/plain;charset=utf-8", std::as_bytes(std::span(file)));
  }
  if (wish.drop)
    programme_->drop_unreadable();
}

/// What everybody should know wherever they are: refused work first, then the line, the device, the app itself.
void App::show_troubles(ui::Ui& ui, const screens::Reader& reader) {
  if (visit_)
    return history_pages_.show_then(ui, *visit_, this->reader(), *programme_);
  if (figures_ != nullptr) {
    if (is_signed_out_)
      show_signed_out(ui);
    return show_newer(ui);
  }
  screens::outbox::show_refused(ui, reader, desk(), outbox_);
  const std::string_view trouble =
      trouble_words(words_.connection, programme_->trouble(), programme_->line());
  if (!trouble.empty())
    ui.notice({.id = "trouble", .tone = ui::Tone::warning, .text = trouble});
  show_unreadable(ui);
  const bool is_away = programme_->is_away() && programme_->line() != sync::Line::refused;
  if (is_away && is_signed_out_) {
    show_signed_out(ui);
  } else if (is_away) {
    ui.notice({.id = "offline", .tone = ui::Tone::neutral, .text = words_.connection.offline});
  }
  if (programme_->has_storage_failed()) {
    ui.notice({.id = "storage", .tone = ui::Tone::warning, .text = words_.general.storage_failed});
  }
  show_newer(ui);
}

} // namespace verdiep
