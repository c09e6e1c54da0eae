#include "client-wasm/screens/sign_in/sign_in.hpp"

#include "client-wasm/screens/me/failure_words.hpp"

namespace verdiep::screens::sign_in {
namespace {

constexpr int name_characters_max = 120;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Says what is missing; whether nothing is.
bool is_complete(ui::Ui& ui, const words::Account& words, View& view) {
  view.name_error = is_blank(view.name) ? words.name_missing : std::string_view();
  view.passphrase_error = view.passphrase.empty() ? words.passphrase_missing : std::string_view();
  if (!view.name_error.empty()) {
    ui.focus("name");
  } else if (!view.passphrase_error.empty()) {
    ui.focus("passphrase");
  }
  return view.name_error.empty() && view.passphrase_error.empty();
}

void show_locked(ui::Ui& ui, const words::Words& words, const Locked& locked) {
  const std::string text = words.account.locked(locked.name, locked.waiting);
  ui.notice({
      .id = "locked",
      .tone = ui::Tone::warning,
      .title = words.general.signed_out_title,
      .text = text,
  });
}

} // namespace

void ask_shared(ui::Ui& ui, const words::Account& words, bool& is_shared) {
  (void)ui.checkbox({
      .id = "shared",
      .label = words.shared_label,
      .checked = &is_shared,
      .help = words.shared_help,
  });
}

bool show(ui::Ui& ui, const words::Words& words, View& view, const Locked& locked) {
  const words::Account& own = words.account;
  auto page =
      ui.page({.id = "sign-in", .title = own.sign_in_title, .lead = own.sign_in_lead, .middle = true});
  if (!locked.name.empty())
    show_locked(ui, words, locked);
  bool is_asked = false;
  {
    auto form = ui.form({.id = "form", .name = own.sign_in_title});
    if (view.failure) {
      const std::string_view why = *view.failure == account::Failure::wrong_passphrase
                                       ? own.wrong_login
                                       : me::failure_words(own, *view.failure);
      ui.notice({.id = "failure", .tone = ui::Tone::warning, .text = why});
    }
    (void)ui.text_field({
        .id = "name",
        .label = own.name_label,
        .value = &view.name,
        .error = view.name_error,
        .autocomplete = "username",
        .max_length = name_characters_max,
        .required = true,
    });
    (void)ui.text_field({
        .id = "passphrase",
        .label = own.passphrase_label,
        .value = &view.passphrase,
        .error = view.passphrase_error,
        .input = ui::Input::password,
        .autocomplete = "current-password",
        .required = true,
    });
    ask_shared(ui, own, view.is_shared);
    const bool pressed = ui.button({
        .id = "enter",
        .label = own.sign_in,
        .kind = ui::ButtonKind::primary,
        .icon = design::Icon::arrow_right,
        .submits = true,
        .busy = view.is_busy,
        .wide = true,
    });
    is_asked = pressed && is_complete(ui, own, view);
  }
  auto help = ui.section({.id = "help", .title = own.help_title});
  ui.text(own.help_forgotten);
  ui.text(own.help_new);
  return is_asked;
}

} // namespace verdiep::screens::sign_in
