#include "client-wasm/screens/join/join.hpp"

#include "client-wasm/screens/sign_in/sign_in.hpp"
#include "shared/projections/translation.hpp"

namespace verdiep::screens::join {
namespace {

constexpr int name_characters_max = 40;

std::string title_of(const words::Words& words, const View& view) {
  switch (view.stage) {
  case Stage::no_token:
    return std::string(words.join.no_token_title);
  case Stage::looking:
    return std::string(words.join.checking);
  case Stage::refused:
    return std::string(
        view.failure == account::Failure::invalid_token ? words.join.invalid_title : words.general.error_title
    );
  case Stage::invited:
  case Stage::entering:
    break;
  }
  if (view.invitation.is_login)
    return words.join.login_title(view.invitation.name);
  return words.join.join_title(projections::pick(view.invitation.title, words.tag));
}

std::string_view reason_of(const words::Words& words, account::Failure failure) {
  switch (failure) {
  case account::Failure::no_answer:
    return words.join.offline_text;
  case account::Failure::invalid_token:
    return words.join.invalid_text;
  case account::Failure::too_many_attempts:
    return words.join.too_many_attempts;
  case account::Failure::rejected:
    return words.join.not_admitted;
  case account::Failure::not_signed_in:
  case account::Failure::invalid_name:
  case account::Failure::server:
  case account::Failure::wrong_passphrase:
  case account::Failure::invalid_login_name:
  case account::Failure::login_name_taken:
  case account::Failure::passphrase_too_short:
  case account::Failure::passphrase_too_long:
  case account::Failure::other_notice:
  case account::Failure::not_coordinator:
  case account::Failure::other_programmes:
  case account::Failure::too_many_invitations:
  case account::Failure::invalid_days:
  case account::Failure::invalid_uses:
    break;
  }
  return words.join.server_failed;
}

bool show_login(ui::Ui& ui, const words::Words& words, View& view) {
  ui.text(words.join.welcome_back);
  ui.text(projections::pick(view.invitation.title, words.tag), {.ink = design::Ink::text_muted});
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = ui::Tone::warning, .text = view.error});
  sign_in::ask_shared(ui, words.account, view.is_shared);
  return ui.button({
      .id = "enter",
      .label = words.join.login_button,
      .kind = ui::ButtonKind::primary,
      .icon = design::Icon::arrow_right,
      .busy = view.stage == Stage::entering,
      .wide = true,
  });
}

bool show_joining(ui::Ui& ui, const words::Words& words, View& view) {
  ui.text(words.join.lead);
  auto form = ui.form({.id = "form", .name = words.join.title});
  (void)ui.text_field({
      .id = "name",
      .label = words.join.name_label,
      .value = &view.name,
      .help = words.join.name_help,
      .error = view.error,
      .autocomplete = "given-name",
      .max_length = name_characters_max,
      .required = true,
  });
  sign_in::ask_shared(ui, words.account, view.is_shared);
  const bool pressed = ui.button({
      .id = "enter",
      .label = words.join.button,
      .kind = ui::ButtonKind::primary,
      .icon = design::Icon::check,
      .submits = true,
      .busy = view.stage == Stage::entering,
      .wide = true,
  });
  {
    auto scope = ui.scope("privacy");
    ui.heading(2, words.join.privacy_title);
    ui.text(words.join.privacy_text, {.type = design::Type::small, .ink = design::Ink::text_muted});
  }
  if (!pressed)
    return false;
  if (view.name.find_first_not_of(" \t") != std::string::npos)
    return true;
  view.error = words.join.name_missing;
  ui.focus("name");
  return false;
}

} // namespace

Wish show(ui::Ui& ui, const words::Words& words, View& view) {
  Wish wish;
  const std::string title = title_of(words, view);
  auto page = ui.page({.id = "join", .title = title, .middle = true});
  switch (view.stage) {
  case Stage::no_token:
    ui.text(words.join.no_token_text);
    ui.link({.id = "sign-in", .label = words.account.have_passphrase, .href = "/inloggen"});
    break;
  case Stage::looking:
    ui.skeleton({.id = "looking", .label = words.join.checking});
    break;
  case Stage::refused:
    ui.text(reason_of(words, view.failure));
    if (view.failure != account::Failure::invalid_token) {
      wish.retry = ui.button({.id = "retry", .label = words.join.try_again, .icon = design::Icon::refresh});
    }
    break;
  case Stage::invited:
  case Stage::entering:
    wish.enter = view.invitation.is_login ? show_login(ui, words, view) : show_joining(ui, words, view);
    break;
  }
  return wish;
}

} // namespace verdiep::screens::join
