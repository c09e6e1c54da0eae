#pragma once

#include "events/programme.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"

#include <map>
#include <mutex>

namespace verdiep::gateway {

/// The titles of programmes, for pages that are shown before there is a replica: joining, choosing a
/// programme.
///
/// A title stands in the first event of its stream and never changes, so each is read once.
/// Threads  any
class Programmes {
public:
  explicit Programmes(const log::Log& log) : log_(log) {}

  /// Errors  not_found: no such stream, or it does not begin with a programme; damaged
  [[nodiscard]] Result<programme::Title> title(StreamId stream);

private:
  const log::Log& log_;
  std::mutex mutex_;
  std::map<StreamId, programme::Title> titles_;
};

} // namespace verdiep::gateway
