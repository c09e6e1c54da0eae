#pragma once

/// Every widget in every state, in Dutch: to look at, and for the tests in tests/e2e/gallery. Not part of the
/// site.

#include "client-wasm/ui/ui.hpp"

#include <string>
#include <vector>

namespace verdiep::ui::gallery {

struct Post {
  std::string id;
  std::string author;
  std::string text;
};

struct State {
  int saved = 0; // how often each thing was done, for the tests
  int liked = 0;
  bool dialog_open = false;
  bool details_open = false;
  bool numbers_open = false;
  bool agreed = false;
  bool remember = true;
  std::string visibility = "programma";
  std::string size = "gewoon";
  int place = 12;
  std::string name = "Ömer Şahin";
  std::string email;
  std::string password;
  std::string wish = "café ë € 🎉👩🏽‍💻";
  std::string reflection;
  std::string wrong = "jan@";
  std::vector<Post> posts;
};

void show(Ui& ui, State& state);

} // namespace verdiep::ui::gallery
