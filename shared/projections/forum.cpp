#include "shared/projections/forum.hpp"

#include <algorithm>

namespace verdiep::projections {

namespace {

template <class Matches>
std::vector<ThreadId> by_activity(const Forum& forum, Matches matches) {
  std::vector<const Thread*> threads;
  for (const auto& [id, thread] : forum.threads) {
    if (matches(*thread)) {
      threads.push_back(&*thread);
    }
  }
  std::sort(threads.begin(), threads.end(), [](const Thread* a, const Thread* b) {
    return b->active < a->active;
  });
  std::vector<ThreadId> ids;
  ids.reserve(threads.size());
  for (const Thread* thread : threads) {
    ids.push_back(thread->id);
  }
  return ids;
}

template <class ComesBefore>
std::vector<ThreadId> questions(const forum::State& state, bool answered, ComesBefore comes_before) {
  std::vector<ThreadId> ids;
  for (const auto& [id, thread] : state.threads) {
    if (thread.asked != Position{} && thread.answered.holds == answered) {
      ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end(), [&](ThreadId a, ThreadId b) {
    return comes_before(*find(state.threads, a), *find(state.threads, b));
  });
  return ids;
}

} // namespace

void Forum::apply(const Record& record, const forum::ThreadOpened& event) {
  Thread& thread = threads[event.thread].edit();
  thread.id = event.thread;
  thread.author = record.actor;
  thread.about = event.about;
  thread.opened = thread.active = record.position;
  thread.opened_at = thread.active_at = record.at;
}

void Forum::apply(const Record& record, const forum::PostWritten& event) {
  if (auto* found = find(threads, event.thread)) {
    Thread& thread = found->edit();
    thread.active = record.position;
    thread.active_at = record.at;
    thread.posts.push_back(
        {event.post, record.actor, record.position, record.position, record.at, std::nullopt, false}
    );
  }
}

void Forum::apply(const Record& record, const forum::PostRevised& event, const forum::State& state) {
  if (Post* post = edit_post(event.post, state)) {
    post->text = record.position;
    post->revised_at = record.at;
  }
}

void Forum::apply(const Record&, const forum::PostRemoved& event, const forum::State& state) {
  if (Post* post = edit_post(event.post, state)) {
    post->removed = true;
  }
}

void Forum::apply(const Record& record, const forum::HelpAnswered& event) {
  if (auto* thread = find(threads, event.thread)) {
    thread->edit().answer = event.post;
    thread->edit().answered_by = record.actor;
  }
}

void Forum::apply(const Record&, const forum::HelpReopened& event) {
  if (auto* thread = find(threads, event.thread)) {
    thread->edit().answer = {};
    thread->edit().answered_by = {};
  }
}

/// Posts stand in the order of their positions, which the state knows.
Post* Forum::edit_post(PostId id, const forum::State& state) {
  const forum::Post* known = find(state.posts, id);
  auto* thread = known == nullptr ? nullptr : find(threads, known->thread);
  if (thread == nullptr) {
    return nullptr;
  }
  std::vector<Post>& posts = thread->edit().posts;
  const auto found =
      std::lower_bound(posts.begin(), posts.end(), known->written, [](const Post& post, Position written) {
        return post.written < written;
      });
  return found == posts.end() || found->id != id ? nullptr : &*found;
}

const Thread* find_thread(const Forum& forum, ThreadId id) {
  const auto* thread = find(forum.threads, id);
  return thread == nullptr ? nullptr : &**thread;
}

std::vector<ThreadId> threads_by_activity(const Forum& forum) {
  return by_activity(forum, [](const Thread&) { return true; });
}

std::vector<ThreadId> threads_about(const Forum& forum, DingId about) {
  return by_activity(forum, [&](const Thread& thread) { return thread.about == about; });
}

std::vector<ThreadId> open_questions(const forum::State& state) {
  return questions(state, false, [](const forum::Thread& a, const forum::Thread& b) {
    return a.asked < b.asked;
  });
}

std::vector<ThreadId> answered_questions(const forum::State& state) {
  return questions(state, true, [](const forum::Thread& a, const forum::Thread& b) {
    return b.answered.since < a.answered.since;
  });
}

std::size_t posts_count(const Thread& thread) {
  return static_cast<std::size_t>(
      std::count_if(thread.posts.begin(), thread.posts.end(), [](const Post& post) { return !post.removed; })
  );
}

const Post* last_post(const Thread& thread) {
  const auto found = std::find_if(thread.posts.rbegin(), thread.posts.rend(), [](const Post& post) {
    return !post.removed;
  });
  return found == thread.posts.rend() ? nullptr : &*found;
}

} // namespace verdiep::projections
