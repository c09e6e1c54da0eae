#pragma once

#include "events/types/id.hpp"
#include "shared/projections/model.hpp"
#include "shared/stream/context.hpp"
#include "shared/sync/outbox.hpp"

#include <tl/expected.hpp>

#include <vector>

/// Pending commands decided on top of a model: the local forecast of what the server will do.
namespace verdiep::sync {

/// Whether a pending command still counts as one that will come: not refused, and not in the log already.
[[nodiscard]] bool is_awaited(const Pending& pending);

/// Decides `pending` on `model` as `member` and folds what it yields into it, with the values that were
/// typed.
///
/// Shape    sets the forecast, the number of events and the prediction of `pending`; a forecast rejection
/// leaves the model as it is
void decide_on(projections::Model& model, const stream::Context& context, MemberId member, Pending& pending);

/// Decides all awaited commands in their order.
void rebase(
    projections::Model& model, const stream::Context& context, MemberId member, std::vector<Pending>& outbox
);

} // namespace verdiep::sync
