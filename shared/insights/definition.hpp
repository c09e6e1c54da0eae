#pragma once

#include <boost/describe.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// How each chart is counted, as data: screens put it into words, other programs read it.
namespace verdiep::insights {

enum class Chart : std::uint8_t { progress, activity, funnel, pace, network, turnout };
BOOST_DESCRIBE_ENUM(Chart, progress, activity, funnel, pace, network, turnout)
inline constexpr std::array charts{Chart::progress, Chart::activity, Chart::funnel,
                                   Chart::pace,     Chart::network,  Chart::turnout};

/// What a number of the chart is a number of.
enum class Unit : std::uint8_t { people, people_and_acts, days, posts };
BOOST_DESCRIBE_ENUM(Unit, people, people_and_acts, days, posts)

/// Of whom: those who take part now; those who took part at the time; the forum's writers; those who could vote.
enum class Population : std::uint8_t { participants, participants_then, writers, electorate };
BOOST_DESCRIBE_ENUM(Population, participants, participants_then, writers, electorate)

/// How the numbers of several people become one.
enum class Summary : std::uint8_t { none, count, at_least, quartiles };
BOOST_DESCRIBE_ENUM(Summary, none, count, at_least, quartiles)

struct Definition {
  Chart chart = Chart::progress;
  Unit unit = Unit::people;
  Population population = Population::participants;
  Summary summary = Summary::count;
  std::vector<std::string_view> events; ///< the types that are counted; empty: every act
};

[[nodiscard]] const Definition& definition(Chart chart);

} // namespace verdiep::insights
