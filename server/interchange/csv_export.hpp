#pragma once

#include "server/interchange/export.hpp"
#include "server/interchange/readable_records.hpp"
#include "shared/insights/figures.hpp"

#include <map>
#include <string>

namespace verdiep::interchange {

/// One row an event: for a spreadsheet. Ids have columns of their own, the rest of the event stands as JSON in
/// `data`.
class CsvExport final : public Export {
public:
  CsvExport(const log::Log& log, StreamId stream, Reader reader, Position through);

  Result<std::string> next(std::size_t bytes_max) override;

private:
  [[nodiscard]] Result<void> append_event(std::string& out, const Readable& record);

  ReadableRecords records_;
  const Position through_;
  Position next_{1};
  bool has_begun_ = false;
  std::map<MemberId, std::string> names_; ///< as far as the reader sees them: 500 at most
};

/// The figures as one table: chart, what of, measure, value. Empty where a number is not told.
[[nodiscard]] std::string figures_csv(const insights::Figures& figures);

} // namespace verdiep::interchange
