#pragma once

#include "events/dingen.hpp"
#include "events/programme.hpp"
#include "server/content/json.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace verdiep::content {

struct DingText {
  std::string key; ///< how other files name it; empty if it has none
  dingen::Content content;
};

/// What a programme file says (docs/formats/programme.md).
struct ProgrammeFile {
  programme::Title title;
  programme::Goal goal;
  programme::Kind kind = programme::Kind::group;
  std::vector<DingText> dingen;
};

/// Reads the whole file and finds all that is wrong in it, in the order of its lines. Only a text that is no JSON has
/// one mistake: nobody knows what the rest would have been.
///
/// Errors   at least one mistake
[[nodiscard]] tl::expected<ProgrammeFile, std::vector<Mistake>> parse_programme(std::string_view text);

/// `programma.json:12:7: dingen[1].minutes is no number from 1 to 600: write a whole number, …`
[[nodiscard]] std::string line_of(std::string_view file, const Mistake& mistake);

/// One mistake a line, as one error.
[[nodiscard]] Error error_of(std::string_view file, const std::vector<Mistake>& mistakes);

} // namespace verdiep::content
