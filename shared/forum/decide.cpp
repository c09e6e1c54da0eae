#include "shared/forum/decide.hpp"

#include "shared/groups/require.hpp"
#include "shared/people/require.hpp"
#include "shared/stream/context.hpp"
#include "shared/stream/new_id.hpp"
#include "shared/stream/state.hpp"

namespace verdiep::forum {

using people::Permission;
using stream::accept;
using stream::Decision;
using stream::reject;
using stream::require_new;
using enum RejectionCode;

namespace {

/// In a group's room its members write; elsewhere those who take part, and coordinators.
Permission require_writer(const stream::State& state, const stream::Context& context, MemberId actor) {
  return context.is_group() ? groups::require_room(context, actor)
                            : people::require_writer(state.people, actor);
}

/// A coordinator; in a group's room, which coordinators do not read, the group itself.
Permission require_moderator(const stream::State& state, const stream::Context& context, MemberId actor) {
  return context.is_group() ? groups::require_room(context, actor)
                            : people::require_leader(state.people, actor);
}

Permission require_subject_of_thread(
    const stream::State& state, const stream::Context& context, const std::optional<DingId>& about
) {
  if (!about) {
    return {};
  }
  const stream::State& programme = context.is_group() ? *context.programme : state;
  const dingen::Ding* ding = find(programme.dingen.dingen, *about);
  if (ding == nullptr) {
    return reject(unknown_ding);
  }
  if (ding->removed) {
    return reject(ding_removed, context.is_group() ? Position{} : ding->removed.since);
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

Permission require_question(const State& state, ThreadId id) {
  VERDIEP_REQUIRE(require_known(state, id));
  if (find(state.threads, id)->asked == Position{}) {
    return reject(not_a_question);
  }
  return {};
}

/// Whether a question is answered is for who asked it, for the helpers and for the coordinators to say.
Permission require_settler(const stream::State& state, MemberId actor, const Thread& thread) {
  if (people::leads(state.people, actor)) {
    return {};
  }
  VERDIEP_REQUIRE(people::require_participant(state.people, actor));
  if (thread.author != actor && !groups::is_helper(state.groups, actor)) {
    return reject(not_allowed, Position{}, {{"needs", "helper"}});
  }
  return {};
}

} // namespace

Decision decide(
    const stream::State& state, MemberId actor, const OpenThread& command, const stream::Context& context
) {
  VERDIEP_REQUIRE(require_writer(state, context, actor));
  VERDIEP_REQUIRE(require_subject_of_thread(state, context, command.about));
  VERDIEP_REQUIRE(require_new(state.forum.threads, command.thread, "thread", &Thread::opened));
  VERDIEP_REQUIRE(require_new(state.forum.posts, command.post, "post", &Post::written));
  return accept(
      ThreadOpened{command.thread, command.about, command.title},
      PostWritten{command.thread, command.post, command.text}
  );
}

Decision
decide(const stream::State& state, MemberId actor, const WritePost& command, const stream::Context& context) {
  VERDIEP_REQUIRE(require_writer(state, context, actor));
  VERDIEP_REQUIRE(require_unlocked(state.forum, command.thread));
  VERDIEP_REQUIRE(require_new(state.forum.posts, command.post, "post", &Post::written));
  return accept(PostWritten{command.thread, command.post, command.text});
}

Decision decide(
    const stream::State& state, MemberId actor, const RevisePost& command, const stream::Context& context
) {
  VERDIEP_REQUIRE(require_writer(state, context, actor));
  VERDIEP_REQUIRE(require_post(state.forum, command.post));
  const Post& post = *find(state.forum.posts, command.post);
  if (post.author != actor) {
    return reject(not_author);
  }
  VERDIEP_REQUIRE(require_unlocked(state.forum, post.thread));
  return accept(PostRevised{command.post, command.text});
}

// Also in a locked thread, and after withdrawing: words can always be taken back.
Decision decide(
    const stream::State& state, MemberId actor, const RemovePost& command, const stream::Context& context
) {
  const people::State& people = context.is_group() ? context.programme->people : state.people;
  const bool moderates = !context.is_group() && people::leads(people, actor);
  if (!moderates) {
    const Permission member = people::require_member(people, actor);
    VERDIEP_REQUIRE(context.is_group() ? people::without_position(member) : member);
  }
  VERDIEP_REQUIRE(require_post(state.forum, command.post));
  if (!moderates && find(state.forum.posts, command.post)->author != actor) {
    return reject(not_author);
  }
  return accept(PostRemoved{command.post});
}

Decision decide(
    const stream::State& state, MemberId actor, const LockThread& command, const stream::Context& context
) {
  VERDIEP_REQUIRE(require_moderator(state, context, actor));
  VERDIEP_REQUIRE(require_unlocked(state.forum, command.thread));
  return accept(ThreadLocked{command.thread});
}

Decision decide(
    const stream::State& state, MemberId actor, const UnlockThread& command, const stream::Context& context
) {
  VERDIEP_REQUIRE(require_moderator(state, context, actor));
  VERDIEP_REQUIRE(require_known(state.forum, command.thread));
  const Fact& locked = find(state.forum.threads, command.thread)->locked;
  if (!locked) {
    return reject(thread_not_locked, locked);
  }
  return accept(ThreadUnlocked{command.thread});
}

Decision decide(const stream::State& state, MemberId actor, const AskHelp& command) {
  VERDIEP_REQUIRE(people::require_writer(state.people, actor));
  VERDIEP_REQUIRE(require_subject_of_thread(state, {}, command.about));
  VERDIEP_REQUIRE(require_new(state.forum.threads, command.thread, "thread", &Thread::opened));
  VERDIEP_REQUIRE(require_new(state.forum.posts, command.post, "post", &Post::written));
  return accept(
      ThreadOpened{command.thread, command.about, command.title},
      PostWritten{command.thread, command.post, command.text}, HelpAsked{command.thread}
  );
}

Decision decide(const stream::State& state, MemberId actor, const MarkAnswered& command) {
  VERDIEP_REQUIRE(require_question(state.forum, command.thread));
  VERDIEP_REQUIRE(require_settler(state, actor, *find(state.forum.threads, command.thread)));
  VERDIEP_REQUIRE(require_post(state.forum, command.post));
  if (find(state.forum.posts, command.post)->thread != command.thread) {
    return reject(unknown_post);
  }
  const Fact& answered = find(state.forum.threads, command.thread)->answered;
  if (answered) {
    return reject(already_answered, answered);
  }
  return accept(HelpAnswered{command.thread, command.post});
}

Decision decide(const stream::State& state, MemberId actor, const ReopenHelp& command) {
  VERDIEP_REQUIRE(require_question(state.forum, command.thread));
  VERDIEP_REQUIRE(require_settler(state, actor, *find(state.forum.threads, command.thread)));
  const Fact& answered = find(state.forum.threads, command.thread)->answered;
  if (!answered) {
    return reject(not_answered, answered);
  }
  return accept(HelpReopened{command.thread});
}

} // namespace verdiep::forum
