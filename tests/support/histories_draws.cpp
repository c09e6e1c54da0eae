#include "shared/vote/tally.hpp"
#include "tests/support/histories.hpp"

#include <algorithm>
#include <utility>

/// What people want, drawn by chance.
namespace verdiep::test {

MemberId History::draw_actor() {
  if (random_.one_in(50)) {
    return system_actor;
  }
  // The first members lead more often than others, for most commands are theirs.
  if (!members_.empty() && random_.one_in(3)) {
    return members_[static_cast<std::size_t>(random_.below(std::min<std::size_t>(members_.size(), 4)))];
  }
  return known(members_);
}

/// Mostly the programme's; in a room mostly the people of the group.
StreamHistory& History::draw_stream(MemberId actor) {
  if (rooms_.empty() || !random_.one_in(4)) {
    return programme_;
  }
  const auto own = groups::group_of(state().groups, actor);
  for (StreamHistory& room : rooms_) {
    if (own && room.id == groups::stream_of(*own) && !random_.one_in(12)) {
      return room;
    }
  }
  return random_.one_in(4) ? random_.pick(rooms_) : programme_;
}

CommandBody History::draw_command(MemberId actor, StreamHistory& stream) {
  if (!state().programme.drafted || random_.one_in(500)) {
    programme::DraftProgramme draft;
    draft.title.entries = {{"nl", random_.text(1, 40)}};
    draft.group_members_max = static_cast<std::uint8_t>(random_.between(2, 5));
    return draft;
  }
  if (stream.id != programme_.id && !random_.one_in(30)) {
    return random_.one_in(100) ? CommandBody(people::ErasePerson{known(members_)})
           : random_.one_in(3) ? draw_idea_command(stream)
                               : draw_forum_command(stream);
  }
  switch (random_.below(20)) {
  case 0:
    return draw_programme_command();
  case 1:
  case 2:
    return draw_people_command(actor);
  case 3:
    return draw_ding_command();
  case 4:
  case 5:
  case 6:
    return draw_completion();
  case 7:
    return draw_help_command();
  case 8:
  case 9:
  case 10:
    return draw_group_command(actor);
  case 11:
  case 12:
    return draw_pitch_command(actor);
  case 13:
    return draw_remark_command();
  case 14:
  case 15:
    return draw_vote_command();
  case 16: // not for this stream
    return random_.one_in(10) ? draw_idea_command(programme_) : draw_forum_command(programme_);
  default:
    return draw_forum_command(programme_);
  }
}

CommandBody History::draw_programme_command() {
  switch (random_.below(8)) {
  case 0: {
    programme::AgreeGoal agree;
    agree.goal.entries = {{"nl", random_.text(1, 200)}};
    return agree;
  }
  case 1:
    return programme::CloseEnrolment{};
  case 2:
  case 3:
    return programme::StartPhase{static_cast<programme::Phase>(random_.below(7))};
  case 4: // rarely: nothing comes after it
    return random_.one_in(500) ? CommandBody(programme::CloseProgramme{}) : programme::OpenEnrolment{};
  default:
    return programme::OpenEnrolment{};
  }
}

CommandBody History::draw_people_command(MemberId actor) {
  const auto role = static_cast<people::Role>(random_.below(4));
  switch (random_.below(12)) {
  case 0:
    return people::JoinProgramme{};
  case 1:
  case 2:
  case 3:
  case 4:
  case 5:
    return people::Enrol{};
  case 6:
    return people::RenameMember{};
  case 7:
    return people::Withdraw{random_.one_in(2) ? actor : known(members_)};
  case 8:
  case 9:
    return people::GrantRole{known(members_), role};
  case 10:
    return people::RevokeRole{known(members_), role};
  default:
    return random_.one_in(10) ? CommandBody(people::ErasePerson{known(members_)}) : people::Enrol{};
  }
}

dingen::Content History::draw_content() {
  dingen::Content content;
  content.track = static_cast<dingen::Track>(random_.below(3));
  content.order = static_cast<std::uint16_t>(random_.below(10));
  content.title.entries = {{"nl", random_.text(1, 60)}};
  if (random_.one_in(3)) {
    content.links.items = {{{}, {random_.one_in(5) ? "javascript:" : "https://voorbeeld.nl"}}};
  }
  return content;
}

CommandBody History::draw_ding_command() {
  switch (random_.below(6)) {
  case 0:
    return random_.one_in(3) ? CommandBody(dingen::RemoveDing{known(dingen_)})
                             : dingen::ReviseDing{known(dingen_), draw_content()};
  case 1:
  case 2:
    return dingen::ReviseDing{known(dingen_), draw_content()};
  default:
    return dingen::AddDing{fresh(dingen_), draw_content()};
  }
}

CommandBody History::draw_completion() {
  if (random_.one_in(4)) {
    return dingen::ReopenDing{known(dingen_)};
  }
  dingen::CompleteDing complete;
  complete.ding = known(dingen_);
  complete.sharing = static_cast<dingen::Sharing>(random_.below(2));
  if (random_.one_in(2)) {
    complete.reflection.emplace();
  }
  if (random_.one_in(3)) {
    complete.link.emplace();
  }
  return complete;
}

CommandBody History::draw_forum_command(StreamHistory& stream) {
  switch (random_.below(12)) {
  case 0:
  case 1: {
    std::optional<DingId> about;
    if (random_.one_in(2)) {
      about = known(dingen_);
    }
    return forum::OpenThread{fresh(stream.threads), fresh(stream.posts), about, {}, {}};
  }
  case 2:
    return forum::RevisePost{known(stream.posts), {}};
  case 3:
    return forum::RemovePost{known(stream.posts)};
  case 4:
    return random_.one_in(3) ? CommandBody(forum::LockThread{known(stream.threads)})
                             : forum::WritePost{known(stream.threads), fresh(stream.posts), {}};
  case 5:
    return forum::UnlockThread{known(stream.threads)};
  default:
    return forum::WritePost{known(stream.threads), fresh(stream.posts), {}};
  }
}

CommandBody History::draw_help_command() {
  if (random_.one_in(3)) {
    return forum::AskHelp{fresh(programme_.threads), fresh(programme_.posts), {}, {}, {}};
  }
  // Mostly about a question that is there, and a post in it.
  const ThreadId thread = known(programme_.threads);
  PostId post = known(programme_.posts);
  for (const PostId each : programme_.posts) {
    if (find(state().forum.posts, each)->thread == thread && !random_.one_in(10)) {
      post = each;
    }
  }
  return random_.one_in(3) ? CommandBody(forum::ReopenHelp{thread}) : forum::MarkAnswered{thread, post};
}

CommandBody History::draw_group_command(MemberId actor) {
  switch (random_.below(10)) {
  case 0:
    return groups::FormGroup{random_.one_in(20) ? GroupId{known(members_).bytes} : fresh(groups_), {}};
  case 1:
    return groups::RenameGroup{known(groups_), {}};
  case 2:
    return groups::LeaveGroup{random_.one_in(2) ? actor : known(members_)};
  case 3:
  case 4: {
    const MemberId member = random_.one_in(3) ? known(members_) : actor;
    const auto group = groups::group_of(state().groups, member);
    return groups::AppointHelper{group && !random_.one_in(6) ? *group : known(groups_), member};
  }
  default:
    return groups::JoinGroup{known(groups_)};
  }
}

CommandBody History::draw_idea_command(const StreamHistory& stream) {
  const auto section = static_cast<ideas::Section>(random_.below(ideas::sections_count));
  const bool is_idea = random_.one_in(3);
  const Position version = newest(is_idea ? stream.state.ideas.idea : stream.state.ideas.section(section));
  std::optional<Position> replaces;
  if (version != Position{}) {
    replaces = version;
  }
  return is_idea ? CommandBody(ideas::ProposeIdea{replaces, {}, {}})
                 : ideas::RevisePlanSection{section, replaces, {}};
}

CommandBody History::draw_pitch_command(MemberId actor) {
  std::optional<Personal<dingen::Url>> link;
  if (random_.one_in(3)) {
    link.emplace();
  }
  PitchId pitch = known(pitches_);
  for (const PitchId each : pitches_) { // mostly the actor's own
    const auto own = groups::group_of(state().groups, actor);
    if (own && find(state().pitch.pitches, each)->group == *own && !random_.one_in(6)) {
      pitch = each;
    }
  }
  switch (random_.below(9)) {
  case 0:
  case 1:
  case 2: {
    const pitch::Pitch* standing = find(state().pitch.pitches, pitch);
    return pitch::RevisePitch{
        pitch, newest(standing == nullptr ? Position{} : standing->revised), {}, {}, link
    };
  }
  case 3:
    return random_.one_in(3) ? CommandBody(pitch::WithdrawPitch{pitch}) : pitch::PresentPitch{pitch};
  case 4:
    return pitch::OrderPitches{{draw_order(pitch::standing(state().pitch))}};
  default:
    return pitch::SubmitPitch{fresh(pitches_), {}, {}, link};
  }
}

CommandBody History::draw_remark_command() {
  if (random_.one_in(5)) {
    return pitch::RemoveRemark{known(remarks_)};
  }
  return pitch::GiveRemark{
      fresh(remarks_), known(pitches_), static_cast<pitch::RemarkKind>(random_.below(4)), {}
  };
}

/// Shuffled; now and then one is missing, doubled or unknown.
std::vector<PitchId> History::draw_order(std::vector<PitchId> pitches) {
  for (std::size_t left = pitches.size(); left > 1; --left) {
    std::swap(pitches[left - 1], pitches[static_cast<std::size_t>(random_.below(left))]);
  }
  if (!pitches.empty() && random_.one_in(6)) {
    pitches.pop_back();
  } else if (random_.one_in(6)) {
    pitches.push_back(known(pitches_));
  }
  return pitches;
}

CommandBody History::draw_vote_command() {
  const vote::Round* round = vote::latest(state().vote);
  const bool may_open = round == nullptr || !round->is_open();
  if (random_.one_in(may_open ? 60 : 400)) {
    std::vector<PitchId> pitches = round == nullptr ? pitch::standing(state().pitch) : round->leaders.items;
    return vote::OpenRound{fresh(rounds_), {draw_order(std::move(pitches))}};
  }
  const RoundId id = random_.one_in(20) ? known(rounds_) : state().vote.latest;
  if (random_.one_in(round != nullptr && round->is_open() ? 50 : 400)) {
    return vote::CloseRound{id};
  }
  PitchId choice = known(pitches_);
  if (round != nullptr && !round->pitches.items.empty() && !random_.one_in(20)) {
    choice = round->pitches.items[static_cast<std::size_t>(random_.below(round->pitches.items.size()))];
  }
  return vote::CastVote{id, {choice, trackers_.emplace_back(random_.id<vote::Tracker>())}};
}

/// The ballots that are kept, as the server counts them; now and then as a server must not.
CommandBody History::draw_count(RoundId round) {
  vote::CountBallots count{round, {}, {}};
  for (const auto& [voter, ballot] : ballots_) {
    count.ballots.items.push_back(ballot);
  }
  auto& ballots = count.ballots.items;
  std::sort(ballots.begin(), ballots.end(), [](const vote::Ballot& a, const vote::Ballot& b) {
    return a.tracker < b.tracker;
  });
  const std::uint64_t spoiled = random_.below(8);
  if (spoiled == 0) {
    ballots.push_back({known(pitches_), vote::Tracker{{0xff, 0xff, 0xff}}}); // one too many
  } else if (spoiled == 1 && !ballots.empty()) {
    ballots.front().choice = random_.id<PitchId>();
  } else if (spoiled == 2) {
    std::reverse(ballots.begin(), ballots.end());
  }
  count.tally = vote::count(find(state().vote.rounds, round)->pitches, count.ballots);
  if (spoiled == 3 && !count.tally.items.empty()) {
    ++count.tally.items.front().votes;
  }
  return count;
}

} // namespace verdiep::test
