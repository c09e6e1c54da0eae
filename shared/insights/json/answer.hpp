#pragma once

#include "events/types/position.hpp"
#include "shared/insights/figures.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace verdiep::insights {

/// What the server answers to who asks for the figures of a programme.
///
/// Shape    either is set: `through` for `Detail::figures`, whose numbers are of whole days; `head` for the
///          others, whose numbers are as of that event (it would tell the first ones how much happened on a
///          day that is not told)
struct Answer {
  Figures figures;
  std::optional<Day> through;
  std::optional<Position> head;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Above this no answer is read: 500 people and 200 Dingen fit in it.
inline constexpr std::size_t answer_bytes_max = 4u << 20;

/// One JSON object; numbers that are not told are null. With the definition of each chart.
///
/// Source   docs/formats/openapi.yaml
[[nodiscard]] std::string to_json(const Answer& answer);

/// Reads what `to_json` wrote, today or in an older version; nullopt for anything else. Definitions are those
/// of this program.
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view json);

} // namespace verdiep::insights
