#include "tests/property/hash_chain.hpp"

#include <fstream>

/// Writes tests/golden/state_hashes.txt anew, after a change of the rules or of the state's encoding (which
/// raises `stream::rules_version`).
int main() {
  std::ofstream file(verdiep::test::reviewed_hash_chain_path());
  for (const std::string& line : verdiep::test::hash_chain()) {
    file << line << '\n';
  }
  return file ? 0 : 1;
}
