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
  wish.changed = settings::show(ui, reader.words.settings, view.choices);
  wish.install = show_device(ui, reader.words.device, view.device);
  show_pages(ui, reader);
  ui.separator();
  const bool waits = !outbox::waiting_words(reader).empty();
  wish.log_out = ui.button({
      .id = "log-out",
      .label = words.log_out,
      .icon = design::Icon::log_out,
      .busy = view.is_leaving,
      .disabled = waits,
      .reason = waits ? words.log_out_waiting : std::string_view(),
  });
  return wish;
}

} // namespace verdiep::screens::me
