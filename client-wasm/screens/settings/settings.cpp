#include "client-wasm/screens/settings/settings.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace verdiep::screens::settings {
namespace {

constexpr std::array<int, 6> sizes{90, 100, 125, 150, 175, 200};

bool show_language(ui::Ui& ui, const words::Settings& words, std::string& chosen) {
  const ui::Choice choices[] = {
      {.id = "nl", .label = words.dutch, .language = "nl"},
      {.id = "en", .label = words.english, .language = "en"},
  };
  return ui.choice(
      {.id = "language", .label = words.language, .choices = choices, .chosen = &chosen, .segmented = true}
  );
}

bool show_size(ui::Ui& ui, const words::Settings& words, std::string& chosen) {
  std::array<std::string, sizes.size()> ids;
  std::array<std::string, sizes.size()> labels;
  std::vector<ui::Choice> choices;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    ids[i] = std::to_string(sizes[i]);
    labels[i] = words.percent(sizes[i]);
    choices.push_back({.id = ids[i], .label = labels[i]});
  }
  return ui.choice(
      {.id = "size", .label = words.size, .choices = choices, .chosen = &chosen, .segmented = true}
  );
}

bool show_theme(ui::Ui& ui, const words::Settings& words, std::string& chosen) {
  const ui::Choice choices[] = {
      {"system", words.theme_system},
      {"light", words.theme_light},
      {"dark", words.theme_dark},
      {"contrast", words.theme_contrast},
  };
  return ui.choice({.id = "theme", .label = words.theme, .choices = choices, .chosen = &chosen});
}

} // namespace

Changed show(ui::Ui& ui, const words::Settings& words, Choices& choices) {
  auto section = ui.section({.id = "settings", .title = words.title, .note = words.note});
  auto lines = ui.stack({.gap = design::space::large});
  Changed changed;
  changed.language = show_language(ui, words, choices.language);
  {
    auto sizing = ui.stack({.gap = design::space::tight});
    changed.size = show_size(ui, words, choices.size);
    ui.note(choices.is_too_large ? words.reading_view_now : words.size_help);
  }
  changed.theme = show_theme(ui, words, choices.theme);
  changed.reading_view = ui.checkbox(
      {.id = "reading-view",
       .label = words.reading_view,
       .checked = &choices.reading_view,
       .help = words.reading_view_help}
  );
  return changed;
}

} // namespace verdiep::screens::settings
