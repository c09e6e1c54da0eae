#include "server/content/rehearsal.hpp"

#include "events/codec/described.hpp"
#include "shared/stream/decider.hpp"

#include <string>

namespace verdiep::content {

namespace {

std::string words_of(const Rejection& rejection) {
  std::string words = "the rules refuse it: " + std::string(codec::enum_name(rejection.code));
  for (const auto& argument : rejection.arguments.items) {
    words += ", " + argument.name.value + " " + argument.value.value;
  }
  return words;
}

} // namespace

Result<void> Rehearsal::perform(const Command& command, MemberId actor) {
  const bool is_group = command.stream != programme_;
  const auto& programme = states_[programme_];
  auto& state = states_[command.stream];
  const stream::Context context =
      is_group ? stream::Context{&programme, programme.head, GroupId{command.stream.bytes}}
               : stream::Context{};
  const auto decision = stream::decide(state, context, actor, command.body);
  if (!decision) {
    return fail(ErrorCode::invalid_input, words_of(decision.error()));
  }
  for (const auto& event : *decision) {
    stream::evolve(state, state.head.next(), actor, event);
  }
  return {};
}

} // namespace verdiep::content
