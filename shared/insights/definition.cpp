#include "shared/insights/definition.hpp"

#include "events/vocabulary.hpp"

#include <cstddef>

namespace verdiep::insights {

const Definition& definition(Chart chart) {
  static const std::array<Definition, charts.size()> definitions{
      Definition{
          Chart::progress,
          Unit::people,
          Population::participants,
          Summary::count,
          {dingen::DingCompleted::type_name, dingen::DingReopened::type_name}
      },
      Definition{Chart::activity, Unit::people_and_acts, Population::participants_then, Summary::count, {}},
      Definition{
          Chart::funnel,
          Unit::people,
          Population::participants,
          Summary::at_least,
          {dingen::DingCompleted::type_name, dingen::DingReopened::type_name}
      },
      Definition{
          Chart::pace,
          Unit::days,
          Population::participants,
          Summary::quartiles,
          {people::ParticipantEnrolled::type_name, dingen::DingCompleted::type_name,
           dingen::DingReopened::type_name}
      },
      Definition{
          Chart::network,
          Unit::posts,
          Population::writers,
          Summary::count,
          {forum::ThreadOpened::type_name, forum::PostWritten::type_name, forum::PostRemoved::type_name}
      },
      Definition{
          Chart::turnout,
          Unit::people,
          Population::electorate,
          Summary::count,
          {vote::RoundOpened::type_name, vote::VoteCast::type_name}
      },
  };
  return definitions.at(static_cast<std::size_t>(chart));
}

} // namespace verdiep::insights
