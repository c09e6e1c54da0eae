#pragma once

/// Which of this browser's tabs does what only one may do.
///
/// Source   web/bridge/locks.js

#include <functional>
#include <string_view>

namespace verdiep::platform {

/// Waits for the lock of this name, and holds it for as long as the page is open; `held` is called once. A page waits
/// for one lock. A browser without locks gives it to every tab.
void hold_lock(std::string_view name, std::function<void()> held);

} // namespace verdiep::platform
