#include "client-wasm/screens/coordinate/parts.hpp"
#include "client-wasm/screens/me/failure_words.hpp"

// A link just made, and why there is none.

namespace verdiep::screens::coordinate {

using design::Icon;

std::string_view failure_words(const words::Words& words, account::Failure failure) {
  const words::Inviting& own = words.coordinate.inviting;
  switch (failure) {
  case account::Failure::not_coordinator:
    return words.coordinate.refused_text;
  case account::Failure::other_programmes:
    return own.other_programmes;
  case account::Failure::too_many_invitations:
    return own.too_many_links;
  case account::Failure::invalid_days:
    return own.invalid_days;
  case account::Failure::invalid_uses:
    return own.invalid_uses;
  case account::Failure::invalid_token:
    return own.gone;
  case account::Failure::rejected:
    return own.no_intake;
  default:
    return me::failure_words(words.account, failure);
  }
}

std::string show_link(ui::Ui& ui, const Reader& reader, const account::MadeInvitation& made) {
  const words::Coordinate& words = reader.words.coordinate;
  // On a phone the code beside it would leave the link a few letters a line.
  auto both = ui.compact() ? ui.stack() : ui.row({.gap = design::space::large, .top = true});
  std::string copied;
  ui.code({.id = "code", .name = words.inviting.qr, .rows = made.qr, .size = 208});
  auto lines = ui.stack({.gap = design::space::small, .grow = !ui.compact()});
  ui.text(words.inviting.link, {.type = design::Type::small_strong});
  ui.text(made.link);
  if (ui.button(
          {.id = "copy", .label = words.inviting.copy, .kind = ui::ButtonKind::primary, .icon = Icon::copy}
      ))
    copied = made.link;
  ui.note(words.link_ends(reader.when(made.expires)));
  return copied;
}

} // namespace verdiep::screens::coordinate
