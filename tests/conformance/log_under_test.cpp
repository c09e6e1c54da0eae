#include "tests/conformance/log_under_test.hpp"

#include "server/log/memory_log.hpp"
#include "server/log/rocksdb_log.hpp"
#include "tests/support/store_folder.hpp"

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
  void open() { log_ = open_or_abort(folder_.store()); }

  StoreFolder folder_;
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
