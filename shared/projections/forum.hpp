#pragma once

#include "events/record.hpp"
#include "shared/forum/state.hpp"
#include "shared/projections/copy_on_write.hpp"
#include "shared/table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace verdiep::projections {

/// A post as it stands; its words are in `Disclosed` at (`text`, "text").
struct Post {
  PostId id;
  MemberId author;
  Position written;
  Position text; ///< where the words stand now: written, or last revised
  Timestamp at;
  std::optional<Timestamp> revised_at;
  bool removed = false;
};

/// A thread; its title is in `Disclosed` at (`opened`, "title"). Whether it is locked, a question for the helpers
/// and answered is in the state.
struct Thread {
  ThreadId id;
  MemberId author;
  std::optional<DingId> about;
  Position opened;
  Timestamp opened_at;
  Position active; ///< opened, or the last post written
  Timestamp active_at;
  std::vector<Post> posts; ///< as written, removed ones among them
  PostId answer;           ///< of a question: the post that was marked, nil while there is none
  MemberId answered_by;    ///< who marked it
};

struct Forum {
  Table<ThreadId, CopyOnWrite<Thread>> threads;

  void apply(const Record& record, const forum::ThreadOpened& event);
  void apply(const Record& record, const forum::PostWritten& event);
  void apply(const Record& record, const forum::PostRevised& event, const forum::State& state);
  void apply(const Record& record, const forum::PostRemoved& event, const forum::State& state);
  void apply(const Record& record, const forum::HelpAnswered& event);
  void apply(const Record& record, const forum::HelpReopened& event);

private:
  [[nodiscard]] Post* edit_post(PostId id, const forum::State& state);
};

[[nodiscard]] const Thread* find_thread(const Forum& forum, ThreadId id);

/// All threads, the one with the newest post first.
[[nodiscard]] std::vector<ThreadId> threads_by_activity(const Forum& forum);
/// Those about a Ding.
[[nodiscard]] std::vector<ThreadId> threads_about(const Forum& forum, DingId about);

/// The questions for the helpers that are not answered yet, the oldest first: their queue.
[[nodiscard]] std::vector<ThreadId> open_questions(const forum::State& state);
/// Those that were answered, the last answer first.
[[nodiscard]] std::vector<ThreadId> answered_questions(const forum::State& state);

/// Posts that are not removed.
[[nodiscard]] std::size_t posts_count(const Thread& thread);
/// The newest post that is not removed; null if there is none.
[[nodiscard]] const Post* last_post(const Thread& thread);

} // namespace verdiep::projections
