#pragma once

#include "events/forum.hpp"
#include "shared/fact.hpp"
#include "shared/table.hpp"

#include <boost/describe.hpp>

namespace verdiep::forum {

struct Thread {
  MemberId author;
  Position opened;
  Fact locked;
  Position asked; ///< of a question for the helpers; 0 for other threads
  Fact answered;

  friend bool operator==(const Thread&, const Thread&) = default;
};

BOOST_DESCRIBE_STRUCT(Thread, (), (author, opened, locked, asked, answered))

struct Post {
  ThreadId thread;
  MemberId author;
  Position written;
  Fact removed;

  friend bool operator==(const Post&, const Post&) = default;
};

BOOST_DESCRIBE_STRUCT(Post, (), (thread, author, written, removed))

/// What the rules know of the forum; titles and texts are personal, and so for projections.
struct State {
  Table<ThreadId, Thread> threads;
  Table<PostId, Post> posts;

  friend bool operator==(const State&, const State&) = default;
};

BOOST_DESCRIBE_STRUCT(State, (), (threads, posts))

} // namespace verdiep::forum
