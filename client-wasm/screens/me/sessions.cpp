#include "client-wasm/screens/me/sessions.hpp"

#include "client-wasm/screens/me/failure_words.hpp"

namespace verdiep::screens::me {
namespace {

std::string device_of(const words::Account& words, const account::OpenSession& session) {
  if (!session.browser.empty() && !session.system.empty())
    return words.device(session.browser, session.system);
  if (session.browser.empty() && session.system.empty())
    return std::string(words.unknown_device);
  return session.browser.empty() ? session.system : session.browser;
}

/// Whether the person ends it.
bool show_session(
    ui::Ui& ui, const Reader& reader, const account::OpenSession& session, const SessionsView& view
) {
  const words::Account& words = reader.words.account;
  auto item = ui.item({.id = session.id});
  auto row = ui.row({.gap = design::space::medium});
  const std::string device = device_of(words, session);
  {
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.text(device, {.type = design::Type::strong});
    ui.note(words.used(reader.when(session.used), reader.when(session.created)));
    auto badges = ui.row();
    if (session.is_current)
      ui.badge({.text = words.this_one, .tone = ui::Tone::accent, .icon = design::Icon::check});
    if (session.is_shared)
      ui.badge({.text = words.shared_one, .icon = design::Icon::users});
  }
  if (session.is_current)
    return false;
  return ui.button({
      .id = "end",
      .label = words.end,
      .icon = design::Icon::log_out,
      .busy = view.ending == session.id,
      .about = words.about_session(device),
  });
}

} // namespace

SessionsWish show_sessions(ui::Ui& ui, const Reader& reader, const SessionsView& view) {
  const words::Account& words = reader.words.account;
  SessionsWish wish;
  if (view.failure) {
    ui.notice({.id = "failure", .tone = ui::Tone::warning, .text = failure_words(words, *view.failure)});
    wish.retry = ui.button({.id = "retry", .label = words.try_again, .icon = design::Icon::refresh});
  }
  if (!view.sessions) {
    if (!view.failure)
      ui.skeleton({.id = "loading", .label = reader.words.general.loading});
    return wish;
  }
  {
    auto list = ui.list({.id = "sessions", .name = words.sessions_title});
    for (const account::OpenSession& session : *view.sessions) {
      if (show_session(ui, reader, session, view))
        wish.end = session.id;
    }
  }
  if (view.sessions->size() > 1) {
    wish.end_others = ui.button({
        .id = "end-others",
        .label = words.end_others,
        .kind = ui::ButtonKind::danger,
        .icon = design::Icon::log_out,
        .busy = view.is_ending_others,
    });
  } else {
    ui.note(words.no_others);
  }
  return wish;
}

} // namespace verdiep::screens::me
