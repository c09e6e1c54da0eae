#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verdiep::words {

/// What waits to be sent, and what came back refused.
struct Outbox {
  std::string_view saving, saved_here, under_way, refused, forecast;
  std::string_view retry, drop, edit, drop_question, drop_explained, keep;
  std::string_view refused_title, not_taken;

  std::string (*waiting)(std::size_t commands);     ///< "2 wachten op verbinding"
  std::string_view (*field)(std::string_view name); ///< of what was typed: "Titel"
};

[[nodiscard]] Outbox dutch_outbox();
[[nodiscard]] Outbox english_outbox();

} // namespace verdiep::words
