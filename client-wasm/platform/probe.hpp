#pragma once

#include <functional>
#include <string>

namespace verdiep::platform {

/// Lets the page's console, and tests, ask the program about itself: `verdiep.probe()` gives `answer()`, a
/// JSON text.
void answer_probe(std::function<std::string()> answer);

} // namespace verdiep::platform
