#include "shared/forum/evolve.hpp"

namespace verdiep::forum {

void evolve(State& state, Position position, MemberId, const ThreadOpened& event) {
  state.threads[event.thread].opened = position;
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

} // namespace verdiep::forum
