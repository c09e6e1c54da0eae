#include "server/interchange/figures_book.hpp"

#include "server/interchange/readable_records.hpp"

#include <algorithm>

namespace verdiep::interchange {
namespace {

constexpr Timestamp always{timestamp_ms_max};
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

bool is_newer(codec::DecodeFault fault) {
  return fault == codec::DecodeFault::unknown_type || fault == codec::DecodeFault::newer_version;
}

} // namespace

std::shared_ptr<FiguresBook::Programme> FiguresBook::programme(StreamId stream) {
  const std::lock_guard lock(mutex_);
  auto& found = programmes_[stream];
  if (found == nullptr)
    found = std::make_shared<Programme>();
  found->used = ++uses_;
  auto result = found;
  if (programmes_.size() > programmes_max) {
    programmes_.erase(std::min_element(
        programmes_.begin(), programmes_.end(),
        [](const auto& a, const auto& b) { return a.second->used < b.second->used; }
    ));
  }
  return result;
}

/// Folds what was recorded before this time, as far as it was not yet.
Result<void> FiguresBook::fold(StreamId stream, insights::Counted& counted, Timestamp before) const {
  Result<void> folded;
  VERDIEP_CHECK(log_.read(
      stream, counted.state.head.next(), Position{stream::events_max * 2},
      [&](Position position, ByteView bytes) {
        const auto header = decode_record_header(bytes);
        if (header && before <= header->recorded)
          return false;
        const auto record = decode_record(bytes);
        if (record) {
          counted.apply(*record);
        } else if (is_newer(record.error().fault)) {
          counted.apply_unknown(position);
        } else {
          folded = unreadable(stream, position);
        }
        return folded.has_value();
      }
  ));
  return folded;
}

Result<insights::Answer> FiguresBook::figures(StreamId stream, MemberId viewer, Timestamp now) {
  return figures(
      stream, [viewer](const people::State& people) { return insights::viewer_of(people, viewer); }, now
  );
}

Result<insights::Answer>
FiguresBook::figures(StreamId stream, const insights::Viewer& viewer, Timestamp now) {
  return figures(stream, [viewer](const people::State&) { return viewer; }, now);
}

Result<insights::Answer> FiguresBook::figures(StreamId stream, const Who& who_of, Timestamp now) {
  VERDIEP_TRY(head, log_.head(stream));
  if (head == Position{})
    return fail(ErrorCode::not_found, "there is no programme " + to_text(stream));
  const auto kept = programme(stream);
  const std::lock_guard lock(kept->mutex);
  VERDIEP_CHECK(fold(stream, kept->live, always));
  const insights::Viewer who = who_of(kept->live.state.people);
  insights::Answer answer;
  if (who.detail != insights::Detail::figures) {
    answer.figures = insights::figures(kept->live.state, kept->live.ledger, who);
    answer.head = kept->live.state.head;
    return answer;
  }
  const insights::Day today = insights::day_of(now);
  VERDIEP_CHECK(fold(stream, kept->settled, Timestamp{today.value * day_ms}));
  answer.figures = insights::figures(kept->settled.state, kept->settled.ledger, who);
  answer.through = insights::Day{today.value - 1};
  return answer;
}

} // namespace verdiep::interchange
