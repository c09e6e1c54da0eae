#include "client-wasm/app.hpp"
#include "client-wasm/platform/installation.hpp"

#include <utility>

// The app on this device: a newer one that waits, and what is kept of it.

namespace verdiep {
namespace {

screens::me::Opening opening_of(platform::Keeping keeping) {
  switch (keeping) {
  case platform::Keeping::underway:
    return screens::me::Opening::underway;
  case platform::Keeping::kept:
    return screens::me::Opening::ready;
  case platform::Keeping::full:
    return screens::me::Opening::no_room;
  case platform::Keeping::unavailable:
    return screens::me::Opening::not_allowed;
  }
  return screens::me::Opening::not_allowed;
}

} // namespace

/// A newer version comes when the reader says so, not while they write.
void App::show_newer(ui::Ui& ui) {
  if (!platform::installation().is_newer_ready)
    return;
  const words::Device& words = words_.device;
  if (!std::exchange(is_newer_said_, true))
    ui.announce(words.newer_title);
  const bool wanted = ui.notice({
      .id = "newer",
      .title = words.newer_title,
      .text = account_pages_.is_shared() ? words.newer_shared : words.newer_text,
      .action = words.renew,
  });
  if (wanted)
    platform::renew();
}

/// Nobody puts their app on a computer that is not theirs.
screens::me::Device App::device() const {
  const platform::Installation& here = platform::installation();
  return {
      .without_line = opening_of(here.keeping),
      .can_install = here.can_install && !account_pages_.is_shared(),
  };
}

} // namespace verdiep
