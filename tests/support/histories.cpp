#include "tests/support/histories.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace verdiep::test {

namespace {

/// Few, so that people meet: in threads, at the same Ding, in handing over.
constexpr std::size_t people_max = 60;
constexpr std::int64_t start_ms = 1'750'000'000'000;

} // namespace

Attempted History::step() {
  const bool is_newcomer = state_.programme.drafted && members_.size() < people_max && random_.one_in(30);
  const MemberId actor = is_newcomer ? random_.id<MemberId>() : draw_actor();
  CommandBody command = is_newcomer
                            ? people::JoinProgramme{personal<people::Name>(), personal<people::Avatar>()}
                            : draw_command(actor);
  stream::Decision decision = stream::decide(state_, {}, actor, command);
  if (decision) {
    record(actor, *decision);
  }
  return {actor, std::move(command), std::move(decision)};
}

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

CommandBody History::draw_command(MemberId actor) {
  if (!state_.programme.drafted || random_.one_in(500)) {
    programme::DraftProgramme draft;
    draft.title.entries = {{"nl", random_.text(1, 40)}};
    draft.name = personal<people::Name>();
    draft.avatar = personal<people::Avatar>();
    return draft;
  }
  switch (random_.below(12)) {
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
  default:
    return draw_forum_command();
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
    return people::JoinProgramme{personal<people::Name>(), personal<people::Avatar>()};
  case 1:
  case 2:
  case 3:
  case 4:
  case 5:
    return people::Enrol{};
  case 6:
    return people::RenameMember{personal<people::Name>(), personal<people::Avatar>()};
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
    complete.reflection = personal<dingen::Reflection>();
  }
  if (random_.one_in(3)) {
    complete.link = personal<dingen::Url>();
  }
  return complete;
}

CommandBody History::draw_forum_command() {
  switch (random_.below(12)) {
  case 0:
  case 1: {
    std::optional<DingId> about;
    if (random_.one_in(2)) {
      about = known(dingen_);
    }
    return forum::OpenThread{
        fresh(threads_), fresh(posts_), about, personal<forum::Title>(), personal<forum::PostText>()
    };
  }
  case 2:
    return forum::RevisePost{known(posts_), personal<forum::PostText>()};
  case 3:
    return forum::RemovePost{known(posts_)};
  case 4:
    return random_.one_in(3) ? CommandBody(forum::LockThread{known(threads_)})
                             : forum::WritePost{known(threads_), fresh(posts_), personal<forum::PostText>()};
  case 5:
    return forum::UnlockThread{known(threads_)};
  default:
    return forum::WritePost{known(threads_), fresh(posts_), personal<forum::PostText>()};
  }
}

void History::record(MemberId actor, std::vector<EventBody> events) {
  const CommandId command = random_.id<CommandId>();
  for (EventBody& event : events) {
    const Position position = state_.head.next();
    stream::evolve(state_, position, actor, event);
    remember(event);
    const Timestamp now{start_ms + static_cast<std::int64_t>(position.value) * 1000};
    records_.push_back({StreamId{{1}}, position, actor, now, now, command, std::move(event)});
  }
}

void History::remember(const EventBody& event) {
  if (const auto* joined = std::get_if<people::MemberJoined>(&event)) {
    members_.push_back(joined->member);
  } else if (const auto* added = std::get_if<dingen::DingAdded>(&event)) {
    dingen_.push_back(added->ding);
  } else if (const auto* opened = std::get_if<forum::ThreadOpened>(&event)) {
    threads_.push_back(opened->thread);
  } else if (const auto* written = std::get_if<forum::PostWritten>(&event)) {
    posts_.push_back(written->post);
  }
}

} // namespace verdiep::test
