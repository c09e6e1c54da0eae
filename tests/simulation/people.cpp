#include "tests/simulation/people.hpp"

#include "shared/stream/state.hpp"

#include <algorithm>

namespace verdiep::simulation {

namespace {

/// The keys of a table, in an order that is the same everywhere.
template <class Key, class Value>
std::vector<Key> ids_of(const Table<Key, Value>& table) {
  std::vector<Key> ids;
  for (const auto& [id, value] : table)
    ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// Mostly one that is there, now and then one that nobody knows.
template <class AnyId>
AnyId some(test::Random& random, const std::vector<AnyId>& ids) {
  return ids.empty() || random.one_in(20) ? random.id<AnyId>()
                                          : ids[static_cast<std::size_t>(random.below(ids.size()))];
}

/// Somebody at a device, what they see there, and what comes to their mind.
class Doing {
public:
  Doing(World& world, const Cast& cast, Device& device)
      : world_(world),
        random_(world.random()),
        cast_(cast),
        device_(device),
        me_(device.member()),
        programme_(device.client()->shown().state) {
    if (const auto* group = device.client()->group_shown())
      room_ = &group->state;
  }

  void something() {
    const bool leads = people::holds_role(programme_.people, me_, people::Role::coordinator);
    switch (random_.below(16)) {
    case 0:
    case 1:
      return change_groups();
    case 2:
    case 3:
    case 4:
    case 5:
      return room_ != nullptr ? write_in_room() : write_in(programme_);
    case 6:
      return change_people();
    case 7:
    case 8:
      return do_a_ding();
    case 9:
      return pitch();
    case 10:
      return remark();
    case 11:
    case 12:
      return leads ? lead() : vote();
    default:
      return write_in(programme_);
    }
  }

private:
  void enter(CommandBody body, const Texts& texts = {}) { world_.enter(device_, std::move(body), texts); }
  /// In the stream whose state that is.
  void enter_in(const stream::State& where, CommandBody body, const Texts& texts = {}) {
    if (&where == room_) {
      world_.enter_in_group(device_, std::move(body), texts);
    } else {
      world_.enter(device_, std::move(body), texts);
    }
  }
  [[nodiscard]] std::string words() { return world_.new_words(); }
  [[nodiscard]] MemberId somebody() { return random_.pick(cast_.participants).member; }

  void write_in(const stream::State& where) {
    const auto threads = ids_of(where.forum.threads);
    const auto posts = ids_of(where.forum.posts);
    switch (random_.below(9)) {
    case 0: {
      const auto about = random_.one_in(2) ? std::optional(random_.pick(cast_.dingen)) : std::nullopt;
      return enter_in(
          where, forum::OpenThread{random_.id<ThreadId>(), random_.id<PostId>(), about, {}, {}},
          {{"title", words()}, {"text", words()}}
      );
    }
    case 1:
      return enter_in(where, forum::RevisePost{some(random_, posts), {}}, {{"text", words()}});
    case 2:
      return enter_in(where, forum::RemovePost{some(random_, posts)});
    case 3:
      return enter_in(where, forum::LockThread{some(random_, threads)});
    case 4:
      return enter_in(where, forum::UnlockThread{some(random_, threads)});
    default:
      return enter_in(
          where, forum::WritePost{some(random_, threads), random_.id<PostId>(), {}}, {{"text", words()}}
      );
    }
  }

  void write_in_room() {
    const auto replaced = [this](Position newest) {
      const Position known = random_.one_in(8) ? Position{random_.below(newest.value + 2)} : newest;
      return known == Position{} ? std::nullopt : std::optional(known);
    };
    switch (random_.below(4)) {
    case 0:
      return enter_in(
          *room_, ideas::ProposeIdea{replaced(room_->ideas.idea), {}, {}},
          {{"title", words()}, {"text", words()}}
      );
    case 1: {
      const auto section = static_cast<ideas::Section>(random_.below(2)); // few: people meet
      return enter_in(
          *room_, ideas::RevisePlanSection{section, replaced(room_->ideas.section(section)), {}},
          {{"text", words()}}
      );
    }
    default:
      return write_in(*room_);
    }
  }

  void change_groups() {
    const auto groups = ids_of(programme_.groups.groups);
    const auto own = groups::group_of(programme_.groups, me_);
    switch (random_.below(8)) {
    case 0:
      return enter(groups::FormGroup{random_.id<GroupId>(), {}}, {{"name", words()}});
    case 1:
      return enter(groups::LeaveGroup{random_.one_in(3) ? somebody() : me_});
    case 2:
      return enter(
          groups::AppointHelper{own ? *own : some(random_, groups), random_.one_in(2) ? me_ : somebody()}
      );
    case 3:
      return enter(groups::RenameGroup{own ? *own : some(random_, groups), {}}, {{"name", words()}});
    default:
      return enter(groups::JoinGroup{some(random_, groups)});
    }
  }

  void change_people() {
    switch (random_.below(6)) {
    case 0:
      return enter(people::GrantRole{somebody(), people::Role::coordinator});
    case 1:
      return enter(people::RevokeRole{somebody(), people::Role::coordinator});
    case 2:
      return enter(people::Withdraw{random_.one_in(2) ? me_ : somebody()});
    case 3:
      return enter(people::Enrol{});
    case 4: // rarely, or nobody is left
      return random_.one_in(12) ? enter(people::ErasePerson{somebody()}) : enter(people::Enrol{});
    default:
      return enter(people::Enrol{});
    }
  }

  void do_a_ding() {
    const DingId ding = random_.pick(cast_.dingen);
    if (random_.one_in(3)) {
      return enter(dingen::ReopenDing{ding});
    }
    dingen::CompleteDing complete{ding, {}, {}, {}};
    complete.sharing = random_.one_in(2) ? dingen::Sharing::programme : dingen::Sharing::coordinators;
    complete.reflection.emplace();
    return enter(complete, {{"reflection", words()}});
  }

  void pitch() {
    const auto own = groups::group_of(programme_.groups, me_);
    for (const PitchId id : pitch::standing(programme_.pitch)) {
      const pitch::Pitch* standing = find(programme_.pitch.pitches, id);
      if (!own || standing->group != *own) {
        continue;
      }
      if (random_.one_in(5)) {
        return enter(pitch::WithdrawPitch{id});
      }
      return enter(
          pitch::RevisePitch{id, standing->revised, {}, {}, {}}, {{"title", words()}, {"text", words()}}
      );
    }
    return enter(
        pitch::SubmitPitch{random_.id<PitchId>(), {}, {}, {}}, {{"title", words()}, {"text", words()}}
    );
  }

  void remark() {
    if (random_.one_in(4)) {
      return enter(pitch::RemoveRemark{some(random_, ids_of(programme_.pitch.remarks))});
    }
    const auto kind = static_cast<pitch::RemarkKind>(random_.below(4));
    return enter(
        pitch::GiveRemark{random_.id<RemarkId>(), some(random_, pitch::standing(programme_.pitch)), kind, {}},
        {{"text", words()}}
    );
  }

  void vote() {
    const vote::Round* round = vote::latest(programme_.vote);
    if (round == nullptr || round->pitches.items.empty()) {
      return remark();
    }
    const vote::Ballot ballot{random_.pick(round->pitches.items), random_.id<vote::Tracker>()};
    return enter(vote::CastVote{programme_.vote.latest, ballot});
  }

  void lead() {
    const vote::Round* round = vote::latest(programme_.vote);
    const bool is_open = round != nullptr && round->is_open();
    if (is_open) {
      return random_.one_in(5) ? enter(vote::CloseRound{programme_.vote.latest}) : vote();
    }
    const auto pitches = round == nullptr ? pitch::standing(programme_.pitch) : round->leaders.items;
    if (pitches.size() > 1 && random_.one_in(3)) {
      return enter(vote::OpenRound{random_.id<RoundId>(), {pitches}});
    }
    return change_people();
  }

  World& world_;
  test::Random& random_;
  const Cast& cast_;
  Device& device_;
  const MemberId me_;
  const stream::State programme_;
  const stream::State* room_ = nullptr;
};

dingen::Content content_of(const std::string& title) {
  dingen::Content content;
  content.title.entries = {{"nl", title}};
  content.why.entries = {{"nl", "Omdat het helpt."}};
  content.done.entries = {{"nl", "Je hebt het geprobeerd."}};
  content.service.entries = {{"nl", "Aan de balie."}};
  return content;
}

Person new_person(test::Random& random) {
  const auto account = random.id<log::AccountId>();
  return {account, random.id<MemberId>()};
}

} // namespace

Cast draft_programme(World& world, std::size_t participants) {
  test::Random& random = world.random();
  Cast cast{new_person(random), {}, {}, random.id<GroupId>()};
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "VerdiepDingen"}};
  draft.group_members_max = 3;
  world.commit(cast.coordinator, draft, {{"name", world.new_words()}});
  world.commit(cast.coordinator, programme::OpenEnrolment{});
  for (const char* title : {"Screencasts", "Livestream"}) {
    cast.dingen.push_back(random.id<DingId>());
    world.commit(cast.coordinator, dingen::AddDing{cast.dingen.back(), content_of(title)});
  }
  for (std::size_t index = 0; index < participants; ++index) {
    cast.participants.push_back(new_person(random));
    world.commit(cast.participants.back(), people::JoinProgramme{}, {{"name", world.new_words()}});
    world.commit(cast.participants.back(), people::Enrol{});
  }
  world.commit(cast.participants[0], groups::FormGroup{cast.group, {}}, {{"name", world.new_words()}});
  world.commit(cast.participants[1], groups::JoinGroup{cast.group});
  return cast;
}

void do_something(World& world, const Cast& cast, Device& device) {
  if (device.client() != nullptr && device.client()->is_ready()) {
    Doing(world, cast, device).something();
  }
}

void answer_refusal(World& world, Device& device) {
  const replica::ProgrammeClient* client = device.client();
  if (client == nullptr) {
    return;
  }
  std::vector<CommandId> refused;
  const auto add = [&](const sync::Pending& pending) {
    if (pending.status == sync::Status::rejected)
      refused.push_back(pending.id);
  };
  std::for_each(client->outbox().begin(), client->outbox().end(), add);
  std::for_each(client->group_outbox().begin(), client->group_outbox().end(), add);
  std::for_each(client->left_outbox().begin(), client->left_outbox().end(), add);
  if (refused.empty()) {
    return;
  }
  const CommandId id = world.random().pick(refused);
  if (world.random().one_in(2)) {
    world.drop(device, id);
  } else {
    world.retry(device, id);
  }
}

} // namespace verdiep::simulation
