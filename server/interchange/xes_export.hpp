#pragma once

#include "server/interchange/export.hpp"
#include "server/interchange/readable_records.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace verdiep::interchange {

/// XES (IEEE 1849-2016), for process mining: a case is a participant, its events are what that person did.
///
/// A log is sorted by time and XES by case, so the events are gathered first, without their words: 40 bytes
/// each, 8 MB for a full programme.
///
/// Shape    people who do not take part are no case; who withdrew is one, who was erased is one without a name
/// Source   docs/formats/exports.md
class XesExport final : public Export {
public:
  XesExport(const log::Log& log, StreamId stream, Reader reader, Position through);

  Result<std::string> next(std::size_t bytes_max) override;

private:
  struct Step {
    Timestamp at;
    std::uint32_t position = 0;
    std::uint16_t type = 0; ///< a place in `types_`
    DingId ding;            ///< nil: about none
  };
  struct Case {
    MemberId member;
    std::string name; ///< empty: the reader does not see it
    bool takes_part = false;
    std::vector<Step> steps;
  };

  [[nodiscard]] Result<void> gather();
  [[nodiscard]] Result<void> gather(const Readable& record);
  [[nodiscard]] Result<void> note(const Readable& record);
  [[nodiscard]] Case& case_of(MemberId member);
  [[nodiscard]] std::uint16_t type_of(std::string_view name);
  void append_log(std::string& out) const;
  static void append_case(std::string& out, const Case& one);
  void append_step(std::string& out, const Step& step) const;

  enum class Part : std::uint8_t { nothing, cases, all };

  ReadableRecords records_;
  const Position through_;
  std::vector<std::string> types_;
  std::vector<Case> cases_; ///< in the order of joining
  std::map<MemberId, std::size_t> places_;
  std::map<DingId, std::string> titles_;

  Part written_ = Part::nothing;
  std::size_t case_ = 0;
  std::size_t step_ = 0; ///< of `case_`
  bool has_begun_case_ = false;
};

} // namespace verdiep::interchange
