#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace verdiep::test {

/// One with a tie and its runoff.
inline constexpr std::uint64_t hash_chain_seed = 20'281;
inline constexpr int hash_chain_commands = 10'000;

/// How one random history of 10,000 commands went, in the programme's stream and those of its groups, as lines of
/// text that both builds must agree on: every 500 commands the commands so far, the events so far, and the SHA-256
/// over the hash of the stream's state after each accepted command.
[[nodiscard]] std::vector<std::string> hash_chain();

/// The same as it was reviewed: tests/golden/state_hashes.txt.
[[nodiscard]] std::vector<std::string> reviewed_hash_chain();
[[nodiscard]] std::string reviewed_hash_chain_path();

} // namespace verdiep::test
