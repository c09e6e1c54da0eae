#include "client-wasm/screens/me/me.hpp"

#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::me {
namespace {

/// The pages below this one.
void show_pages(ui::Ui& ui, const Reader& reader) {
  struct Page {
    std::string_view id;
    std::string_view label;
    std::string_view href;
  };
  const Page pages[] = {
      {"passphrase", reader.words.account.passphrase_title, "/ik/wachtwoordzin"},
      {"sessions", reader.words.account.sessions_title, "/ik/sessies"},
      {"notice", reader.words.notice.link, "/ik/privacy"},
  };
  auto list = ui.list({.id = "pages", .name = reader.words.general.me});
  for (const Page& page : pages) {
    auto item = ui.item({.id = page.id});
    ui.link({
        .id = "open",
        .label = page.label,
        .href = page.href,
        .look = ui::LinkLook::strong,
        .covers_item = true,
    });
  }
}

/// Wait, save, or let go: in this order.
void ask_to_leave(ui::Ui& ui, const Reader& reader, View& view, Wish& wish) {
  const words::Outbox& words = reader.words.outbox;
  auto dialog = ui.dialog({.id = "leave", .title = words.leave_title});
  ui.text(words.leave_text(outbox::unsent_count(reader), view.drafts.size()));
  if (view.is_saved)
    ui.notice({.id = "saved", .tone = ui::Tone::success, .text = words.leave_saved});
  auto buttons = ui.stack({.gap = design::space::small});
  const bool stays = ui.button({.id = "stay", .label = words.leave_stay, .kind = ui::ButtonKind::primary});
  wish.save_unsent = ui.button({.id = "save", .label = words.leave_save});
  wish.log_out = ui.button({.id = "discard", .label = words.leave_discard, .kind = ui::ButtonKind::danger});
  view.is_saved = view.is_saved || wish.save_unsent;
  view.is_asked = !stays && !wish.log_out && !dialog.dismissed();
}

} // namespace

Wish show(ui::Ui& ui, const Reader& reader, View& view) {
  const words::General& words = reader.words.general;
  Wish wish;
  {
    auto row = ui.row({.gap = design::space::medium});
    const std::string name = reader.name_of(reader.me);
    ui.avatar({.person = name, .size = 48});
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.text(name, {.type = design::Type::strong});
    ui.note(
        reader.is_coordinator() ? reader.words.forum.coordinator
                                : reader.text_of(reader.model.programme.title)
    );
  }
  outbox::show_waiting(ui, reader);
  wish.changed = settings::show(ui, reader.words.settings, view.choices);
  wish.install = show_device(ui, reader.words.device, view.device);
  show_pages(ui, reader);
  ui.separator();
  if (view.is_offline)
    ui.notice({.id = "offline-leave", .tone = ui::Tone::warning, .text = reader.words.outbox.leave_offline});
  const bool is_pressed = ui.button({
      .id = "log-out",
      .label = words.log_out,
      .icon = design::Icon::log_out,
      .busy = view.is_leaving,
  });
  if (is_pressed && outbox::unsent_count(reader) + view.drafts.size() > 0) {
    view.is_asked = true;
    view.is_saved = false;
  } else {
    wish.log_out = is_pressed;
  }
  if (view.is_asked)
    ask_to_leave(ui, reader, view, wish);
  return wish;
}

} // namespace verdiep::screens::me
