#pragma once

#include "server/log/log.hpp"

#include <functional>
#include <memory>
#include <string>

/// The implementations of the log contract, each behind one way to make it and to open it again.
namespace verdiep::test {

class LogUnderTest {
public:
  virtual ~LogUnderTest() = default;
  [[nodiscard]] virtual log::Log& log() = 0;
  /// Closes and opens it; what was committed must be there.
  virtual void reopen() = 0;
  /// Waits for work in the background that a reader must not notice.
  virtual void settle() = 0;
};

struct LogKind {
  std::string name;
  std::function<std::unique_ptr<LogUnderTest>()> make;
};

[[nodiscard]] LogKind memory_kind();
[[nodiscard]] LogKind rocksdb_kind();

} // namespace verdiep::test
