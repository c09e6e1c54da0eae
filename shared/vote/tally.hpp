#pragma once

#include "events/vote.hpp"

namespace verdiep::vote {

/// How often each pitch of the round was chosen, in the round's order. Ballots for other pitches do not count.
[[nodiscard]] Tally count(const Pitches& pitches, const Ballots& ballots);

/// Those with the most votes, in the round's order; without a single ballot, all of them.
[[nodiscard]] Pitches leaders(const Tally& tally);

/// Most votes win. `unanimous`: there are ballots, and all of them for one pitch.
[[nodiscard]] Result result(const Tally& tally);

} // namespace verdiep::vote
