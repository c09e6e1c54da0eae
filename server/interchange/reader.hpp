#pragma once

#include "shared/disclosures/audience.hpp"
#include "shared/insights/viewer.hpp"

#include <vector>

namespace verdiep::interchange {

/// For whom events or figures leave the server: what the person may see today.
///
/// Shape    `audiences` is empty for who reads no stream (strangers, management, analysts)
struct Reader {
  insights::Viewer viewer;
  std::vector<disclosures::Audience> audiences;
  bool wants_content = false; ///< what people wrote, as far as the audiences see it

  [[nodiscard]] bool reads_events() const { return !audiences.empty(); }
};

} // namespace verdiep::interchange
