#pragma once

#include "events/forum.hpp"
#include "shared/forum/state.hpp"

/// What each event changes in the state of this area. Total: an event about a thing that is not there changes
/// nothing.
namespace verdiep::forum {

void evolve(State& state, Position position, MemberId actor, const ThreadOpened& event);
void evolve(State& state, Position position, MemberId actor, const PostWritten& event);
void evolve(State& state, Position position, MemberId actor, const PostRevised& event);
void evolve(State& state, Position position, MemberId actor, const PostRemoved& event);
void evolve(State& state, Position position, MemberId actor, const ThreadLocked& event);
void evolve(State& state, Position position, MemberId actor, const ThreadUnlocked& event);
void evolve(State& state, Position position, MemberId actor, const HelpAsked& event);
void evolve(State& state, Position position, MemberId actor, const HelpAnswered& event);
void evolve(State& state, Position position, MemberId actor, const HelpReopened& event);

} // namespace verdiep::forum
