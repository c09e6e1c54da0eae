#pragma once

/// Whether somebody is at the page.
///
/// Source   web/bridge/presence.js
namespace verdiep::platform {

/// Since they last touched, typed or scrolled; a page that was just opened counts as a touch.
[[nodiscard]] double idle_ms();

} // namespace verdiep::platform
