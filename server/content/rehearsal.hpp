#pragma once

#include "events/command.hpp"
#include "shared/result.hpp"
#include "shared/stream/state.hpp"

#include <map>
#include <vector>

namespace verdiep::content {

/// Decides commands on a scratch programme, so that what the rules refuse is known before anything is submitted, and
/// versions can be named that do not exist yet.
///
/// Shape    one programme with its groups' streams; `stream` of a command says where it goes
class Rehearsal {
public:
  explicit Rehearsal(StreamId programme) : programme_(programme) {}

  /// Errors   invalid_input: the rejection's code and arguments
  [[nodiscard]] Result<void> perform(const Command& command, MemberId actor);

  /// The state of the programme's or a group's stream so far.
  [[nodiscard]] const stream::State& state(StreamId stream) { return states_[stream]; }

private:
  StreamId programme_;
  std::map<StreamId, stream::State> states_;
};

} // namespace verdiep::content
