// What people do in groups: an idea and its plan, the pitch, and the vote on all of them.
#include "server/demo/author.hpp"
#include "shared/groups/state.hpp"
#include "shared/pitch/state.hpp"

#include <algorithm>

namespace verdiep::demo {

namespace {

/// The version to replace: none for the first.
std::optional<Position> replaced(Position newest) {
  return newest == Position{} ? std::nullopt : std::optional(newest);
}

} // namespace

Author::Done Author::form_group(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "name"}));
  VERDIEP_TRY(group, introduce<GroupId>(groups_, action.node, "group", action.at, script_.stream));
  Values values;
  VERDIEP_CHECK(take<groups::Name>(values, action.node, "name"));
  return say(action, script_.stream, groups::FormGroup{group, {}}, std::move(values));
}

Author::Done Author::join_group(const Action& action) {
  VERDIEP_CHECK(only(action, {"group"}));
  VERDIEP_TRY(group, known_id<GroupId>(groups_, action.node, "group"));
  return say(action, script_.stream, groups::JoinGroup{group});
}

Author::Done Author::appoint(const Action& action) {
  VERDIEP_CHECK(only(action, {"person"}));
  VERDIEP_TRY(group, own_group(action));
  VERDIEP_TRY(person, known_id<MemberId>(people_, action.node, "person"));
  return say(action, script_.stream, groups::AppointHelper{group, person});
}

Author::Read<GroupId> Author::own_group(const Action& action) {
  const auto group = groups::group_of(rehearsal_->state(script_.stream).groups, action.actor);
  if (!group) {
    return action.node.wrong("is by somebody who is in no group", "let them join one first");
  }
  return *group;
}

Author::Done Author::open_room_thread(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "title", "text"}));
  VERDIEP_TRY(group, own_group(action));
  const StreamId room = groups::stream_of(group);
  VERDIEP_TRY(thread, introduce<ThreadId>(threads_, action.node, "thread", action.at, room));
  Values values;
  VERDIEP_CHECK(take<forum::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<forum::PostText>(values, action.node, "text"));
  const auto first_post = seeded<PostId>(action.at, "first post", to_text(thread));
  return say(action, room, forum::OpenThread{thread, first_post, std::nullopt, {}, {}}, std::move(values));
}

Author::Done Author::idea(const Action& action) {
  VERDIEP_CHECK(only(action, {"title", "text"}));
  VERDIEP_TRY(group, own_group(action));
  const StreamId room = groups::stream_of(group);
  Values values;
  VERDIEP_CHECK(take<ideas::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<ideas::Description>(values, action.node, "text"));
  const auto newest = rehearsal_->state(room).ideas.idea;
  return say(action, room, ideas::ProposeIdea{replaced(newest), {}, {}}, std::move(values));
}

Author::Done Author::plan(const Action& action) {
  VERDIEP_CHECK(only(action, {"section", "text"}));
  VERDIEP_TRY(group, own_group(action));
  const StreamId room = groups::stream_of(group);
  VERDIEP_TRY(name, action.node.at("section"));
  VERDIEP_TRY(index, name.word({"goal", "audience", "steps", "means", "planning"}));
  const auto section = static_cast<ideas::Section>(index);
  Values values;
  VERDIEP_CHECK(take<ideas::SectionText>(values, action.node, "text"));
  const auto newest = rehearsal_->state(room).ideas.section(section);
  return say(action, room, ideas::RevisePlanSection{section, replaced(newest), {}}, std::move(values));
}

Author::Done Author::pitch(const Action& action) {
  VERDIEP_CHECK(only(action, {"key", "title", "text", "link"}));
  VERDIEP_TRY(pitch, introduce<PitchId>(pitches_, action.node, "pitch", action.at, script_.stream));
  pitch::SubmitPitch body{pitch, {}, {}, std::nullopt};
  Values values;
  VERDIEP_CHECK(take<pitch::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<pitch::PitchText>(values, action.node, "text"));
  if (action.node.has("link")) {
    VERDIEP_CHECK(take<pitch::Url>(values, action.node, "link"));
    body.link.emplace();
  }
  return say(action, script_.stream, std::move(body), std::move(values));
}

Author::Done Author::revise_pitch(const Action& action) {
  VERDIEP_CHECK(only(action, {"pitch", "title", "text", "link"}));
  VERDIEP_TRY(id, known_id<PitchId>(pitches_, action.node, "pitch"));
  const auto* newest = find(rehearsal_->state(script_.stream).pitch.pitches, id);
  pitch::RevisePitch body{id, newest->revised, {}, {}, std::nullopt};
  Values values;
  VERDIEP_CHECK(take<pitch::Title>(values, action.node, "title"));
  VERDIEP_CHECK(take<pitch::PitchText>(values, action.node, "text"));
  if (action.node.has("link")) {
    VERDIEP_CHECK(take<pitch::Url>(values, action.node, "link"));
    body.link.emplace();
  }
  return say(action, script_.stream, std::move(body), std::move(values));
}

Author::Done Author::order(const Action& action) {
  VERDIEP_CHECK(only(action, {"pitches"}));
  VERDIEP_TRY(list, action.node.at("pitches"));
  VERDIEP_TRY(nodes, list.items(pitch::pitches_max));
  pitch::OrderPitches body;
  for (const auto& node : nodes) {
    VERDIEP_TRY(key, node.text(pitch::Title::bytes_max));
    const auto found = pitches_.find(key);
    if (found == pitches_.end()) {
      return node.wrong("is no pitch", "look for a misspelt key");
    }
    body.pitches.items.push_back(PitchId{found->second.id});
  }
  return say(action, script_.stream, std::move(body));
}

Author::Done Author::present(const Action& action) {
  VERDIEP_CHECK(only(action, {"pitch"}));
  VERDIEP_TRY(pitch, known_id<PitchId>(pitches_, action.node, "pitch"));
  return say(action, script_.stream, pitch::PresentPitch{pitch});
}

Author::Done Author::remark(const Action& action) {
  VERDIEP_CHECK(only(action, {"pitch", "kind", "text"}));
  VERDIEP_TRY(pitch, known_id<PitchId>(pitches_, action.node, "pitch"));
  VERDIEP_TRY(kind, action.node.at("kind"));
  VERDIEP_TRY(index, kind.word({"praise", "critique", "question", "suggestion"}));
  Values values;
  VERDIEP_CHECK(take<pitch::RemarkText>(values, action.node, "text"));
  const auto remark = seeded<RemarkId>(action.at, "remark", std::to_string(script_.lines.size()));
  return say(
      action, script_.stream, pitch::GiveRemark{remark, pitch, static_cast<pitch::RemarkKind>(index), {}},
      std::move(values)
  );
}

/// On all pitches, in their order.
Author::Done Author::open_round(const Action& action) {
  VERDIEP_CHECK(only(action, {"key"}));
  VERDIEP_TRY(round, introduce<RoundId>(rounds_, action.node, "round", action.at, script_.stream));
  vote::OpenRound body{round, {}};
  body.pitches.items = pitch::standing(rehearsal_->state(script_.stream).pitch);
  return say(action, script_.stream, std::move(body));
}

Author::Done Author::vote(const Action& action) {
  VERDIEP_CHECK(only(action, {"round", "pitch"}));
  VERDIEP_TRY(round, known_id<RoundId>(rounds_, action.node, "round"));
  VERDIEP_TRY(pitch, known_id<PitchId>(pitches_, action.node, "pitch"));
  // As from chance: a tracker that told the time would tell whose ballot it is.
  const Salt salt = seeded_salt(seeded<CommandId>(action.at, "tracker", to_text(action.actor)), "tracker");
  vote::Tracker tracker;
  std::copy_n(salt.bytes.begin(), tracker.bytes.size(), tracker.bytes.begin());
  return say(action, script_.stream, vote::CastVote{round, {pitch, tracker}});
}

} // namespace verdiep::demo
