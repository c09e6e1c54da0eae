#include "shared/forum/decide.hpp"

#include "shared/people/require.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::forum {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using enum RejectionCode;

namespace {

Permission require_subject_of_thread(const dingen::State& state, const std::optional<DingId>& about) {
  if (!about) {
    return {};
  }
  const dingen::Ding* ding = find(state.dingen, *about);
  if (ding == nullptr) {
    return reject(unknown_ding);
  }
  if (ding->removed) {
    return reject(ding_removed, ding->removed);
  }
  return {};
}

Permission require_new(const State& state, ThreadId id) {
  if (id.is_nil()) {
    return reject(invalid_value, Position{}, {{"field", "thread"}});
  }
  if (const Thread* thread = find(state.threads, id)) {
    return reject(id_taken, thread->opened);
  }
  return {};
}

Permission require_new(const State& state, PostId id) {
  if (id.is_nil()) {
    return reject(invalid_value, Position{}, {{"field", "post"}});
  }
  if (const Post* post = find(state.posts, id)) {
    return reject(id_taken, post->written);
  }
  return {};
}

Permission require_known(const State& state, ThreadId id) {
  if (find(state.threads, id) == nullptr) {
    return reject(unknown_thread);
  }
  return {};
}

Permission require_unlocked(const State& state, ThreadId id) {
  const Thread* thread = find(state.threads, id);
  if (thread == nullptr) {
    return reject(unknown_thread);
  }
  if (thread->locked) {
    return reject(thread_locked, thread->locked);
  }
  return {};
}

/// The post is there for this person to change.
Permission require_post(const State& state, PostId id) {
  const Post* post = find(state.posts, id);
  if (post == nullptr) {
    return reject(unknown_post);
  }
  if (post->removed) {
    return reject(post_removed, post->removed);
  }
  return {};
}

} // namespace

Decision decide(const stream::State& state, MemberId actor, const OpenThread& command) {
  VERDIEP_REQUIRE(people::require_writer(state.people, actor));
  VERDIEP_REQUIRE(require_subject_of_thread(state.dingen, command.about));
  VERDIEP_REQUIRE(require_new(state.forum, command.thread));
  VERDIEP_REQUIRE(require_new(state.forum, command.post));
  return accept(
      ThreadOpened{command.thread, command.about, command.title},
      PostWritten{command.thread, command.post, command.text}
  );
}

Decision decide(const stream::State& state, MemberId actor, const WritePost& command) {
  VERDIEP_REQUIRE(people::require_writer(state.people, actor));
  VERDIEP_REQUIRE(require_unlocked(state.forum, command.thread));
  VERDIEP_REQUIRE(require_new(state.forum, command.post));
  return accept(PostWritten{command.thread, command.post, command.text});
}

Decision decide(const stream::State& state, MemberId actor, const RevisePost& command) {
  VERDIEP_REQUIRE(people::require_writer(state.people, actor));
  VERDIEP_REQUIRE(require_post(state.forum, command.post));
  const Post& post = *find(state.forum.posts, command.post);
  if (post.author != actor) {
    return reject(not_author);
  }
  VERDIEP_REQUIRE(require_unlocked(state.forum, post.thread));
  return accept(PostRevised{command.post, command.text});
}

// Also in a locked thread, and after withdrawing: words can always be taken back.
Decision decide(const stream::State& state, MemberId actor, const RemovePost& command) {
  const bool leads = people::leads(state.people, actor);
  if (!leads) {
    VERDIEP_REQUIRE(people::require_member(state.people, actor));
  }
  VERDIEP_REQUIRE(require_post(state.forum, command.post));
  if (!leads && find(state.forum.posts, command.post)->author != actor) {
    return reject(not_author);
  }
  return accept(PostRemoved{command.post});
}

Decision decide(const stream::State& state, MemberId actor, const LockThread& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_unlocked(state.forum, command.thread));
  return accept(ThreadLocked{command.thread});
}

Decision decide(const stream::State& state, MemberId actor, const UnlockThread& command) {
  VERDIEP_REQUIRE(people::require_leader(state.people, actor));
  VERDIEP_REQUIRE(require_known(state.forum, command.thread));
  const Fact& locked = find(state.forum.threads, command.thread)->locked;
  if (!locked) {
    return reject(thread_not_locked, locked);
  }
  return accept(ThreadUnlocked{command.thread});
}

} // namespace verdiep::forum
