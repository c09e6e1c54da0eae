#include "client-wasm/screens/me/passphrase.hpp"

#include "client-wasm/screens/me/failure_words.hpp"

namespace verdiep::screens::me {
namespace {

using account::Failure;

constexpr int name_characters_max = 120;

/// The failure's words if it is about this field.
template <class... Of>
std::string_view error_of(const words::Account& words, const std::optional<Failure>& failure, Of... of) {
  return failure && ((*failure == of) || ...) ? failure_words(words, *failure) : std::string_view();
}

bool is_about_a_field(Failure failure) {
  return failure == Failure::wrong_passphrase || failure == Failure::invalid_login_name ||
         failure == Failure::login_name_taken || failure == Failure::passphrase_too_short ||
         failure == Failure::passphrase_too_long;
}

void ask_current(ui::Ui& ui, const words::Account& words, PassphraseView& view) {
  (void)ui.text_field({
      .id = "current",
      .label = words.current_label,
      .value = &view.current,
      .help = words.current_help,
      .error = error_of(words, view.failure, Failure::wrong_passphrase),
      .input = ui::Input::password,
      .autocomplete = "current-password",
      .required = true,
  });
}

bool show_form(ui::Ui& ui, const words::Account& words, const account::SignedIn& who, PassphraseView& view) {
  auto form = ui.form({.id = "form", .name = words.passphrase_title});
  (void)ui.text_field({
      .id = "name",
      .label = words.name_label,
      .value = &view.name,
      .help = words.name_help,
      .error = error_of(words, view.failure, Failure::invalid_login_name, Failure::login_name_taken),
      .autocomplete = "username",
      .max_length = name_characters_max,
      .required = true,
  });
  if (who.needs_current)
    ask_current(ui, words, view);
  (void)ui.text_field({
      .id = "passphrase",
      .label = words.new_label,
      .value = &view.passphrase,
      .help = words.new_help,
      .error = error_of(words, view.failure, Failure::passphrase_too_short, Failure::passphrase_too_long),
      .input = ui::Input::password,
      .autocomplete = "new-password",
      .required = true,
  });
  return ui.button({
      .id = "save",
      .label = words.save,
      .kind = ui::ButtonKind::primary,
      .icon = design::Icon::check,
      .submits = true,
      .busy = view.is_busy,
  });
}

/// Whether the person is sure.
bool show_question(
    ui::Ui& ui, const words::Account& words, const account::SignedIn& who, PassphraseView& view
) {
  auto dialog = ui.dialog({.id = "removing", .title = words.remove_question, .first = "keep"});
  ui.text(words.remove_explained);
  if (who.needs_current)
    ask_current(ui, words, view);
  auto row = ui.row();
  const bool keeps = ui.button({.id = "keep", .label = words.keep});
  const bool removes = ui.button({
      .id = "remove",
      .label = words.remove,
      .kind = ui::ButtonKind::danger,
      .icon = design::Icon::trash,
      .busy = view.is_busy,
  });
  if (keeps || dialog.dismissed())
    view.is_removing = false;
  return removes;
}

} // namespace

void clear(PassphraseView& view) {
  view = {};
}

PassphraseWish
show_passphrase(ui::Ui& ui, const words::Words& words, const account::SignedIn& who, PassphraseView& view) {
  const words::Account& own = words.account;
  const bool is_set = !who.login_name.empty();
  if (!view.is_begun) {
    view.name = who.login_name;
    view.is_begun = true;
  }
  PassphraseWish wish;
  if (view.done != PassphraseDone::nothing) {
    ui.notice({
        .id = "done",
        .tone = ui::Tone::success,
        .text = view.done == PassphraseDone::saved ? own.saved : own.removed,
    });
  }
  ui.text(is_set ? own.passphrase_set(who.login_name) : std::string(own.passphrase_none));
  if (view.failure && !is_about_a_field(*view.failure)) {
    ui.notice({.id = "failure", .tone = ui::Tone::warning, .text = failure_words(own, *view.failure)});
  }
  wish.save = show_form(ui, own, who, view);
  if (is_set) {
    ui.separator();
    if (ui.button({.id = "ask-remove", .label = own.remove, .kind = ui::ButtonKind::quiet}))
      view.is_removing = true;
  }
  if (view.is_removing)
    wish.remove = show_question(ui, own, who, view);
  return wish;
}

} // namespace verdiep::screens::me
