#include "tests/golden/sample_files.hpp"

#include "tests/support/hex.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

namespace verdiep::test {

std::string
sample_path(std::string_view kind, std::string_view type, unsigned version, std::string_view suffix) {
  std::ostringstream path;
  path << VERDIEP_SOURCE_DIR << "/tests/golden/samples/" << kind << '/' << type << ".v" << version << '.'
       << suffix;
  return path.str();
}

std::vector<Bytes> read_samples(std::string_view kind, std::string_view type, unsigned version) {
  std::ifstream file(sample_path(kind, type, version, "hex"));
  std::vector<Bytes> samples;
  for (std::string line; std::getline(file, line);) {
    samples.push_back(from_hex(line));
  }
  return samples;
}

std::string read_text_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace verdiep::test
