#include "shared/forum/evolve.hpp"

namespace verdiep::forum {

void evolve(State& state, Position position, MemberId actor, const ThreadOpened& event) {
  Thread& thread = state.threads[event.thread];
  thread.author = actor;
  thread.opened = position;
}

void evolve(State& state, Position position, MemberId actor, const PostWritten& event) {
  state.posts[event.post] = Post{event.thread, actor, position, {}};
}

void evolve(State&, Position, MemberId, const PostRevised&) {}

void evolve(State& state, Position position, MemberId, const PostRemoved& event) {
  if (Post* post = find(state.posts, event.post)) {
    post->removed.set(position);
  }
}

void evolve(State& state, Position position, MemberId, const ThreadLocked& event) {
  if (Thread* thread = find(state.threads, event.thread)) {
    thread->locked.set(position);
  }
}

void evolve(State& state, Position position, MemberId, const ThreadUnlocked& event) {
  if (Thread* thread = find(state.threads, event.thread)) {
    thread->locked.clear(position);
  }
}

void evolve(State& state, Position position, MemberId, const HelpAsked& event) {
  if (Thread* thread = find(state.threads, event.thread)) {
    thread->asked = position;
  }
}

void evolve(State& state, Position position, MemberId, const HelpAnswered& event) {
  if (Thread* thread = find(state.threads, event.thread)) {
    thread->answered.set(position);
  }
}

void evolve(State& state, Position position, MemberId, const HelpReopened& event) {
  if (Thread* thread = find(state.threads, event.thread)) {
    thread->answered.clear(position);
  }
}

} // namespace verdiep::forum
