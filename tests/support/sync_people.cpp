#include "tests/support/sync_people.hpp"

#include "events/codec/personal.hpp"
#include "events/record.hpp"
#include "shared/stream/state_codec.hpp"

#include <map>

namespace verdiep::test {

namespace {

dingen::Content content_of(std::string title) {
  dingen::Content content;
  content.title.entries = {{"nl", title}};
  content.why.entries = {{"nl", "Omdat het helpt."}};
  content.done.entries = {{"nl", "Je hebt het geprobeerd."}};
  content.service.entries = {{"nl", "Aan de balie."}};
  return content;
}

/// Something said, a little different each time.
Values saying(Random& random, std::string_view field) {
  return words(field, "Bericht " + std::to_string(random.below(1000)));
}

ThreadId some_thread(Random& random, const projections::Model& model) {
  const auto threads = projections::threads_by_activity(model.forum);
  return threads.empty() ? random.id<ThreadId>() : random.pick(threads);
}

PostId some_post(Random& random, const projections::Model& model) {
  const projections::Thread* thread = projections::find_thread(model.forum, some_thread(random, model));
  return thread == nullptr || thread->posts.empty() ? random.id<PostId>() : random.pick(thread->posts).id;
}

std::optional<Rejection> write_something(SyncWorld& world, const Programme& programme, Device& device) {
  Random& random = world.random();
  const projections::Model& model = device.replica.shown();
  switch (random.below(7)) {
  case 0: {
    Values values = words("title", "Onderwerp");
    values.push_back(saying(random, "text").front());
    const auto about = random.one_in(2) ? std::optional(random.pick(programme.dingen)) : std::nullopt;
    return world.enter(
        device, forum::OpenThread{random.id<ThreadId>(), random.id<PostId>(), about, {}, {}},
        std::move(values)
    );
  }
  case 1:
    return world.enter(device, forum::RevisePost{some_post(random, model), {}}, saying(random, "text"));
  case 2:
    return world.enter(device, forum::RemovePost{some_post(random, model)});
  case 3:
    return random.one_in(2) ? world.enter(device, forum::LockThread{some_thread(random, model)})
                            : world.enter(device, forum::UnlockThread{some_thread(random, model)});
  default:
    return world.enter(
        device, forum::WritePost{some_thread(random, model), random.id<PostId>(), {}}, saying(random, "text")
    );
  }
}

std::optional<Rejection> change_people(SyncWorld& world, const Programme& programme, Device& device) {
  Random& random = world.random();
  const MemberId who = random.pick(programme.participants);
  switch (random.below(5)) {
  case 0:
    return world.enter(device, people::GrantRole{who, people::Role::coordinator});
  case 1:
    return world.enter(device, people::RevokeRole{who, people::Role::coordinator});
  case 2:
    return world.enter(device, people::Withdraw{who});
  case 3:
    return world.enter(device, people::Enrol{});
  default:
    return world.enter(device, people::RenameMember{{}, {}}, name_and_avatar("Anders", random.below(12)));
  }
}

std::string at(const disclosures::ValueKey& key) {
  return key.field + " at " + std::to_string(key.position.value);
}

void compare_values(
    SyncWorld& world,
    MemberId member,
    const projections::Disclosed& disclosed,
    const std::string& who,
    std::vector<std::string>& faults
) {
  const auto visible = world.server().visible(member);
  for (const Bytes& bytes : world.server().records()) {
    const auto record = decode_record(bytes);
    for_each_personal(record->body, [&](std::string_view field, const Commitment&) {
      const disclosures::ValueKey key{record->position, std::string(field)};
      const auto expected = visible.find(key);
      const bool may_see = expected != visible.end();
      bool is_right = false;
      if (field == "avatar") {
        const auto number = disclosed.number(key.position, field);
        is_right =
            number.has_value() == may_see && (!may_see || *number == *decode_number_value(expected->second));
      } else {
        const projections::Words shown = disclosed.text(key.position, field);
        is_right = (shown.sight == projections::Sight::shown) == may_see &&
                   (!may_see || shown.text == *decode_text_value(expected->second));
      }
      if (!is_right) {
        faults.push_back(who + (may_see ? " misses " : " still shows ") + at(key));
      }
    });
  }
}

void compare_replica(
    SyncWorld& world, const Device& device, const std::string& who, std::vector<std::string>& faults
) {
  const sync::Replica& replica = device.replica;
  if (replica.line() != sync::Line::live) {
    faults.push_back(who + " is not live: " + (device.goodbyes.empty() ? "" : device.goodbyes.back()));
  }
  if (replica.log().head().value != world.server().records().size() ||
      replica.root() != world.server().root()) {
    faults.push_back(who + " holds other records than the server");
  }
  if (stream::encode_state(replica.confirmed().state) != stream::encode_state(world.server().state())) {
    faults.push_back(who + " has another state than the server");
  }
  if (&replica.shown() != &replica.confirmed()) {
    faults.push_back(who + " shows something on top of what is confirmed");
  }
  for (const sync::Pending& pending : replica.outbox()) {
    if (pending.status != sync::Status::rejected || !pending.verdict) {
      faults.push_back(who + " still has a command without an outcome: " + to_text(pending.id));
    }
  }
  for (const std::string& report : device.reports) {
    faults.push_back(who + " reports: " + report);
  }
  if (!device.writes.empty()) {
    faults.push_back(who + " has not written everything");
  }
}

/// What a replica that starts on the device's disk, without a line, has to show.
void compare_disk(
    SyncWorld& world, const Device& device, const std::string& who, std::vector<std::string>& faults
) {
  sync::Replica replica(world.server().stream());
  for (const sync::ReplicaEffect& effect : replica.start(device.rows())) {
    if (const auto* report = std::get_if<sync::effect::Report>(&effect)) {
      faults.push_back(who + " reports of its disk: " + report->what);
    }
  }
  if (replica.root() != device.replica.root()) {
    faults.push_back(who + " holds other records on its disk than in memory");
  }
  if (replica.confirmed().state != device.replica.confirmed().state || !replica.has_caught_up()) {
    faults.push_back(who + " comes to another state from its disk");
  }
  if (replica.outbox().size() != device.replica.outbox().size()) {
    faults.push_back(who + " has another outbox on its disk");
  }
  compare_values(world, device.member, replica.confirmed().disclosed, who + ", from its disk,", faults);
}

/// Lines that ended because one end broke the protocol; waiting too long is no such thing.
void find_offences(
    const SyncWorld& world, const Device& device, const std::string& who, std::vector<std::string>& faults
) {
  if (!world.is_orderly()) {
    return;
  }
  for (const std::string& reason : device.goodbyes) {
    const bool is_late = reason.rfind("no answer", 0) == 0 || reason.rfind("no Welcome", 0) == 0;
    if (!is_late) {
      faults.push_back(who + " lost its line: " + reason);
    }
  }
}

/// In how many unbroken runs of records each command's events stand: one, if all is well.
std::map<CommandId, int> landings(const SyncServer& server) {
  std::map<CommandId, int> runs;
  CommandId previous;
  for (const Bytes& bytes : server.records()) {
    const CommandId command = decode_record_header(bytes)->command;
    runs[command] += command == previous ? 0 : 1;
    previous = command;
  }
  return runs;
}

} // namespace

Values words(std::string_view field, std::string_view text) {
  return {{std::string(field), encode_text_value(text)}};
}

Values name_and_avatar(std::string_view name, std::uint64_t avatar) {
  return {{"name", encode_text_value(name)}, {"avatar", encode_number_value(avatar)}};
}

Programme draft_programme(SyncWorld& world, std::size_t participants) {
  Random& random = world.random();
  Programme made{random.id<MemberId>(), {}, {}};
  programme::DraftProgramme draft;
  draft.title.entries = {{"nl", "VerdiepDingen"}};
  world.commit(made.coordinator, draft, name_and_avatar("Coördinator", 1));
  world.commit(made.coordinator, programme::OpenEnrolment{});
  for (const char* title : {"Screencasts", "Livestream", "Foto"}) {
    made.dingen.push_back(random.id<DingId>());
    world.commit(made.coordinator, dingen::AddDing{made.dingen.back(), content_of(title)});
  }
  for (std::size_t index = 0; index < participants; ++index) {
    made.participants.push_back(random.id<MemberId>());
    world.commit(made.participants.back(), people::JoinProgramme{}, name_and_avatar("Deelnemer", index));
    world.commit(made.participants.back(), people::Enrol{});
  }
  return made;
}

std::optional<Rejection> do_something(SyncWorld& world, const Programme& programme, Device& device) {
  Random& random = world.random();
  switch (random.below(8)) {
  case 0:
    return change_people(world, programme, device);
  case 1:
    return world.enter(device, dingen::ReopenDing{random.pick(programme.dingen)});
  case 2:
  case 3: {
    dingen::CompleteDing complete{random.pick(programme.dingen), {}, {}, {}};
    complete.sharing = random.one_in(2) ? dingen::Sharing::programme : dingen::Sharing::coordinators;
    complete.reflection.emplace();
    return world.enter(device, complete, saying(random, "reflection"));
  }
  default:
    return write_something(world, programme, device);
  }
}

std::vector<std::string> faults_in(SyncWorld& world, const std::set<CommandId>& let_go) {
  std::vector<std::string> faults = world.broken();
  std::map<CommandId, int> runs = landings(world.server());
  std::set<CommandId> refused;
  for (std::size_t index = 0; index < world.devices().size(); ++index) {
    const Device& device = world.device(index);
    const std::string who = "device " + std::to_string(index);
    compare_replica(world, device, who, faults);
    compare_values(world, device.member, device.replica.confirmed().disclosed, who, faults);
    compare_disk(world, device, who, faults);
    find_offences(world, device, who, faults);
    for (const sync::Pending& pending : device.replica.outbox()) {
      refused.insert(pending.id);
    }
  }
  for (const auto& [command, times] : runs) {
    if (times != 1) {
      faults.push_back(to_text(command) + " is in the log " + std::to_string(times) + " times");
    }
  }
  for (const auto& [command, member] : world.stored()) {
    const bool is_accepted = runs.count(command) != 0;
    const bool is_refused = refused.count(command) != 0 || let_go.count(command) != 0;
    if (is_accepted == is_refused) {
      faults.push_back(to_text(command) + (is_accepted ? " is accepted and refused" : " is lost"));
    }
  }
  if (world.server().predictions_wrong() != 0) {
    faults.push_back("a prediction differed under equal base and rules");
  }
  return faults;
}

} // namespace verdiep::test
