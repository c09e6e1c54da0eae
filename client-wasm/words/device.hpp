#pragma once

#include <string_view>

namespace verdiep::words {

/// The app on this device: a newer one, opening without a line, its place among the other apps.
struct Device {
  std::string_view newer_title, newer_text, newer_shared, renew;
  std::string_view title, underway, kept, full, unavailable, install, install_help;
};

[[nodiscard]] Device dutch_device();
[[nodiscard]] Device english_device();

} // namespace verdiep::words
