#pragma once

#include "events/types/timestamp.hpp"

#include <string>

namespace verdiep::cli {

/// For people, such as "2026-11-23 20:41 UTC".
[[nodiscard]] std::string date_text(Timestamp at);

} // namespace verdiep::cli
