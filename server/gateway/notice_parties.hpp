#pragma once

#include <string>

namespace verdiep::gateway {

/// Who answers for people's data, for the notice that everybody is shown. Empty: the notice sends people to
/// their coordinator.
struct NoticeParties {
  std::string organisation;
  std::string contact; ///< an address of mail or the web, or a telephone number
};

} // namespace verdiep::gateway
