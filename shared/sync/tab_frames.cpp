#include "shared/sync/tab_frames.hpp"

#include "shared/sync/frame_codec.hpp"
#include "shared/sync/hash_codec.hpp"

#include <utility>

namespace verdiep::sync {

Bytes encode_tab_frame(const TabFrame& frame) {
  return encode_named(frame);
}

codec::DecodeResult<TabFrame> decode_tab_frame(ByteView bytes) {
  return decode_named<TabFrame>(bytes, tab_frame_bytes_max);
}

StreamId stream_of(const TabFrame& frame) {
  return std::visit([](const auto& body) { return body.stream; }, frame);
}

std::vector<RowChange> changes_in(const RowsWritten& frame) {
  std::vector<RowChange> changes;
  changes.reserve(frame.rows.items.size());
  for (const WrittenRow& written : frame.rows.items) {
    RowChange& change = changes.emplace_back();
    change.key = written.key.value;
    if (written.row) {
      change.row = written.row->value;
    }
  }
  return changes;
}

std::vector<Bytes> encode_rows_written(StreamId stream, const std::vector<RowChange>& changes) {
  std::vector<Bytes> frames;
  RowsWritten part{stream, {}};
  std::size_t size = 0;
  const auto finish = [&] {
    if (!part.rows.items.empty()) {
      frames.push_back(encode_tab_frame(std::exchange(part, {stream, {}})));
      size = 0;
    }
  };
  for (const RowChange& change : changes) {
    const std::size_t more = change.row ? change.row->size() : 0;
    if (size + more > tab_frame_bytes || part.rows.items.size() == written_rows_max) {
      finish();
    }
    WrittenRow written{{change.key}, {}};
    if (change.row) {
      written.row = Blob<row_bytes_max>{*change.row};
    }
    part.rows.items.push_back(std::move(written));
    size += more;
  }
  finish();
  return frames;
}

} // namespace verdiep::sync
