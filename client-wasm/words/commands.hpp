#pragma once

#include "events/vocabulary.hpp"

#include <string_view>

namespace verdiep::words {

/// What somebody wanted to do, as the heading of what became of it: "Je reactie", "Your reply".
[[nodiscard]] std::string_view dutch_command(const CommandBody& body);
[[nodiscard]] std::string_view english_command(const CommandBody& body);

} // namespace verdiep::words
