#include "shared/sync/record_log.hpp"

namespace verdiep::sync {

void RecordLog::append(ByteView record) {
  if (count_ % page_records_max == 0) {
    pages_.emplace_back().ends.reserve(page_records_max);
  }
  Page& page = pages_.back();
  page.bytes.insert(page.bytes.end(), record.begin(), record.end());
  page.ends.push_back(static_cast<std::uint32_t>(page.bytes.size()));
  ++count_;
  bytes_ += record.size();
}

ByteView RecordLog::at(Position position) const {
  const std::uint64_t index = position.value - 1;
  const Page& page = pages_[static_cast<std::size_t>(index / page_records_max)];
  const auto slot = static_cast<std::size_t>(index % page_records_max);
  const std::size_t begin = slot == 0 ? 0 : page.ends[slot - 1];
  return ByteView(page.bytes).subspan(begin, page.ends[slot] - begin);
}

} // namespace verdiep::sync
