#include "events/json/view.hpp"
#include "tests/bench/write_json_lines.hpp"

#include <fstream>

namespace verdiep::bench {

bool write_json_lines(const std::vector<Record>& records, const char* path) {
  std::ofstream file(path);
  for (const Record& record : records) {
    file << json::record_view(record).dump() << '\n';
  }
  file.flush();
  return file.good();
}

} // namespace verdiep::bench
