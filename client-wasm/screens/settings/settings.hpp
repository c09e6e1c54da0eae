#pragma once

#include "client-wasm/ui/ui.hpp"
#include "client-wasm/words/words.hpp"

#include <string>

/// What the reader chooses for this device: language, size of text, colours, and plain HTML if they like.
namespace verdiep::screens::settings {

struct Choices {
  std::string language = "nl";
  std::string size = "100"; ///< percent
  std::string theme = "system";
  bool reading_view = false;
  bool is_too_large = false; ///< the size leaves the canvas no room: the page is shown as plain HTML
};

/// Which of them was chosen anew.
struct Changed {
  bool language = false;
  bool size = false;
  bool theme = false;
  bool reading_view = false;
};

[[nodiscard]] Changed show(ui::Ui& ui, const words::Settings& words, Choices& choices);

} // namespace verdiep::screens::settings
