#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

/// Threads and posts, about a Ding or in general; later also the room of a group, in the group's own stream.
namespace verdiep::forum {

using Title = Text<200, 1>;
using PostText = Text<8000, 1>;

// Commands

/// Opens a thread with its first post.
struct OpenThread {
  static constexpr auto type_name = "OpenThread";
  ThreadId thread;
  PostId post;
  std::optional<DingId> about;
  Personal<Title> title;
  Personal<PostText> text;
  friend bool operator==(const OpenThread&, const OpenThread&) = default;
};
BOOST_DESCRIBE_STRUCT(OpenThread, (), (thread, post, about, title, text))

struct WritePost {
  static constexpr auto type_name = "WritePost";
  ThreadId thread;
  PostId post;
  Personal<PostText> text;
  friend bool operator==(const WritePost&, const WritePost&) = default;
};
BOOST_DESCRIBE_STRUCT(WritePost, (), (thread, post, text))

struct RevisePost {
  static constexpr auto type_name = "RevisePost";
  PostId post;
  Personal<PostText> text;
  friend bool operator==(const RevisePost&, const RevisePost&) = default;
};
BOOST_DESCRIBE_STRUCT(RevisePost, (), (post, text))

struct RemovePost {
  static constexpr auto type_name = "RemovePost";
  PostId post;
  friend bool operator==(const RemovePost&, const RemovePost&) = default;
};
BOOST_DESCRIBE_STRUCT(RemovePost, (), (post))

struct LockThread {
  static constexpr auto type_name = "LockThread";
  ThreadId thread;
  friend bool operator==(const LockThread&, const LockThread&) = default;
};
BOOST_DESCRIBE_STRUCT(LockThread, (), (thread))

struct UnlockThread {
  static constexpr auto type_name = "UnlockThread";
  ThreadId thread;
  friend bool operator==(const UnlockThread&, const UnlockThread&) = default;
};
BOOST_DESCRIBE_STRUCT(UnlockThread, (), (thread))

// Events; the author is the record's actor.

struct ThreadOpened {
  static constexpr auto type_name = "ThreadOpened";
  ThreadId thread;
  std::optional<DingId> about;
  Personal<Title> title;
  friend bool operator==(const ThreadOpened&, const ThreadOpened&) = default;
};
BOOST_DESCRIBE_STRUCT(ThreadOpened, (), (thread, about, title))

struct PostWritten {
  static constexpr auto type_name = "PostWritten";
  ThreadId thread;
  PostId post;
  Personal<PostText> text;
  friend bool operator==(const PostWritten&, const PostWritten&) = default;
};
BOOST_DESCRIBE_STRUCT(PostWritten, (), (thread, post, text))

struct PostRevised {
  static constexpr auto type_name = "PostRevised";
  PostId post;
  Personal<PostText> text;
  friend bool operator==(const PostRevised&, const PostRevised&) = default;
};
BOOST_DESCRIBE_STRUCT(PostRevised, (), (post, text))

struct PostRemoved {
  static constexpr auto type_name = "PostRemoved";
  PostId post;
  friend bool operator==(const PostRemoved&, const PostRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(PostRemoved, (), (post))

struct ThreadLocked {
  static constexpr auto type_name = "ThreadLocked";
  ThreadId thread;
  friend bool operator==(const ThreadLocked&, const ThreadLocked&) = default;
};
BOOST_DESCRIBE_STRUCT(ThreadLocked, (), (thread))

struct ThreadUnlocked {
  static constexpr auto type_name = "ThreadUnlocked";
  ThreadId thread;
  friend bool operator==(const ThreadUnlocked&, const ThreadUnlocked&) = default;
};
BOOST_DESCRIBE_STRUCT(ThreadUnlocked, (), (thread))

} // namespace verdiep::forum
