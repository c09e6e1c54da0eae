#pragma once

#include "events/record.hpp"

#include <vector>

namespace verdiep::bench {

/// Writes each record's JSON view on a line. Natively only: elsewhere, and when the file cannot be written,
/// false.
[[nodiscard]] bool write_json_lines(const std::vector<Record>& records, const char* path);

} // namespace verdiep::bench
