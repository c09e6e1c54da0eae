#pragma once

#include "events/dingen.hpp"
#include "events/programme.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::demo {

struct DingText {
  std::string key;
  dingen::Content content;
};

/// What programme.json says.
struct ProgrammeText {
  programme::Title title;
  programme::Goal goal;
  programme::Kind kind = programme::Kind::group;
  std::vector<DingText> dingen;
};

/// Errors   invalid_input: place and what is wrong there
[[nodiscard]] Result<ProgrammeText> parse_programme(std::string_view json);

} // namespace verdiep::demo
