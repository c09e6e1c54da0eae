#include "tests/support/sync_world.hpp"

#include "events/codec/described.hpp"
#include "shared/disclosures/commitment.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::test {

namespace {

constexpr std::size_t delivered_max = 20;

/// Whether the rows on the disk have read the feed so far; one that was revoked is not in them any more.
bool has_written(const Device& device, const sync::Deleted& deleted) {
  const auto row = device.log_rows.find("head");
  const auto head = row == device.log_rows.end() ? sync::StoredHead{} : *sync::decode_head_row(row->second);
  for (const sync::FeedCursor& cursor : head.cursors.items) {
    if (cursor.audience == deleted.audience) {
      return cursor.seq >= deleted.seq;
    }
  }
  return row != device.log_rows.end();
}

} // namespace

sync::DeviceRows Device::rows() const {
  if (keeper != nullptr) {
    return keeper->rows();
  }
  sync::DeviceRows rows;
  for (const auto& [id, row] : outbox_rows) {
    rows.outbox.push_back({id, row});
  }
  for (const auto& [key, row] : log_rows) {
    rows.log.push_back({key, row});
  }
  return rows;
}

SyncWorld::SyncWorld(std::uint64_t seed, Faults faults)
    : random_(seed), faults_(faults), server_(random_.id<StreamId>()) {}

// People

Command SyncWorld::command_of(CommandBody body, std::vector<std::pair<std::string, Bytes>> values) {
  Command command{server_.stream(), random_.id<CommandId>(), {now_ms_}, std::move(body), {}};
  for (auto& [field, value] : values) {
    command.personal.push_back({field, {random_.array<32>()}, std::move(value)});
  }
  disclosures::seal(command);
  return command;
}

void SyncWorld::commit(MemberId actor, CommandBody body, std::vector<std::pair<std::string, Bytes>> values) {
  const Command command = command_of(std::move(body), std::move(values));
  const SyncServer::Commit done = server_.submit(actor, encode_command(command));
  if (done.broadcast) {
    tell(*done.broadcast);
  } else {
    broken_.push_back("refused while setting up: " + std::string(type_name(command.body)));
  }
}

Device& SyncWorld::add_device(MemberId member) {
  devices_.push_back(std::make_unique<Device>(server_.stream(), member));
  perform(*devices_.back(), devices_.back()->replica.start({}));
  return *devices_.back();
}

std::optional<Rejection>
SyncWorld::enter(Device& device, CommandBody body, std::vector<std::pair<std::string, Bytes>> values) {
  auto effects = device.replica.submit(command_of(std::move(body), std::move(values)));
  if (!effects) {
    return effects.error();
  }
  perform(device, std::move(*effects));
  return std::nullopt;
}

// Lines and disks

void SyncWorld::connect(Device& device) {
  device.session = std::make_unique<sync::ServerSession>();
  device.meter = {};
  device.delivered.clear();
  connections_[&device] = std::make_shared<bool>(false);
  carry_out(device, device.session->opened({{server_.stream(), device.member}}));
  perform(device, device.replica.connected());
}

void SyncWorld::disconnect(Device& device) {
  if (!device.session) {
    return;
  }
  *connections_[&device] = true;
  device.session.reset();
  device.subscribed = false;
  device.to_server.clear();
  device.to_device.clear();
  device.news.clear();
  device.answers.clear();
  perform(device, device.replica.disconnected());
}

void SyncWorld::crash(Device& device) {
  if (device.keeper == nullptr && !tabs_beside(device).empty()) {
    return close_tab(device); // the browser is still there
  }
  disconnect(device);
  device.heard.clear();
  for (std::uint64_t done = random_.below(device.writes.size() + 1); done > 0; --done) {
    step_disk(device);
  }
  device.writes.clear();
  device.replica = sync::Replica(server_.stream());
  if (device.keeper != nullptr) {
    open_tab(device, *device.keeper);
  } else {
    perform(device, device.replica.start(device.rows()));
  }
}

void SyncWorld::perform(Device& device, sync::ReplicaEffects effects) {
  for (sync::ReplicaEffect& any : effects) {
    if (device.keeper != nullptr && (std::holds_alternative<sync::effect::SendFrame>(any) ||
                                     std::holds_alternative<sync::effect::StoreRows>(any))) {
      broken_.push_back("a tab that follows wrote or sent something");
    } else if (std::holds_alternative<sync::effect::ReadAnew>(any)) {
      device.reads_anew = true;
    } else if (std::holds_alternative<sync::effect::Changed>(any) && device.keeper == nullptr) {
      tell_standing(device);
    } else if (auto* send = std::get_if<sync::effect::SendFrame>(&any)) {
      device.to_server.push_back(std::move(send->frame));
    } else if (auto* store = std::get_if<sync::effect::StoreOutbox>(&any)) {
      device.writes.emplace_back(Device::OutboxWrite{store->id, std::move(store->row)});
    } else if (const auto* remove = std::get_if<sync::effect::DeleteOutbox>(&any)) {
      device.writes.emplace_back(Device::OutboxWrite{remove->id, std::nullopt});
    } else if (auto* rows = std::get_if<sync::effect::StoreRows>(&any)) {
      device.writes.emplace_back(std::move(rows->changes));
    } else if (const auto* report = std::get_if<sync::effect::Report>(&any)) {
      device.reports.push_back(report->what);
    } else if (const auto* end = std::get_if<sync::effect::Disconnect>(&any)) {
      device.goodbyes.push_back(end->reason);
      device.may_connect = end->again;
      disconnect(device);
    }
  }
}

void SyncWorld::carry_out(Device& device, sync::SessionEffects effects) {
  for (sync::SessionEffect& any : effects) {
    if (auto* send = std::get_if<sync::effect::Send>(&any)) {
      device.to_device.push_back(std::move(send->frame));
    } else if (const auto* shared = std::get_if<sync::effect::SendShared>(&any)) {
      device.to_device.push_back(*shared->frame);
    } else if (const auto* subscribe = std::get_if<sync::effect::Subscribe>(&any)) {
      answer(device, *subscribe);
    } else if (const auto* history = std::get_if<sync::effect::ReadHistory>(&any)) {
      answer(device, *history);
    } else if (const auto* feed = std::get_if<sync::effect::ReadFeed>(&any)) {
      answer(device, *feed);
    } else if (auto* submit = std::get_if<sync::effect::SubmitCommand>(&any)) {
      submissions_.push_back({&device, std::move(*submit), connections_[&device]});
    } else if (const auto* close = std::get_if<sync::effect::Close>(&any)) {
      device.goodbyes.push_back(std::string(codec::enum_name(close->reason)) + ": " + close->detail);
    }
  }
  if (device.session && device.session->bytes_unread() > sync::credit_window_bytes) {
    broken_.push_back("a session sent more than its credit");
  }
}

void SyncWorld::answer(Device& device, const sync::effect::Subscribe& effect) {
  device.subscribed = true;
  device.answers.push_back([this, effect](sync::ServerSession& session) {
    return session.subscribed(effect.stream, server_.facts(effect.member));
  });
}

void SyncWorld::answer(Device& device, const sync::effect::ReadHistory& effect) {
  device.answers.push_back([this, effect](sync::ServerSession& session) {
    return session.history_read(effect.stream, effect.from, server_.read(effect.from, effect.to));
  });
}

void SyncWorld::answer(Device& device, const sync::effect::ReadFeed& effect) {
  device.answers.push_back([this, effect](sync::ServerSession& session) {
    return session.feed_read(
        effect.stream, effect.audience, effect.after, server_.read_feed(effect.audience, effect.after)
    );
  });
}

// What may happen next

bool SyncWorld::step_disk(Device& device) {
  if (device.writes.empty()) {
    return false;
  }
  auto any = std::move(device.writes.front());
  device.writes.pop_front();
  if (const auto* changes = std::get_if<Device::RowsWrite>(&any)) {
    write(device, *changes);
  } else {
    write(device, std::get<Device::OutboxWrite>(std::move(any)));
  }
  return true;
}

void SyncWorld::write(Device& device, Device::OutboxWrite write) {
  Device& disk = device.keeper != nullptr ? *device.keeper : device;
  sync::OutboxWritten written{server_.stream(), write.id, {}};
  if (!write.row) {
    disk.outbox_rows.erase(write.id);
    tell_tabs(device, sync::encode_tab_frame(written));
    return;
  }
  written.row.emplace().value = *write.row;
  tell_tabs(device, sync::encode_tab_frame(written));
  disk.outbox_rows[write.id] = std::move(*write.row);
  stored_.insert({write.id, device.member});
  perform(device, device.replica.outbox_stored(write.id));
}

void SyncWorld::write(Device& device, const Device::RowsWrite& changes) {
  if (happens(faults_.disk_full)) {
    perform(device, device.replica.rows_failed());
    return;
  }
  for (const sync::RowChange& change : changes) {
    if (change.row) {
      device.log_rows[change.key] = *change.row;
    } else {
      device.log_rows.erase(change.key);
    }
  }
  for (const Bytes& frame : sync::encode_rows_written(server_.stream(), changes)) {
    tell_tabs(device, frame);
  }
  perform(device, device.replica.rows_stored());
}

// Tabs

Device& SyncWorld::add_tab(Device& keeper) {
  devices_.push_back(std::make_unique<Device>(server_.stream(), keeper.member));
  open_tab(*devices_.back(), keeper);
  return *devices_.back();
}

/// First it listens, then it reads.
void SyncWorld::open_tab(Device& tab, Device& keeper) {
  tab.keeper = &keeper;
  tab.may_connect = false;
  tab.reads_anew = false;
  tab.replica = sync::Replica(server_.stream());
  perform(tab, tab.replica.start(keeper.rows(), sync::Keeper::another_tab));
  tell(keeper, tab, sync::encode_tab_frame(sync::StandingAsked{server_.stream()}));
}

void SyncWorld::close_tab(Device& keeper) {
  const std::vector<Device*> others = tabs_beside(keeper);
  if (others.empty()) {
    return;
  }
  Device& next = *random_.pick(others);
  disconnect(keeper);
  keeper.heard.clear();
  for (std::uint64_t done = random_.below(keeper.writes.size() + 1); done > 0; --done) {
    step_disk(keeper);
  }
  keeper.writes.clear();
  while (step_disk(next)) {
    // What a tab asked for before it reads comes before it.
  }
  take_over(next, keeper);
  keeper.heard.clear();
  open_tab(keeper, next);
}

/// Starts from the rows, like a device that was just switched on.
void SyncWorld::take_over(Device& tab, Device& before) {
  for (Device* other : tabs_beside(before)) {
    other->keeper = other == &tab ? nullptr : &tab;
  }
  tab.outbox_rows = std::move(before.outbox_rows);
  tab.log_rows = std::move(before.log_rows);
  before.outbox_rows.clear();
  before.log_rows.clear();
  tab.may_connect = true;
  tab.reads_anew = false;
  tab.replica = sync::Replica(server_.stream());
  perform(tab, tab.replica.start(tab.rows()));
}

std::vector<Device*> SyncWorld::tabs_beside(const Device& device) {
  const Device* keeper = device.keeper != nullptr ? device.keeper : &device;
  std::vector<Device*> tabs;
  for (const auto& other : devices_) {
    if (other.get() != &device && (other.get() == keeper || other->keeper == keeper)) {
      tabs.push_back(other.get());
    }
  }
  return tabs;
}

void SyncWorld::tell(Device& tab, const Device& from, const Bytes& frame) {
  const auto known = std::find_if(tab.heard.begin(), tab.heard.end(), [&](const auto& queue) {
    return queue.first == &from;
  });
  auto& queue = known == tab.heard.end() ? tab.heard.emplace_back(&from, std::deque<Bytes>()) : *known;
  queue.second.push_back(frame);
}

void SyncWorld::tell_tabs(const Device& from, const Bytes& frame) {
  for (Device* tab : tabs_beside(from)) {
    tell(*tab, from, frame);
  }
}

void SyncWorld::tell_standing(const Device& keeper) {
  tell_tabs(keeper, sync::encode_tab_frame(keeper.replica.standing()));
}

bool SyncWorld::step_tab(Device& tab) {
  if (tab.reads_anew && tab.keeper != nullptr) {
    open_tab(tab, *tab.keeper);
    return true;
  }
  if (tab.heard.empty()) {
    return false;
  }
  const auto from = tab.heard.begin() + static_cast<std::ptrdiff_t>(random_.below(tab.heard.size()));
  const Bytes bytes = std::move(from->second.front());
  from->second.pop_front();
  if (from->second.empty()) {
    tab.heard.erase(from);
  }
  const auto frame = sync::decode_tab_frame(bytes);
  if (!frame) {
    broken_.push_back("a tab told what cannot be read");
    return true;
  }
  std::visit([&](const auto& body) { hear(tab, body); }, *frame);
  return true;
}

void SyncWorld::hear(Device& tab, const sync::RowsWritten& frame) {
  perform(tab, tab.replica.follow(sync::changes_in(frame)));
}

void SyncWorld::hear(Device& tab, const sync::OutboxWritten& frame) {
  perform(tab, frame.row ? tab.replica.adopt({frame.id, frame.row->value}) : tab.replica.let_go(frame.id));
}

void SyncWorld::hear(Device& tab, const sync::Standing& frame) {
  perform(tab, tab.replica.stand(frame));
}

void SyncWorld::hear(Device& tab, const sync::StandingAsked&) {
  if (tab.keeper == nullptr) {
    tell_standing(tab);
  }
}

bool SyncWorld::step_to_server(Device& device) {
  if (device.to_server.empty() || !device.session) {
    return false;
  }
  const Bytes frame = std::move(device.to_server.front());
  device.to_server.pop_front();
  const auto decoded = sync::decode_client_frame(frame);
  const auto* submit = decoded ? std::get_if<sync::Submit>(&*decoded) : nullptr;
  if (submit != nullptr && stored_.count(submit->id) == 0) {
    broken_.push_back("sent before it was stored: " + to_text(submit->id));
  }
  const auto* deleted = decoded ? std::get_if<sync::Deleted>(&*decoded) : nullptr;
  if (deleted != nullptr && !has_written(device, *deleted)) {
    broken_.push_back("confirmed a withdrawal before it was carried out");
  }
  carry_out(device, device.session->received(frame));
  if (submit != nullptr && device.session && happens(faults_.doubled)) {
    carry_out(device, device.session->received(frame));
  }
  return true;
}

bool SyncWorld::step_to_device(Device& device) {
  if (device.to_device.empty()) {
    return false;
  }
  const Bytes frame = std::move(device.to_device.front());
  device.to_device.pop_front();
  if (device.delivered.size() < delivered_max || random_.one_in(4)) {
    device.delivered.push_back(frame);
  }
  if (device.delivered.size() > delivered_max) {
    device.delivered.erase(device.delivered.begin());
  }
  perform(device, device.replica.received(frame));
  if (device.session) {
    if (auto credit = device.meter.handled(frame.size())) {
      device.to_server.push_back(std::move(*credit));
    }
  }
  if (happens(faults_.doubled)) {
    perform(device, device.replica.received(frame));
  }
  return true;
}

bool SyncWorld::step_news(Device& device) {
  if (device.news.empty() || !device.session) {
    return false;
  }
  const auto tell_session = std::move(device.news.front());
  device.news.pop_front();
  carry_out(device, tell_session(*device.session));
  return true;
}

bool SyncWorld::step_answer(Device& device) {
  if (device.answers.empty() || !device.session) {
    return false;
  }
  const auto index = static_cast<std::ptrdiff_t>(random_.below(device.answers.size()));
  const auto give = std::move(device.answers[static_cast<std::size_t>(index)]);
  device.answers.erase(device.answers.begin() + index);
  carry_out(device, give(*device.session));
  return true;
}

bool SyncWorld::step_committer() {
  if (submissions_.empty()) {
    return false;
  }
  const Submission submission = std::move(submissions_.front());
  submissions_.pop_front();
  sync::Outcome outcome{submission.command.stream, submission.command.id, {}, {}, {}};
  if (happens(faults_.refusal)) {
    outcome.refusal = random_.one_in(2) ? sync::Refusal::too_fast : sync::Refusal::storage_full;
  } else {
    const SyncServer::Commit commit =
        server_.submit(submission.command.member, submission.command.command, submission.command.prediction);
    outcome = commit.outcome;
    if (commit.broadcast) {
      tell(*commit.broadcast);
    }
  }
  if (!*submission.is_gone) {
    submission.device->answers.push_back([outcome](sync::ServerSession& session) {
      return session.outcome(outcome);
    });
  }
  return true;
}

void SyncWorld::tell(const sync::Broadcast& broadcast) {
  const bool has_checkpoint = faults_.checkpoint != 0 && random_.one_in(faults_.checkpoint);
  for (const auto& device : devices_) {
    if (!device->subscribed) {
      continue;
    }
    device->news.push_back([broadcast](sync::ServerSession& session) { return session.published(broadcast); }
    );
    const auto heads = server_.audiences(device->member);
    device->news.push_back([heads, this](sync::ServerSession& session) {
      return session.audiences_changed(server_.stream(), heads);
    });
    if (has_checkpoint) {
      const auto checkpoint = server_.checkpoint();
      device->news.push_back([checkpoint, this](sync::ServerSession& session) {
        return session.checkpoint(server_.stream(), checkpoint.first, checkpoint.second);
      });
    }
  }
}

bool SyncWorld::step_device(Device& device) {
  if ((device.reads_anew || !device.heard.empty()) && random_.one_in(3)) {
    return step_tab(device);
  }
  if (!device.session && device.may_connect) {
    if (is_settling_ || random_.one_in(5)) {
      connect(device);
    }
    return true;
  }
  switch (random_.below(5)) {
  case 0:
    return step_disk(device);
  case 1:
    return step_to_server(device);
  case 2:
    return step_to_device(device);
  case 3:
    return step_news(device);
  default:
    return step_answer(device);
  }
}

void SyncWorld::step_faults(Device& device) {
  if (happens(faults_.disconnect)) {
    disconnect(device);
  }
  if (happens(faults_.crash)) {
    crash(device);
  }
  const bool has_tabs = device.keeper == nullptr && !tabs_beside(device).empty();
  if (has_tabs && happens(faults_.close_tab)) {
    close_tab(device);
  }
  if (!device.delivered.empty() && happens(faults_.stale)) {
    perform(device, device.replica.received(random_.pick(device.delivered)));
  }
}

void SyncWorld::pass_time(std::int64_t ms) {
  now_ms_ += ms;
  for (const auto& device : devices_) {
    perform(*device, device->replica.tick(now_ms_));
    if (device->session) {
      carry_out(*device, device->session->tick(now_ms_));
    }
  }
}

void SyncWorld::step() {
  if (random_.one_in(20)) {
    pass_time(static_cast<std::int64_t>(random_.below(2'000)));
  }
  if (random_.one_in(4)) {
    step_committer();
  }
  if (!devices_.empty()) {
    Device& device = *random_.pick(devices_);
    step_device(device);
    step_faults(device);
  }
}

void SyncWorld::settle() {
  is_settling_ = true;
  constexpr int rounds_idle = 4;
  for (int idle = 0; idle < rounds_idle;) {
    bool happened = step_committer();
    for (const auto& device : devices_) {
      if (!device->session && device->may_connect) {
        connect(*device);
        happened = true;
      }
      happened = step_disk(*device) || happened;
      happened = step_to_server(*device) || happened;
      happened = step_answer(*device) || happened;
      happened = step_news(*device) || happened;
      happened = step_to_device(*device) || happened;
      happened = step_tab(*device) || happened;
    }
    if (happened) {
      idle = 0;
    } else {
      pass_time(sync::rows_pause_ms + 1); // what was put off may go now
      ++idle;
    }
  }
  is_settling_ = false;
}

} // namespace verdiep::test
