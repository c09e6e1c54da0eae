#pragma once

#include <string_view>

namespace verdiep::demo {

/// programme.json and story.json of this folder, as they were when the program was built.
[[nodiscard]] std::string_view programme_file();
[[nodiscard]] std::string_view story_file();

} // namespace verdiep::demo
