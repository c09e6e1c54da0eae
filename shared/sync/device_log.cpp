#include "shared/sync/device_log.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

/// Pages in one write: what a phone writes in well under a second, and holds twice meanwhile.
constexpr std::size_t write_pages_max = 64;

std::uint32_t pages_in(Position head) {
  return head.value == 0 ? 0 : page_of(head) + 1;
}

/// The values of one page as they are kept: those that are shown, and that others were withdrawn.
StoredValues values_in(std::uint32_t page, const KeptCopy& copy) {
  StoredValues stored;
  const Position first = first_of(page);
  copy.disclosed.for_each(
      first, first.plus(page_records_max - 1),
      [&](const ValueKey& key, const std::optional<Bytes>& value) {
        StoredValue one{key.position, {key.field}, {}, {}, {}};
        const DisclosedValues::Held* held = copy.values.find(key);
        if (value && held == nullptr) {
          return; // without its salt nobody could check it again
        }
        if (value) {
          one.salt = held->salt;
          one.value = Blob<value_bytes_max>{*value};
          one.audiences.items = held->audiences;
        }
        stored.items.push_back(std::move(one));
      }
  );
  return stored;
}

void add(WhenStored& all, WhenStored&& more) {
  for (const auto& [audience, seq] : more.deleted) {
    std::uint64_t& known = all.deleted[audience];
    known = std::max(known, seq);
  }
  all.landed.insert(all.landed.end(), more.landed.begin(), more.landed.end());
}

} // namespace

// What changed

void DeviceLog::begin(Position stored, std::set<std::uint32_t> value_pages) {
  stored_ = stored;
  pages_ = pages_in(stored);
  value_pages_ = std::move(value_pages);
}

void DeviceLog::drop(const RowKey& key) {
  dropped_.push_back(key);
}

void DeviceLog::start_over() {
  for (std::uint32_t page = 0; page < pages_; ++page) {
    dropped_.push_back({RowKind::records, page});
    dropped_.push_back({RowKind::values, page});
  }
  dropped_.push_back({RowKind::head, 0});
  pages_ = 0;
  stored_ = {};
  values_.clear();
  value_pages_.clear();
  waiting_.deleted.clear();
  if (writing_) {
    writing_->is_overtaken = true;
    writing_->waiting.deleted.clear();
  }
}

void DeviceLog::forget() {
  start_over();
  dropped_.push_back({RowKind::witness, 0});
  is_forgotten_ = true;
  if (writing_) {
    // Not waited for: the stream may be opened anew before it is done.
    add(waiting_, std::move(writing_->waiting));
    dropped_.insert(dropped_.begin(), writing_->dropped.begin(), writing_->dropped.end());
    writing_.reset();
  }
}

void DeviceLog::when_deleted(const Audience& audience, std::uint64_t seq) {
  waiting_.deleted[audience] = seq;
  head_changed();
}

void DeviceLog::when_landed(CommandId id) {
  waiting_.landed.push_back(id);
  head_changed();
}

bool DeviceLog::is_behind(Position head) const {
  if (is_forgotten_) {
    return !dropped_.empty();
  }
  return stored_ < head || !values_.empty() || !dropped_.empty() || is_head_behind_ || is_witness_behind_;
}

// Writing

std::vector<RowChange> DeviceLog::next_write(const KeptCopy& copy) {
  const Position head = copy.history.head();
  std::vector<RowChange> changes;
  if (writing_ || !is_behind(head)) {
    return changes;
  }
  writing_.emplace();
  writing_->stored_before = stored_;
  writing_->dropped = std::exchange(dropped_, {});
  for (const RowKey& key : writing_->dropped) {
    changes.push_back({to_text(key), std::nullopt});
  }
  if (is_forgotten_) {
    writing_->waiting = std::exchange(waiting_, {});
    return changes;
  }
  if (std::exchange(is_witness_behind_, false)) {
    writing_->holds_witness = true;
    changes.push_back({to_text({RowKind::witness, 0}), copy.witness.encode()});
  }
  take_records(changes, copy);
  take_values(changes, copy);
  pages_ = std::max(pages_, pages_in(stored_));
  if (stored_ == head && values_.empty()) {
    is_head_behind_ = false;
    StoredHead stored = copy.head;
    stored.value_pages = static_cast<std::uint32_t>(value_pages_.size());
    changes.push_back({to_text({RowKind::head, 0}), encode_head_row(stored)});
    writing_->waiting = std::exchange(waiting_, {});
  } else {
    is_head_behind_ = true;
  }
  return changes;
}

void DeviceLog::take_records(std::vector<RowChange>& changes, const KeptCopy& copy) {
  const Position head = copy.history.head();
  for (std::size_t count = 0; stored_ < head && count < write_pages_max; ++count) {
    const std::uint32_t page = page_of(stored_.next());
    changes.push_back({to_text({RowKind::records, page}), encode_records_row(copy.history, page)});
    stored_ = std::min(head, first_of(page).plus(page_records_max - 1));
  }
}

/// Values follow their records: those of pages that are not written yet wait.
void DeviceLog::take_values(std::vector<RowChange>& changes, const KeptCopy& copy) {
  for (std::size_t count = 0; count < write_pages_max && !values_.empty(); ++count) {
    const std::uint32_t page = *values_.begin();
    if (page >= pages_in(stored_)) {
      return;
    }
    values_.erase(values_.begin());
    writing_->values.insert(page);
    value_pages_.insert(page
    ); // also if all of them are gone: their number only grows, as the head row counts them
    changes.push_back({to_text({RowKind::values, page}), encode_values_row(values_in(page, copy))});
  }
}

WhenStored DeviceLog::stored() {
  WhenStored done = writing_ ? std::move(writing_->waiting) : WhenStored{};
  writing_.reset();
  return done;
}

void DeviceLog::failed() {
  if (!writing_ || is_forgotten_) {
    return; // nobody tries again to delete a copy before the app is opened anew
  }
  RowsUnderWay lost = std::move(*writing_);
  writing_.reset();
  add(waiting_, std::move(lost.waiting));
  is_head_behind_ = true;
  is_witness_behind_ = is_witness_behind_ || lost.holds_witness;
  dropped_.insert(dropped_.begin(), lost.dropped.begin(), lost.dropped.end());
  if (!lost.is_overtaken) {
    stored_ = std::min(stored_, lost.stored_before);
    values_.insert(lost.values.begin(), lost.values.end());
  }
}

} // namespace verdiep::sync
