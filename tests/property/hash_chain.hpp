#pragma once

#include <string>
#include <vector>

namespace verdiep::test {

/// How one random history of 10,000 commands went, as lines of text that both builds must agree on:
/// every 500 commands the commands so far, the head, and the SHA-256 over the state hashes after each event.
[[nodiscard]] std::vector<std::string> hash_chain();

/// The same as it was reviewed: tests/golden/state_hashes.txt.
[[nodiscard]] std::vector<std::string> reviewed_hash_chain();
[[nodiscard]] std::string reviewed_hash_chain_path();

} // namespace verdiep::test
