#pragma once

#include "server/interchange/reader.hpp"
#include "server/log/log.hpp"
#include "shared/result.hpp"

#include <boost/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace verdiep::interchange {

enum class Format : std::uint8_t { csv, ndjson, xes };
BOOST_DESCRIBE_ENUM(Format, csv, ndjson, xes)

[[nodiscard]] std::string_view content_type(Format format);

/// A file of a programme's events, made as it is taken: the same bytes from the command line and the button.
///
/// Threads  one at a time
class Export {
public:
  virtual ~Export() = default;
  /// About `bytes_max` of the next bytes; empty at the end.
  [[nodiscard]] virtual Result<std::string> next(std::size_t bytes_max) = 0;
};

/// Of the events that there are now. `reader.reads_events()`.
/// Errors   not_found: no such stream
[[nodiscard]] Result<std::unique_ptr<Export>>
make_export(Format format, const log::Log& log, StreamId stream, Reader reader);

} // namespace verdiep::interchange
