#pragma once

#include "events/types/bytes.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Encodings as they were written once, one file per type and version:
/// tests/golden/samples/<kind>/<Type>.v<n>.hex with an encoding on each line, and beside it the same as JSON
/// for whoever reviews a change.
namespace verdiep::test {

/// `kind` is "events" or "commands", `suffix` "hex" or "json".
[[nodiscard]] std::string
sample_path(std::string_view kind, std::string_view type, unsigned version, std::string_view suffix);

/// The samples of one file; empty if there is none.
[[nodiscard]] std::vector<Bytes> read_samples(std::string_view kind, std::string_view type, unsigned version);

/// A text file whole; empty if there is none.
[[nodiscard]] std::string read_text_file(const std::string& path);

} // namespace verdiep::test
