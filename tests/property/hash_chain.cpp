#include "tests/property/hash_chain.hpp"

#include "shared/stream/state_codec.hpp"
#include "tests/support/hex.hpp"
#include "tests/support/histories.hpp"

#include <fstream>

namespace verdiep::test {

namespace {

constexpr int commands_a_line = 500;

} // namespace

std::vector<std::string> hash_chain() {
  std::vector<std::string> lines;
  History history(hash_chain_seed);
  Sha256 chain;
  std::size_t events = 0;
  for (int count = 1; count <= hash_chain_commands; ++count) {
    const Attempted attempted = history.step();
    if (attempted.decision) {
      const StreamHistory& stream = history.stream(attempted.command.stream);
      events += attempted.decision->size();
      chain = crypto::sha256(chain.bytes, stream::state_hash(stream.state).bytes);
    }
    if (count % commands_a_line == 0) {
      lines.push_back(std::to_string(count) + " " + std::to_string(events) + " " + to_hex(chain.bytes));
    }
  }
  return lines;
}

std::string reviewed_hash_chain_path() {
  return std::string(VERDIEP_SOURCE_DIR) + "/tests/golden/state_hashes.txt";
}

std::vector<std::string> reviewed_hash_chain() {
  std::ifstream file(reviewed_hash_chain_path());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

} // namespace verdiep::test
