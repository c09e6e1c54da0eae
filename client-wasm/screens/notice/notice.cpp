#include "client-wasm/screens/notice/notice.hpp"

namespace verdiep::screens::notice {

void show_text(ui::Ui& ui, const words::Words& words, const account::NoticeState& state) {
  const words::Notice& own = words.notice;
  {
    auto who = ui.section({.id = "who", .title = own.who_title});
    ui.text(state.organisation.empty() ? std::string(own.who_unnamed) : own.who_text(state.organisation));
    if (!state.contact.empty())
      ui.text(own.who_contact(state.contact));
  }
  {
    auto why = ui.section({.id = "why", .title = own.why_title});
    ui.text(own.why_text);
  }
  {
    auto sees = ui.section({.id = "sees", .title = own.sees_title});
    for (const std::string_view line :
         {own.sees_everybody, own.sees_group, own.sees_coordinators, own.sees_figures, own.sees_nobody})
      ui.text(line);
  }
  {
    auto keeps = ui.section({.id = "keeps", .title = own.keeps_title});
    ui.text(own.keeps_text);
    ui.text(own.keeps_device);
  }
  auto rights = ui.section({.id = "rights", .title = own.rights_title});
  ui.text(own.rights_text);
  ui.text(own.rights_complaint);
}

Wish show_at_the_door(ui::Ui& ui, const words::Words& words, const account::NoticeState& state, View& view) {
  const words::Notice& own = words.notice;
  Wish wish;
  auto page = ui.page({.id = "notice", .title = own.title, .lead = own.lead});
  show_text(ui, words, state);
  if (view.failure) {
    const bool is_outdated = *view.failure == account::Failure::other_notice;
    ui.notice({.id = "failure", .tone = ui::Tone::warning, .text = is_outdated ? own.outdated : own.failed});
  }
  ui.note(own.accept_explained);
  auto row = ui.row();
  wish.accept = ui.button({
      .id = "accept",
      .label = own.accept,
      .kind = ui::ButtonKind::primary,
      .icon = design::Icon::check,
      .busy = view.is_busy,
  });
  wish.leave = ui.button({.id = "leave", .label = own.leave, .kind = ui::ButtonKind::quiet});
  return wish;
}

} // namespace verdiep::screens::notice
