#pragma once

#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/insights/json/answer.hpp"
#include "shared/insights/ledger.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace verdiep::interchange {

/// The figures of programmes, folded from the log when somebody asks and kept to go on from.
///
/// Of each programme two counts are kept: one of everything, for those who may follow the stream themselves,
/// and one of the days that are over, for those who may not (`insights::is_day_over`). Who somebody is follows
/// from the first: a role that was taken away today shows nothing today.
///
/// Threads  any; may wait for the disk
class FiguresBook {
public:
  explicit FiguresBook(const log::Log& log) : log_(log) {}

  /// Errors   not_found: no such stream; damaged
  [[nodiscard]] Result<insights::Answer> figures(StreamId stream, MemberId viewer, Timestamp now);
  /// For somebody of whom only is known how much they may see.
  [[nodiscard]] Result<insights::Answer>
  figures(StreamId stream, const insights::Viewer& viewer, Timestamp now);

private:
  /// How many programmes are kept, the last asked for.
  static constexpr std::size_t programmes_max = 8;

  struct Programme {
    std::mutex mutex;
    insights::Counted live;    ///< under mutex
    insights::Counted settled; ///< under mutex
    std::uint64_t used = 0;    ///< under the book's mutex
  };

  [[nodiscard]] std::shared_ptr<Programme> programme(StreamId stream);
  using Who = std::function<insights::Viewer(const people::State&)>;
  [[nodiscard]] Result<insights::Answer> figures(StreamId stream, const Who& who, Timestamp now);
  [[nodiscard]] Result<void> fold(StreamId stream, insights::Counted& counted, Timestamp before) const;

  const log::Log& log_;
  std::mutex mutex_;
  std::map<StreamId, std::shared_ptr<Programme>> programmes_; ///< under mutex_
  std::uint64_t uses_ = 0;                                    ///< under mutex_
};

} // namespace verdiep::interchange
