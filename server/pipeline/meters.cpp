#include "server/pipeline/meters.hpp"

#include <string>
#include <variant>

namespace verdiep::pipeline {
namespace {

metrics::Counter& commands(metrics::Registry& registry, const char* result) {
  return registry.counter("verdiep_commands_total", "Commands, by what became of them", {{"result", result}});
}

metrics::Counter& predictions(metrics::Registry& registry, const char* result) {
  return registry.counter(
      "verdiep_predictions_total", "What clients expected under equal circumstances, by whether it came so",
      {{"result", result}}
  );
}

metrics::Counter& rounds(metrics::Registry& registry, const char* result) {
  return registry.counter(
      "verdiep_rounds_total", "Closed rounds of the vote, by whether they could be counted",
      {{"result", result}}
  );
}

} // namespace

Meters::Meters(metrics::Registry& registry)
    : accepted(commands(registry, "accepted")),
      rejected(commands(registry, "rejected")),
      refused(commands(registry, "refused")),
      predictions_right(predictions(registry, "right")),
      predictions_wrong(predictions(registry, "wrong")),
      heads_moved(registry.counter(
          "verdiep_heads_moved_total", "Commands decided again because the head was elsewhere"
      )),
      rounds_counted(rounds(registry, "counted")),
      rounds_failed(rounds(registry, "failed")),
      group_size(registry.histogram(
          "verdiep_group_commands", "Commands that shared a disk sync", metrics::size_bounds
      )),
      commit_seconds(registry.histogram("verdiep_commit_seconds", "From deciding a group of commands to disk")
      ) {}

void Meters::count(GroupCommit& group) {
  group_size.observe(static_cast<double>(group.answers().size()));
  predictions_right.add(group.counts().predictions_right);
  predictions_wrong.add(group.counts().predictions_wrong);
  for (const GroupCommit::Answer& answer : group.answers()) {
    if (std::holds_alternative<Accepted>(*answer.outcome)) {
      accepted.add();
    } else if (std::holds_alternative<Refusal>(*answer.outcome)) {
      refused.add();
    } else {
      rejected.add();
    }
  }
}

} // namespace verdiep::pipeline
