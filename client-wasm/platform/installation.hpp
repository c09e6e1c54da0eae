#pragma once

/// The app as a thing of this device: kept there, renewed, set among the other apps.
///
/// Source   web/bridge/installation.js, web/sw.js

#include <cstdint>

namespace verdiep::platform {

/// Whether this device keeps the site, so that the app opens without a line. Values come from the bridge.
enum class Keeping : std::uint8_t {
  underway,
  kept,
  full,        ///< no room for it
  unavailable, ///< the browser does not allow it
};

struct Installation {
  Keeping keeping = Keeping::underway;
  bool is_newer_ready = false; ///< a newer build is kept too, and waits for `renew`
  bool can_install = false;    ///< the browser would ask whether to set it among the other apps
};

/// Every change is followed by a frame.
[[nodiscard]] const Installation& installation();

/// Lets the browser keep the site, once it has nothing better to do.
void keep_installation();
/// Loads the newer build in all tabs; what is being written to the device is written first.
void renew();
/// Lets the browser ask.
void install();

} // namespace verdiep::platform
