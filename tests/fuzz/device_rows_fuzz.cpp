// What a device kept, as anybody may have bent it. An input is the stream's id and then rows: what it is, its page, its
// length in two bytes, its bytes.
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace verdiep::sync {
namespace {

void demand(bool condition) {
  if (!condition) {
    std::abort();
  }
}

/// The first `size` bytes, or as many as there are.
ByteView take(ByteView& input, std::size_t size) {
  const ByteView taken = input.first(std::min(size, input.size()));
  input = input.subspan(taken.size());
  return taken;
}

template <class AnyId>
AnyId take_id(ByteView& input) {
  AnyId id;
  const ByteView bytes = take(input, id.bytes.size());
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

/// A device's disk, on which writes are carried out at once.
struct Disk {
  std::map<CommandId, Bytes> outbox;
  std::map<std::string, Bytes> log;

  static Disk read(ByteView input) {
    Disk disk;
    while (input.size() >= 4) {
      const ByteView head = take(input, 4);
      const ByteView bytes = take(input, head[2] * std::size_t{256} + head[3]);
      const Bytes row(bytes.begin(), bytes.end());
      constexpr std::uint8_t kinds = 4;
      if (head[0] % (kinds + 1) == kinds) {
        ByteView rest = bytes;
        const auto id = take_id<CommandId>(rest);
        disk.outbox[id] = Bytes(rest.begin(), rest.end());
      } else {
        disk.log[to_text({static_cast<RowKind>(head[0] % (kinds + 1)), head[1]})] = row;
      }
    }
    return disk;
  }

  [[nodiscard]] DeviceRows rows() const {
    DeviceRows rows;
    for (const auto& [id, row] : outbox) {
      rows.outbox.push_back({id, row});
    }
    for (const auto& [key, row] : log) {
      rows.log.push_back({key, row});
    }
    return rows;
  }

  /// Carries out what the replica asks for, until it asks for nothing more.
  void perform(Replica& replica, ReplicaEffects effects) {
    while (true) {
      bool has_written = false;
      for (const ReplicaEffect& any : effects) {
        if (const auto* rows = std::get_if<effect::StoreRows>(&any)) {
          write(rows->changes);
          has_written = true;
        } else if (const auto* gone = std::get_if<effect::DeleteOutbox>(&any)) {
          outbox.erase(gone->id);
        }
      }
      if (!has_written) {
        return;
      }
      effects = replica.rows_stored();
    }
  }

private:
  void write(const std::vector<RowChange>& changes) {
    for (const auto& [key, row] : changes) {
      if (row) {
        log[key] = *row;
      } else {
        log.erase(key);
      }
    }
  }
};

} // namespace
} // namespace verdiep::sync

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace verdiep::sync;
  verdiep::ByteView input(data, size);
  const auto stream = take_id<verdiep::StreamId>(input);
  Disk disk = Disk::read(input);
  const std::size_t commands = disk.outbox.size();

  Replica replica(stream);
  disk.perform(replica, replica.start(disk.rows()));
  demand(replica.confirmed().state.head == replica.log().head());
  demand(replica.outbox().size() <= commands);

  // Whatever was bent is gone from the disk by now: who opens it again finds the same, and no damage.
  Replica again(stream);
  disk.perform(again, again.start(disk.rows()));
  demand(again.trouble() != Trouble::damaged);
  demand(again.root() == replica.root());
  demand(again.confirmed().state == replica.confirmed().state);
  demand(again.outbox().size() == replica.outbox().size());
  return 0;
}
