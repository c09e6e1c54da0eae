#include "server/identity/device.hpp"

#include <array>
#include <string>

namespace verdiep::identity {
namespace {

struct Sign {
  std::string_view part; ///< of a user agent
  std::string_view name;
};

/// The first that is found counts: browsers name the ones that they descend from, the special ones last.
constexpr std::array browsers{
    Sign{"Edg", "Edge"},         Sign{"OPR/", "Opera"},       Sign{"SamsungBrowser/", "Samsung Internet"},
    Sign{"Vivaldi/", "Vivaldi"}, Sign{"Firefox/", "Firefox"}, Sign{"FxiOS/", "Firefox"},
    Sign{"CriOS/", "Chrome"},    Sign{"Chrome/", "Chrome"},   Sign{"Chromium/", "Chrome"},
    Sign{"Version/", "Safari"},
};

/// An Android says Linux too, an iPhone Mac.
constexpr std::array systems{
    Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"}, Sign{"iPad", "iPad"},   Sign{"Windows", "Windows"},
    Sign{"CrOS", "ChromeOS"},   Sign{"Macintosh", "Mac"}, Sign{"Linux", "Linux"},
};

template <std::size_t count>
std::string name_in(std::string_view user_agent, const std::array<Sign, count>& signs) {
  for (const Sign& sign : signs) {
    if (user_agent.find(sign.part) != std::string_view::npos)
      return std::string(sign.name);
  }
  return {};
}

} // namespace

Device device_of(std::string_view user_agent) {
  return {{name_in(user_agent, browsers)}, {name_in(user_agent, systems)}};
}

} // namespace verdiep::identity
