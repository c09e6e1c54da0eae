#include "client-wasm/screens/me/me.hpp"

#include "client-wasm/screens/outbox/outbox.hpp"

namespace verdiep::screens::me {

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
  const ui::Choice choices[] = {
      {"system", words.theme_system},
      {"light", words.theme_light},
      {"dark", words.theme_dark},
      {"contrast", words.theme_contrast},
  };
  wish.theme_changed =
      ui.choice({.id = "theme", .label = words.theme, .choices = choices, .chosen = &view.theme});
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
