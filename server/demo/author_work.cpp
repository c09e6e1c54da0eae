// What people do by themselves, and with everybody: phases, Dingen, the forum.
#include "server/demo/author.hpp"
#include "shared/groups/state.hpp"

namespace verdiep::demo {

Author::Done Author::start_phase(const Action& action) {
  VERDIEP_CHECK(only(action, {"phase"}));
  VERDIEP_TRY(phase, action.node.at("phase"));
  VERDIEP_TRY(
      index, phase.word({"preparing", "running", "closing_session", "voting", "defence", "pilot", "realised"})
  );
  return say(action, script_.stream, programme::StartPhase{static_cast<programme::Phase>(index)});
}

Author::Done Author::enrol(const Action& action) {
  VERDIEP_CHECK(only(action, {}));
  return say(action, script_.stream, people::Enrol{});
}

Author::Done Author::complete(const Action& action) {
  VERDIEP_CHECK(only(action, {"ding", "reflection", "link", "share"}));
  VERDIEP_TRY(ding, known_id<DingId>(dingen_, action.node, "ding"));
  VERDIEP_TRY(share, action.node.at("share"));
  VERDIEP_TRY(shared, share.flag());
  const auto sharing = shared ? dingen::Sharing::programme : dingen::Sharing::coordinators;
  dingen::CompleteDing body{ding, sharing, std::nullopt, std::nullopt};
  Values values;
  if (action.node.has("reflection")) {
    VERDIEP_CHECK(take<dingen::Reflection>(values, action.node, "reflection"));
    body.reflection.emplace();
  }
  if (action.node.has("link")) {
    VERDIEP_CHECK(take<dingen::Url>(values, action.node, "link"));
    body.link.emplace();
  }
  return say(action, script_.stream, std::move(body), std::move(values));
}

Author::Done Author::reopen(const Action& action) {
  VERDIEP_CHECK(only(action, {"ding"}));
  VERDIEP_TRY(ding, known_id<DingId>(dingen_, action.node, "ding"));
  return say(action, script_.stream, dingen::ReopenDing{ding});
}

Author::Read<std::optional<DingId>> Author::about(const Node& node) const {
  if (!node.has("ding")) {
    return std::nullopt;
  }
  VERDIEP_TRY(ding, known_id<DingId>(dingen_, node, "ding"));
  return ding;
}

Author::Done Author::open_thread(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "ding", "title", "text"}));
  VERDIEP_TRY(thread, introduce<ThreadId>(threads_, action.node, "thread", action.at, script_.stream));
  VERDIEP_TRY(ding, about(action.node));
  Values values;
  VERDIEP_CHECK(take<forum::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<forum::PostText>(values, action.node, "text"));
  const auto first_post = seeded<PostId>(action.at, "first post", to_text(thread));
  return say(action, script_.stream, forum::OpenThread{thread, first_post, ding, {}, {}}, std::move(values));
}

Author::Done Author::ask(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "ding", "title", "text"}));
  VERDIEP_TRY(thread, introduce<ThreadId>(threads_, action.node, "thread", action.at, script_.stream));
  VERDIEP_TRY(ding, about(action.node));
  Values values;
  VERDIEP_CHECK(take<forum::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<forum::PostText>(values, action.node, "text"));
  const auto first_post = seeded<PostId>(action.at, "first post", to_text(thread));
  return say(action, script_.stream, forum::AskHelp{thread, first_post, ding, {}, {}}, std::move(values));
}

Author::Done Author::post(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "thread", "text"}));
  VERDIEP_TRY(thread, known(threads_, action.node, "thread"));
  VERDIEP_TRY(post, introduce<PostId>(posts_, action.node, "post", action.at, thread.stream));
  Values values;
  VERDIEP_CHECK(take<forum::PostText>(values, action.node, "text"));
  return say(action, thread.stream, forum::WritePost{ThreadId{thread.id}, post, {}}, std::move(values));
}

Author::Done Author::revise(const Action& action) {
  VERDIEP_CHECK(only(action, {"post", "text"}));
  VERDIEP_TRY(post, known(posts_, action.node, "post"));
  Values values;
  VERDIEP_CHECK(take<forum::PostText>(values, action.node, "text"));
  return say(action, post.stream, forum::RevisePost{PostId{post.id}, {}}, std::move(values));
}

Author::Done Author::remove(const Action& action) {
  VERDIEP_CHECK(only(action, {"post"}));
  VERDIEP_TRY(post, known(posts_, action.node, "post"));
  return say(action, post.stream, forum::RemovePost{PostId{post.id}});
}

Author::Done Author::lock(const Action& action) {
  VERDIEP_CHECK(only(action, {"thread"}));
  VERDIEP_TRY(thread, known(threads_, action.node, "thread"));
  return say(action, thread.stream, forum::LockThread{ThreadId{thread.id}});
}

Author::Done Author::answered(const Action& action) {
  VERDIEP_CHECK(only(action, {"thread", "post"}));
  VERDIEP_TRY(thread, known_id<ThreadId>(threads_, action.node, "thread"));
  VERDIEP_TRY(post, known_id<PostId>(posts_, action.node, "post"));
  return say(action, script_.stream, forum::MarkAnswered{thread, post});
}

} // namespace verdiep::demo
