#include "tests/conformance/log_under_test.hpp"

#include "server/log/memory_log.hpp"
#include "server/log/rocksdb_log.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstdio>
#include <cstdlib>

namespace verdiep::test {
namespace {

class MemoryUnderTest final : public LogUnderTest {
public:
  log::Log& log() override { return log_; }
  void reopen() override {}
  void settle() override {}

private:
  log::MemoryLog log_;
};

class RocksdbUnderTest final : public LogUnderTest {
public:
  RocksdbUnderTest() { open(); }
  log::Log& log() override { return *log_; }
  void reopen() override {
    log_.reset();
    open();
  }
  void settle() override { log_->wait_until_packed(); }

private:
  void open() {
    log::RocksdbOptions options;
    options.create = true;
    options.reserve_bytes = 0;
    auto opened = log::RocksdbLog::open(folder_.path() / "store", options);
    if (!opened) {
      std::fprintf(stderr, "%s\n", opened.error().context.c_str());
      std::abort();
    }
    log_ = std::move(*opened);
  }

  TemporaryFolder folder_;
  std::unique_ptr<log::RocksdbLog> log_;
};

} // namespace

LogKind memory_kind() {
  return {"memory", [] { return std::make_unique<MemoryUnderTest>(); }};
}

LogKind rocksdb_kind() {
  return {"rocksdb", [] { return std::make_unique<RocksdbUnderTest>(); }};
}

} // namespace verdiep::test
