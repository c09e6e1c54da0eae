#include "server/log/rocksdb_packer.hpp"

#include "server/log/record_page.hpp"

#include <utility>

namespace verdiep::log {

PagePacker::PagePacker(const Database& database, StreamHeads& heads, const RecordReader& reader, Hooks hooks)
    : database_(database), heads_(heads), reader_(reader), hooks_(std::move(hooks)), thread_([this] {
        run();
      }) {}

PagePacker::~PagePacker() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void PagePacker::wake() {
  {
    const std::lock_guard lock(mutex_);
    work_ = true;
  }
  changed_.notify_all();
}

void PagePacker::wait_until_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return idle_ && !work_; });
}

void PagePacker::run() {
  bool healthy = true;
  while (healthy) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return work_ || stop_; });
      if (stop_)
        break;
      work_ = false;
      idle_ = false;
    }
    healthy = pack_backlog();
    const std::lock_guard lock(mutex_);
    idle_ = true;
    changed_.notify_all();
  }
  // Nobody shall wait for a thread that has ended.
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] {
    work_ = false;
    idle_ = true;
    changed_.notify_all();
    return stop_;
  });
}

bool PagePacker::pack_backlog() {
  while (const auto stream = heads_.unpacked()) {
    if (stopping() || !hooks_.has_room())
      return true;
    auto packed = pack_next(*stream);
    if (packed)
      continue;
    hooks_.on_failure(std::move(packed.error()));
    return false;
  }
  return true;
}

Result<void> PagePacker::pack_next(StreamId stream) {
  const std::uint64_t page = heads_.of(stream).pages;
  const Position first = first_in_page(page);
  PageBuilder builder;
  VERDIEP_CHECK(reader_.read_unpacked(
      stream, first, first.plus(page_records - 1),
      [&builder](const StoredRecord& stored) {
        builder.add(stored.record, stored.checksum);
        return true;
      }
  ));
  rocksdb::WriteOptions without_wal;
  without_wal.disableWAL = true;
  const rocksdb::Status status = database_.engine().Put(
      without_wal, database_.family(Family::pages), page_key(stream, page), builder.finish()
  );
  if (!status.ok())
    return failure_of(status, "cannot write a page of stream " + to_text(stream));
  heads_.set_pages(stream, page + 1);
  return {};
}

bool PagePacker::stopping() {
  const std::lock_guard lock(mutex_);
  return stop_;
}

} // namespace verdiep::log
