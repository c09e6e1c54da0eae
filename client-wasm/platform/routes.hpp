#pragma once

/// Addresses of the app's pages, by the History API, and the window's title and language.
///
/// Source   web/bridge/routes.js

#include <functional>
#include <string>
#include <string_view>

namespace verdiep::platform {

/// Path and query of the address: "/forum?deel=2".
[[nodiscard]] std::string current_route();
/// The part after '#', without it; links that invite carry their token there, so that no server log has it.
[[nodiscard]] std::string current_fragment();

void push_route(std::string_view route);
/// Also drops the fragment.
void replace_route(std::string_view route);
/// Loads the page anew at this route: nothing of the program's state is left.
void load_route(std::string_view route);
/// Calls back when the browser goes back or forward; a frame follows.
void on_route_change(std::function<void(std::string_view)> listener);

void set_title(std::string_view title);
/// A language tag, for the whole page.
void set_language(std::string_view tag);

} // namespace verdiep::platform
