#include "shared/sync/rebase.hpp"

#include "events/record.hpp"
#include "shared/stream/decider.hpp"
#include "shared/sync/prediction.hpp"

namespace verdiep::sync {

namespace {

/// Folds one predicted event into the model, as the record that it would be.
void apply_predicted(
    projections::Model& model, MemberId member, const Pending& pending, const EventBody& body
) {
  const Position position = model.state.head.next();
  const Timestamp at = pending.command.at;
  model.apply({pending.command.stream, position, member, at, at, pending.id, body});
  for_each_personal(body, [&](std::string_view field, const Commitment&) {
    for (const PersonalValue& value : pending.command.personal) {
      if (value.field == field) {
        model.disclosed.show({position, value.field}, value.value);
      }
    }
  });
}

} // namespace

bool is_awaited(const Pending& pending) {
  return pending.status != Status::rejected && !pending.has_landed;
}

void decide_on(projections::Model& model, const stream::Context& context, MemberId member, Pending& pending) {
  const auto decision = stream::decide(model.state, context, member, pending.command.body);
  pending.forecast.reset();
  pending.prediction.reset();
  pending.events = 0;
  if (!decision) {
    pending.forecast = decision.error();
    return;
  }
  pending.events = decision->size();
  pending.prediction = prediction_hash(*decision);
  for (const EventBody& body : *decision) {
    apply_predicted(model, member, pending, body);
  }
}

void rebase(
    projections::Model& model, const stream::Context& context, MemberId member, std::vector<Pending>& outbox
) {
  for (Pending& pending : outbox) {
    if (is_awaited(pending)) {
      decide_on(model, context, member, pending);
    }
  }
}

} // namespace verdiep::sync
