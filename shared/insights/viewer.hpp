#pragma once

#include "events/types/id.hpp"

#include <boost/describe.hpp>

#include <cstdint>

namespace verdiep::people {
struct State;
}

namespace verdiep::insights {

/// How much of the figures somebody is shown, least first. Privacy by default: docs/decisions/0013.
///
/// | detail | who | what |
/// | --- | --- | --- |
/// | nothing | strangers, the erased | – |
/// | figures | management, analysts, auditors who do not take part | numbers of at least five people, of whole days that are over; the forum without names and without how often |
/// | own | those who take part, and other members | the same numbers as they are now, and their own progress |
/// | named | coordinators, the operator | everything |
enum class Detail : std::uint8_t { nothing, figures, own, named };
BOOST_DESCRIBE_ENUM(Detail, nothing, figures, own, named)

struct Viewer {
  MemberId member; ///< who looks; nil for the operator
  Detail detail = Detail::nothing;
};

/// Who somebody is today; also for looking at the past.
[[nodiscard]] Viewer viewer_of(const people::State& people, MemberId member);

} // namespace verdiep::insights
