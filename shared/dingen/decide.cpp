#include "shared/dingen/decide.hpp"

#include "shared/people/require.hpp"
#include "shared/stream/new_id.hpp"
#include "shared/stream/state.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace verdiep::dingen {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

/// A link leads to the web: anything else (a script, a file) would act in the reader's name.
bool leads_to_the_web(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

Permission require_sound(const Content& content) {
  if (content.title.entries.empty()) {
    return reject(invalid_value, Position{}, {{"field", "title"}});
  }
  const auto is_sound = [](const Link& link) { return leads_to_the_web(link.url.value); };
  if (!std::all_of(content.links.items.begin(), content.links.items.end(), is_sound)) {
    return reject(invalid_value, Position{}, {{"field", "links"}});
  }
  return {};
}

Permission require_offered(const State& state, DingId id) {
  const Ding* ding = find(state.dingen, id);
  if (ding == nullptr) {
    return reject(unknown_ding);
  }
  if (ding->removed) {
    return reject(ding_removed, ding->removed);
  }
  return {};
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const AddDing& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(stream::require_new(state.dingen.dingen, command.ding, "ding", &Ding::added));
  VERDIEP_REQUIRE(require_sound(command.content));
  if (offered_count(state.dingen) >= dingen_max) {
    return reject(limit_reached, Position{}, {{"limit", "dingen"}, {"max", std::to_string(dingen_max)}});
  }
  return accept(DingAdded{command.ding, command.content});
}

Decision decide(const stream::State& state, MemberId actor, const ReviseDing& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_offered(state.dingen, command.ding));
  VERDIEP_REQUIRE(require_sound(command.content));
  return accept(DingRevised{command.ding, command.content});
}

Decision decide(const stream::State& state, MemberId actor, const RemoveDing& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_offered(state.dingen, command.ding));
  return accept(DingRemoved{command.ding});
}

Decision decide(const stream::State& state, MemberId actor, const CompleteDing& command) {
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  VERDIEP_REQUIRE(require_offered(state.dingen, command.ding));
  if (const Fact* completion = find(state.dingen.completions, Attempt{actor, command.ding});
      completion != nullptr && completion->holds) {
    return reject(already_completed, *completion);
  }
  return accept(DingCompleted{command.ding, command.sharing, command.reflection, command.link});
}

// Also of a Ding that was removed since, and after withdrawing: it takes the reflection back.
Decision decide(const stream::State& state, MemberId actor, const ReopenDing& command) {
  VERDIEP_REQUIRE(people::require_member(state.people, actor));
  if (find(state.dingen.dingen, command.ding) == nullptr) {
    return reject(unknown_ding);
  }
  const Fact* completion = find(state.dingen.completions, Attempt{actor, command.ding});
  if (completion == nullptr || !completion->holds) {
    return reject(not_completed, completion == nullptr ? Fact{} : *completion);
  }
  return accept(DingReopened{command.ding});
}

} // namespace verdiep::dingen
