#pragma once

#include "server/log/log.hpp"

#include <cstdint>
#include <vector>

/// A journal of calls for crash tests: call n is the same wherever it is made, touches every part of the log,
/// and leaves the row "count" = n behind. So whoever opens the store can tell which calls it holds, and that
/// each is there whole and once.
namespace verdiep::test {

/// The commits of call `number` (1, 2, 3 …): records, a value and its grant in one stream, more records in
/// another, an outcome.
/// Shape    `padding` bytes are added to each record, so that calls span blocks of the
/// write-ahead log
[[nodiscard]] std::vector<log::Commit> journal_call(std::uint64_t number, std::size_t padding = 0);

/// How many calls the log holds.
[[nodiscard]] std::uint64_t journal_count(const log::Log& log);

/// Fails the test unless the log holds calls 1 to `journal_count`, each whole and once, and nothing else.
void expect_journal(const log::Log& log, std::size_t padding = 0);

} // namespace verdiep::test
