#include "client-wasm/screens/coordinate/parts.hpp"

#include <charconv>

namespace verdiep::screens::coordinate {
namespace {

using design::Icon;
using ui::ButtonKind;
using ui::Tone;

std::optional<std::uint32_t> number_in(const std::string& typed) {
  std::uint32_t number = 0;
  const char* end = typed.data() + typed.size();
  const auto [stopped, error] = std::from_chars(typed.data(), end, number);
  return error == std::errc() && stopped == end ? std::optional(number) : std::nullopt;
}

/// Fills the wish, or says at the field what is wrong. The server knows the limits.
void make(ui::Ui& ui, const words::Coordinate& words, InviteView& view, InviteWish& wish) {
  const auto days = number_in(view.days);
  const auto uses = number_in(view.uses);
  const bool is_limited = !is_blank(view.uses);
  view.days_error = days ? std::string_view() : words.inviting.not_a_number;
  view.uses_error = uses || !is_limited ? std::string_view() : words.inviting.not_a_number;
  if (!view.uses_error.empty())
    return ui.focus("uses");
  if (!view.days_error.empty())
    return ui.focus("days");
  wish.make = account::JoinWish{.stream = {}, .days = *days, .uses = is_limited ? uses : std::nullopt};
}

/// Fields of text: a browser's field of a number tells nothing of what is no number, and nothing means no limit.
void show_form(ui::Ui& ui, const Reader& reader, InviteView& view, InviteWish& wish) {
  const words::Coordinate& words = reader.words.coordinate;
  auto section = ui.section({.id = "new", .title = words.inviting.link_form});
  auto form = ui.form({.id = "form", .name = words.inviting.link_form});
  ui.text_field({
      .id = "uses",
      .label = words.inviting.uses,
      .value = &view.uses,
      .help = words.inviting.uses_help,
      .error = view.uses_error,
      .max_length = 6,
  });
  ui.text_field({
      .id = "days",
      .label = words.inviting.days,
      .value = &view.days,
      .help = words.inviting.days_help,
      .error = view.days_error,
      .max_length = 4,
      .required = true,
  });
  if (view.link.failure)
    ui.notice(
        {.id = "failure", .tone = Tone::warning, .text = failure_words(reader.words, *view.link.failure)}
    );
  if (ui.button({
          .id = "make",
          .label = words.inviting.make_link,
          .kind = ButtonKind::primary,
          .icon = Icon::link,
          .submits = true,
          .busy = view.link.is_making,
      })) {
    make(ui, words, view, wish);
  }
}

std::string title_of(const Reader& reader, const account::OpenInvitation& invitation) {
  const words::Coordinate& words = reader.words.coordinate;
  return invitation.member ? words.link_for(reader.name_of(*invitation.member))
                           : std::string(words.inviting.link_to_join);
}

void show_invitation(
    ui::Ui& ui, const Reader& reader, const account::OpenInvitation& invitation, InviteView& view
) {
  const words::Coordinate& words = reader.words.coordinate;
  auto item = ui.item({.id = invitation.id});
  auto row = ui.row({.gap = design::space::medium});
  const std::string title = title_of(reader, invitation);
  {
    auto lines = ui.stack({.gap = 2, .grow = true});
    ui.text(title, {.type = design::Type::strong});
    ui.note(words.link_dates(reader.when(invitation.created), reader.when(invitation.expires)));
    ui.note(
        invitation.uses_left ? words.uses_left(*invitation.uses_left) : std::string(words.inviting.unlimited)
    );
  }
  if (ui.button({
          .id = "revoke",
          .label = words.inviting.revoke,
          .icon = Icon::trash,
          .busy = view.revoking == invitation.id,
          .about = words.of_link(title),
      })) {
    view.asking = invitation.id;
  }
}

void ask_to_revoke(ui::Ui& ui, const words::Coordinate& words, InviteView& view, InviteWish& wish) {
  auto dialog = ui.dialog({.id = "revoking", .title = words.inviting.revoke_question});
  ui.text(words.inviting.revoke_explained);
  auto row = ui.row({.rest = ui::RowEnd::end});
  const bool cancels = ui.button({.id = "cancel", .label = words.cancel});
  if (ui.button({.id = "revoke", .label = words.inviting.revoke, .kind = ButtonKind::danger})) {
    wish.revoke = view.asking;
    view.asking.clear();
  } else if (cancels || dialog.dismissed()) {
    view.asking.clear();
  }
}

void show_open_links(ui::Ui& ui, const Reader& reader, InviteView& view, InviteWish& wish) {
  const words::Coordinate& words = reader.words.coordinate;
  auto section =
      ui.section({.id = "open", .title = words.inviting.open_links, .note = words.inviting.open_links_note});
  if (view.failure) {
    ui.notice({.id = "failure", .tone = Tone::warning, .text = failure_words(reader.words, *view.failure)});
    wish.retry = ui.button({.id = "retry", .label = words.inviting.try_again, .icon = Icon::refresh});
  }
  if (!view.open) {
    if (!view.failure)
      ui.skeleton({.id = "loading", .label = reader.words.general.loading});
    return;
  }
  if (view.open->empty()) {
    auto empty = ui.empty({
        .id = "none",
        .icon = Icon::link,
        .title = words.inviting.open_links_none_title,
        .text = words.inviting.open_links_none_text,
    });
    return;
  }
  auto list = ui.list({.id = "links", .name = words.inviting.open_links});
  for (const account::OpenInvitation& invitation : *view.open)
    show_invitation(ui, reader, invitation, view);
}

} // namespace

InviteWish show_invite(ui::Ui& ui, const Reader& reader, InviteView& view) {
  InviteWish wish;
  if (view.link.made) {
    const words::Coordinate& words = reader.words.coordinate;
    auto card = ui.card({.id = "made", .name = words.inviting.link_to_join, .tone = ui::Tone::success});
    ui.text(words.inviting.link_once);
    wish.copy = show_link(ui, reader, *view.link.made);
    ui.link({
        .id = "sheet",
        .label = words.inviting.sheet,
        .href = "/coordineren/uitnodigen/blad",
        .icon = Icon::printer,
    });
  }
  show_form(ui, reader, view, wish);
  show_open_links(ui, reader, view, wish);
  if (!view.asking.empty())
    ask_to_revoke(ui, reader.words.coordinate, view, wish);
  return wish;
}

bool show_sheet(ui::Ui& ui, const Reader& reader, const InviteView& view) {
  const words::Coordinate& words = reader.words.coordinate;
  if (!view.link.made) {
    auto empty = ui.empty({
        .id = "none",
        .icon = Icon::printer,
        .title = words.inviting.sheet_none_title,
        .text = words.inviting.sheet_none_text,
    });
    return false;
  }
  ui.text(words.inviting.sheet_text);
  ui.code({.id = "code", .name = words.inviting.qr, .rows = view.link.made->qr, .size = 360});
  ui.text(view.link.made->link, {.type = design::Type::strong});
  ui.note(words.link_ends(reader.when(view.link.made->expires)));
  return ui.button({.id = "print", .label = words.inviting.print, .icon = Icon::printer});
}

} // namespace verdiep::screens::coordinate
