#pragma once

#include "server/log/rocksdb_database.hpp"
#include "server/log/rocksdb_reader.hpp"
#include "server/log/stream_heads.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace verdiep::log {

/// Packs settled records into pages, in a thread of its own, one page at a time.
///
/// Pages are written without the write-ahead log: what a crash takes away is found missing when the store is
/// opened, and packed again. Of one stream they are written in order, so that there is never a hole.
///
/// Threads  any; the destructor waits for the page in hand
class PagePacker {
public:
  struct Hooks {
    std::function<void(Error)> on_failure; ///< called once, from the thread; it has ended then
    std::function<bool()> has_room;        ///< false: packing waits, the room is for commits
  };

  PagePacker(const Database& database, StreamHeads& heads, const RecordReader& reader, Hooks hooks);
  ~PagePacker();

  /// There may be more to pack.
  void wake();
  /// Waits until everything is packed that can be; returns at once after a failure or without room.
  void wait_until_idle();

private:
  void run();
  [[nodiscard]] bool pack_backlog();
  [[nodiscard]] Result<void> pack_next(StreamId stream);
  [[nodiscard]] bool stopping();

  const Database& database_;
  StreamHeads& heads_;
  const RecordReader& reader_;
  const Hooks hooks_;

  std::mutex mutex_; // guards what follows
  std::condition_variable changed_;
  bool stop_ = false;
  bool work_ = true; // woken since the last look at the backlog
  bool idle_ = false;

  std::thread thread_;
};

} // namespace verdiep::log
