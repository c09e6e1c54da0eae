#include "client-wasm/screens/me/device.hpp"

namespace verdiep::screens::me {
namespace {

std::string_view opening_words(const words::Device& words, Opening opening) {
  switch (opening) {
  case Opening::underway:
    return words.underway;
  case Opening::ready:
    return words.kept;
  case Opening::no_room:
    return words.full;
  case Opening::not_allowed:
    return words.unavailable;
  }
  return {};
}

} // namespace

bool show_device(ui::Ui& ui, const words::Device& words, const Device& device) {
  auto section = ui.section({.id = "device", .title = words.title});
  ui.text(opening_words(words, device.without_line));
  if (!device.can_install)
    return false;
  const bool wanted = ui.button({.id = "install", .label = words.install, .icon = design::Icon::plus});
  ui.note(words.install_help);
  return wanted;
}

} // namespace verdiep::screens::me
