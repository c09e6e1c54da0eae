#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

/// Threads and posts, about a Ding or in general; questions for the helpers; and the room of a group, in the group's own
/// stream.
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

/// Opens a thread that is a question for the helpers, and stays in their queue until it is answered.
struct AskHelp {
  static constexpr auto type_name = "AskHelp";
  ThreadId thread;
  PostId post;
  std::optional<DingId> about;
  Personal<Title> title;
  Personal<PostText> text;
  friend bool operator==(const AskHelp&, const AskHelp&) = default;
};
BOOST_DESCRIBE_STRUCT(AskHelp, (), (thread, post, about, title, text))

/// `post` in the thread answers it.
struct MarkAnswered {
  static constexpr auto type_name = "MarkAnswered";
  ThreadId thread;
  PostId post;
  friend bool operator==(const MarkAnswered&, const MarkAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(MarkAnswered, (), (thread, post))

/// It was not answered after all.
struct ReopenHelp {
  static constexpr auto type_name = "ReopenHelp";
  ThreadId thread;
  friend bool operator==(const ReopenHelp&, const ReopenHelp&) = default;
};
BOOST_DESCRIBE_STRUCT(ReopenHelp, (), (thread))

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

/// Comes with the `ThreadOpened` and `PostWritten` of the question.
struct HelpAsked {
  static constexpr auto type_name = "HelpAsked";
  ThreadId thread;
  friend bool operator==(const HelpAsked&, const HelpAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(HelpAsked, (), (thread))

struct HelpAnswered {
  static constexpr auto type_name = "HelpAnswered";
  ThreadId thread;
  PostId post;
  friend bool operator==(const HelpAnswered&, const HelpAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(HelpAnswered, (), (thread, post))

struct HelpReopened {
  static constexpr auto type_name = "HelpReopened";
  ThreadId thread;
  friend bool operator==(const HelpReopened&, const HelpReopened&) = default;
};
BOOST_DESCRIBE_STRUCT(HelpReopened, (), (thread))

} // namespace verdiep::forum
