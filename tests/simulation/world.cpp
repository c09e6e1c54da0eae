#include "tests/simulation/world.hpp"

#include "events/codec/personal.hpp"
#include "shared/disclosures/commitment.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::simulation {

World::World(std::uint64_t seed, const Faults& faults)
    : random_(seed),
      faults_(faults),
      programme_(random_.id<StreamId>()),
      chronicle_(programme_),
      server_(
          now_ms_,
          {[this] { return fate_of_a_commit(); },
           [this](ServerDisk::Commits commits, const std::vector<log::CommitResult>& results) {
             on_committed(commits, results);
           }}
      ) {
  server_.start();
}

World::~World() {
  for (const auto& device : devices_)
    device->close_page();
  calls_.clear(); // before the server that they lead to
}

bool World::happens(std::string_view fault, std::uint64_t once_in) {
  if (once_in == 0 || is_settling_ || !random_.one_in(once_in))
    return false;
  ++injected_[fault];
  return true;
}

void World::note(std::string_view what, ByteView bytes) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(what.data());
  trace_ = crypto::sha256(trace_.bytes, ByteView(first, what.size()), bytes);
}

// People

std::string World::new_words() {
  const std::string number = std::to_string(++words_);
  return "woord" + std::string(6 - std::min<std::size_t>(6, number.size()), '0') + number + ".";
}

Command World::command_of(CommandBody body, const Texts& texts) {
  Command command{programme_, random_.id<CommandId>(), {now_ms_}, std::move(body), {}};
  for (const auto& [field, text] : texts)
    command.personal.push_back(disclosures::personal_text(field, text, {random_.array<32>()}));
  for_each_personal(std::as_const(command.body), [&](std::string_view field, const Commitment&) {
    if (field == "avatar")
      command.personal.push_back(disclosures::personal_number("avatar", 3, {random_.array<32>()}));
  });
  disclosures::seal(command);
  return command;
}

void World::commit(const Person& person, CommandBody body, const Texts& texts) {
  const Command command = command_of(std::move(body), texts);
  entered_[command.id] = command;
  bool is_accepted = false;
  is_settling_ = true; // nothing goes wrong while a run is set up
  server_.submit(person, command, [&](CommandId, const pipeline::Outcome& outcome) {
    is_accepted = std::holds_alternative<pipeline::Accepted>(outcome);
  });
  while (server_.step_committer(1)) {
  }
  is_settling_ = false;
  if (!is_accepted)
    broken_.push_back("refused while setting up: " + std::string(type_name(command.body)));
}

Device& World::add_device(const Person& person) {
  return open(std::make_unique<Device>(person, programme_, random_, now_ms_));
}

Device& World::add_tab(const Device& beside) {
  return open(std::make_unique<Device>(beside.person(), programme_, random_, now_ms_, beside.browser()));
}

Device& World::open(std::unique_ptr<Device> opened) {
  devices_.push_back(std::move(opened));
  Device& device = *devices_.back();
  device.on_send = [this, &device](ByteView frame) { watch_sent(device, frame); };
  device.open_page();
  return device;
}

std::optional<Rejection> World::enter(Device& device, CommandBody body, const Texts& texts) {
  return enter(device, std::move(body), texts, false);
}

std::optional<Rejection> World::enter_in_group(Device& device, CommandBody body, const Texts& texts) {
  return enter(device, std::move(body), texts, true);
}

std::optional<Rejection> World::enter(Device& device, CommandBody body, const Texts& texts, bool in_group) {
  std::optional<Rejection> refused;
  device.run([&] {
    const std::vector<replica::Typed> typed(texts.begin(), texts.end());
    auto& client = *device.client();
    refused =
        in_group ? client.submit_to_group(std::move(body), typed) : client.submit(std::move(body), typed);
  });
  look_at(device);
  return refused;
}

void World::retry(Device& device, CommandId id) {
  std::optional<Rejection> refused;
  device.run([&] { refused = device.client()->retry(id); });
  look_at(device);
  if (!refused)
    let_go_.insert(id);
}

void World::drop(Device& device, CommandId id) {
  device.run([&] { device.client()->drop(id); });
  look_at(device);
  let_go_.insert(id);
}

/// What its screen says now is what its person relies on.
void World::look_at(Device& device) {
  const replica::ProgrammeClient* client = device.client();
  if (client == nullptr)
    return;
  const auto read = [&](const sync::Pending& pending) {
    entered_.try_emplace(pending.id, pending.command);
    if (pending.status != sync::Status::saving)
      promised_.try_emplace(pending.id, device.member());
  };
  std::for_each(client->outbox().begin(), client->outbox().end(), read);
  std::for_each(client->group_outbox().begin(), client->group_outbox().end(), read);
  for (const sync::Pending& pending : client->left_outbox())
    left_.insert(pending.id);
}

void World::send_away(Device& device) {
  device.away_until_ms = std::numeric_limits<std::int64_t>::max();
  disconnect(device);
}

void World::disconnect(Device& device) {
  if (Page* page = device.page(); page != nullptr && page->line)
    break_line(*page->line);
}

// What the checkers see

namespace {

/// A command as it would be there after a power cut.
std::optional<sync::Pending> synced_row(const Device& device, CommandId id) {
  const auto outbox = device.disk.synced_rows().find("outbox");
  if (outbox == device.disk.synced_rows().end())
    return std::nullopt;
  const std::string name = to_text(id);
  for (const auto& [key, bytes] : outbox->second) {
    if (key.substr(key.rfind('/') + 1) != name)
      continue;
    if (auto row = sync::decode_outbox_row({id, bytes}))
      return std::move(*row);
  }
  return std::nullopt;
}

/// Whether a power cut would take the device back to before withdrawals that it confirms: the server need not tell them again.
bool is_behind_when_cut(const Device& device, const sync::Deleted& deleted) {
  const auto log = device.disk.synced_rows().find(std::string(replica::log_store));
  if (log == device.disk.synced_rows().end())
    return false;
  const auto row = log->second.find(to_text(deleted.stream) + "/" + sync::to_text({sync::RowKind::head, 0}));
  const auto head = row == log->second.end() ? sync::StoredHead{} : sync::decode_head_row(row->second);
  return !head ||
         std::any_of(head->cursors.items.begin(), head->cursors.items.end(), [&](const auto& cursor) {
           return cursor.audience == deleted.audience && cursor.seq < deleted.seq;
         });
}

} // namespace

void World::watch_sent(Device& device, ByteView frame) {
  note("to the server", frame);
  const auto decoded = sync::decode_client_frame(frame);
  if (const auto* deleted = decoded ? std::get_if<sync::Deleted>(&*decoded) : nullptr) {
    if (is_behind_when_cut(device, *deleted))
      broken_.emplace_back("confirmed a withdrawal that a power cut undoes");
  }
  const auto* submit = decoded ? std::get_if<sync::Submit>(&*decoded) : nullptr;
  if (submit == nullptr)
    return;
  const auto row = synced_row(device, submit->id);
  if (!row)
    broken_.push_back("sent before it was stored: " + to_text(submit->id));
  if (row && row->verdict)
    broken_.push_back("sent again after it came back refused: " + to_text(submit->id));
}

void World::watch_frame(const Device& device, const Bytes& frame) {
  const auto decoded = sync::decode_server_frame(frame);
  if (!decoded) {
    broken_.emplace_back("the server sent what is no frame");
    return;
  }
  const auto tell = [&](StreamId stream, Position position) {
    if (!chronicle_.may_be_told(device.member(), stream, position))
      broken_.push_back("e" + std::to_string(position.value) + " was sent to somebody who may not have it");
  };
  if (const auto* batch = std::get_if<sync::Batch>(&*decoded)) {
    const auto& records = chronicle_.records(batch->stream);
    Position position = batch->first;
    for (const auto& record : batch->records.items) {
      const bool is_on_disk = position.value <= records.size() && position.value > 0 &&
                              records[static_cast<std::size_t>(position.value - 1)] == record.value;
      if (!is_on_disk)
        broken_.push_back("e" + std::to_string(position.value) + " was sent and is not on disk");
      tell(batch->stream, position);
      position = position.next();
    }
  } else if (const auto* disclosures = std::get_if<sync::Disclosures>(&*decoded)) {
    for (const sync::Grant& grant : disclosures->grants.items)
      tell(disclosures->stream, grant.position);
  } else if (const auto* outcome = std::get_if<sync::Outcome>(&*decoded)) {
    watch_outcome(*outcome);
  }
}

void World::watch_outcome(const sync::Outcome& outcome) {
  const std::string id = to_text(outcome.id);
  if (outcome.accepted) {
    const auto& records = chronicle_.records(outcome.stream);
    const std::uint64_t last = outcome.accepted->value;
    const bool is_there =
        last > 0 && last <= records.size() &&
        decode_record_header(records[static_cast<std::size_t>(last - 1)])->command == outcome.id;
    if (!is_there)
      broken_.push_back("acknowledged and not on disk: " + id);
  } else if (outcome.rejection || sync::is_final(*outcome.refusal)) {
    refused_.insert(outcome.id);
  }
  if (refused_.contains(outcome.id) && chronicle_.has_landed(outcome.id))
    broken_.push_back("refused and accepted: " + id);
}

void World::on_committed(ServerDisk::Commits commits, const std::vector<log::CommitResult>& results) {
  // What is written in groups was decided on the programme as it was before this call.
  for (const bool is_programme : {false, true}) {
    for (std::size_t index = 0; index < commits.size(); ++index) {
      const log::Commit& commit = commits[index];
      if ((commit.stream == programme_) != is_programme || results[index] != log::CommitResult::committed)
        continue;
      for (const Bytes& record : commit.records) {
        note("commit", record);
        chronicle_.add(commit.stream, record);
      }
    }
  }
}

std::vector<std::string> World::broken() const {
  std::vector<std::string> all = broken_;
  all.insert(all.end(), chronicle_.objections().begin(), chronicle_.objections().end());
  for (const std::string& failure : server_.failures)
    all.push_back("the server failed: " + failure);
  return all;
}

} // namespace verdiep::simulation
