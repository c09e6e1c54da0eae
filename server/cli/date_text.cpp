#include "server/cli/date_text.hpp"

#include <array>
#include <ctime>

namespace verdiep::cli {

std::string date_text(Timestamp at) {
  const auto seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &utc);
  return text.data();
}

} // namespace verdiep::cli
