#pragma once

/// The other tabs of this browser in which the same account is signed in.
///
/// Source   web/bridge/tabs.js

#include <functional>
#include <string_view>

namespace verdiep::platform {

/// From now on `left` is called when another tab of the account says `leave_tabs`.
void join_tabs(std::string_view account, std::function<void()> left);
/// Tells the other tabs that the person left.
void leave_tabs();

} // namespace verdiep::platform
