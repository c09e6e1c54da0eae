#include "server/interchange/export.hpp"

#include "server/interchange/csv_export.hpp"
#include "server/interchange/event_lines.hpp"
#include "server/interchange/xes_export.hpp"

#include <utility>

namespace verdiep::interchange {
namespace {

/// The feed's lines, up to where they were when it began.
class LinesExport final : public Export {
public:
  LinesExport(const log::Log& log, StreamId stream, Reader reader, Position through)
      : lines_(log, stream, std::move(reader), {.types = {}, .through = through}) {}

  Result<std::string> next(std::size_t bytes_max) override { return lines_.next(bytes_max); }

private:
  EventLines lines_;
};

} // namespace

std::string_view content_type(Format format) {
  switch (format) {
  case Format::csv:
    return "text/csv; charset=utf-8";
  case Format::ndjson:
    return "application/x-ndjson";
  case Format::xes:
    return "application/xml";
  }
  return "";
}

Result<std::unique_ptr<Export>>
make_export(Format format, const log::Log& log, StreamId stream, Reader reader) {
  VERDIEP_TRY(head, log.head(stream));
  if (head == Position{})
    return fail(ErrorCode::not_found, "there is no programme " + to_text(stream));
  switch (format) {
  case Format::csv:
    return std::make_unique<CsvExport>(log, stream, std::move(reader), head);
  case Format::ndjson:
    return std::make_unique<LinesExport>(log, stream, std::move(reader), head);
  case Format::xes:
    return std::make_unique<XesExport>(log, stream, std::move(reader), head);
  }
  return fail(ErrorCode::invalid_input, "no such format");
}

} // namespace verdiep::interchange
