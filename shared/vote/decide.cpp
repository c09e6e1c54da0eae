#include "shared/vote/decide.hpp"

#include "shared/people/require.hpp"
#include "shared/stream/state.hpp"
#include "shared/stream/subject.hpp"
#include "shared/vote/tally.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace verdiep::vote {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

/// There is something to choose from.
constexpr std::size_t pitches_min = 2;

/// A round follows only a tie.
Permission require_undecided(const State& state) {
  const Round* round = latest(state);
  if (round == nullptr) {
    return {};
  }
  if (round->is_open()) {
    return reject(round_open, round->opened);
  }
  if (!round->is_counted()) {
    return reject(round_not_counted, round->closed);
  }
  if (winner(state)) {
    return reject(winner_known, round->counted);
  }
  return {};
}

std::vector<PitchId> sorted(std::vector<PitchId> ids) {
  std::sort(ids.begin(), ids.end());
  return ids;
}

Permission require_eligible(const stream::State& state, const std::vector<PitchId>& pitches) {
  for (const PitchId id : pitches) {
    const pitch::Pitch* pitch = find(state.pitch.pitches, id);
    if (pitch == nullptr) {
      return reject(unknown_pitch);
    }
    if (pitch->withdrawn) {
      return reject(pitch_withdrawn, pitch->withdrawn);
    }
  }
  const std::vector<PitchId> distinct = sorted(pitches);
  if (std::adjacent_find(distinct.begin(), distinct.end()) != distinct.end()) {
    return reject(invalid_value, Position{}, {{"field", "pitches"}});
  }
  if (pitches.size() < pitches_min) {
    return reject(too_few_pitches, Position{}, {{"min", std::to_string(pitches_min)}});
  }
  const Round* tied = latest(state.vote);
  if (tied != nullptr && sorted(tied->leaders.items) != distinct) {
    return reject(not_the_tied, tied->counted);
  }
  return {};
}

Electorate enrolled(const people::State& people) {
  Electorate electorate;
  for (const auto& [id, member] : people.members) {
    if (member.enrolled) {
      electorate.items.push_back(id);
    }
  }
  std::sort(electorate.items.begin(), electorate.items.end());
  return electorate;
}

Permission require_known(const State& state, RoundId id) {
  if (find(state.rounds, id) == nullptr) {
    return reject(unknown_round);
  }
  return {};
}

Permission require_open(const State& state, RoundId id) {
  VERDIEP_REQUIRE(require_known(state, id));
  const Round& round = *find(state.rounds, id);
  if (!round.is_open()) {
    return reject(round_closed, round.closed);
  }
  return {};
}

Permission require_to_be_counted(const State& state, RoundId id) {
  VERDIEP_REQUIRE(require_known(state, id));
  const Round& round = *find(state.rounds, id);
  if (round.is_open()) {
    return reject(round_not_closed, round.opened);
  }
  if (round.is_counted()) {
    return reject(ballots_counted, round.counted);
  }
  return {};
}

/// By tracker: the order of the ballots tells nothing about who cast them.
bool are_in_order(const Ballots& ballots) {
  return std::is_sorted(ballots.items.begin(), ballots.items.end(), [](const Ballot& a, const Ballot& b) {
    return a.tracker == b.tracker ? a.choice < b.choice : a.tracker < b.tracker;
  });
}

/// The ballots are such as can have been cast in the round.
bool are_sound(const Round& round, const Ballots& ballots) {
  return ballots.items.size() <= round.voters.size() && are_in_order(ballots) &&
         std::all_of(ballots.items.begin(), ballots.items.end(), [&](const Ballot& ballot) {
           return round.offers(ballot.choice);
         });
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const OpenRound& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  if (command.round.is_nil()) {
    return reject(invalid_value, Position{}, {{"field", "round"}});
  }
  VERDIEP_REQUIRE(stream::require_new_subject(state, command.round.bytes));
  VERDIEP_REQUIRE(require_undecided(state.vote));
  VERDIEP_REQUIRE(require_eligible(state, command.pitches.items));
  return accept(RoundOpened{command.round, command.pitches, enrolled(state.people)});
}

Decision decide(const stream::State& state, MemberId actor, const CastVote& command) {
  VERDIEP_REQUIRE(people::require_member(state.people, actor));
  VERDIEP_REQUIRE(require_open(state.vote, command.round));
  const Round& round = *find(state.vote.rounds, command.round);
  if (!round.admits(actor)) {
    return reject(not_in_electorate, round.opened);
  }
  if (!round.offers(command.ballot.choice)) {
    return reject(unknown_pitch);
  }
  if (command.ballot.tracker.is_nil()) {
    return reject(invalid_value, Position{}, {{"field", "tracker"}});
  }
  return accept(VoteCast{command.round});
}

Decision decide(const stream::State& state, MemberId actor, const CloseRound& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_open(state.vote, command.round));
  return accept(RoundClosed{command.round});
}

Decision decide(const stream::State& state, MemberId actor, const CountBallots& command) {
  if (actor != system_actor) {
    return reject(not_allowed, Position{}, {{"needs", "system"}});
  }
  VERDIEP_REQUIRE(require_to_be_counted(state.vote, command.round));
  const Round& round = *find(state.vote.rounds, command.round);
  if (!are_sound(round, command.ballots)) {
    return reject(invalid_value, Position{}, {{"field", "ballots"}});
  }
  if (command.tally != count(round.pitches, command.ballots)) {
    return reject(invalid_value, Position{}, {{"field", "tally"}});
  }
  return accept(BallotsCounted{
      command.round, command.ballots, command.tally, result(command.tally), leaders(command.tally)
  });
}

} // namespace verdiep::vote
