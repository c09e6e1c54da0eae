// What happens next: the scheduler, and all that goes wrong.
#include "tests/simulation/world.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::simulation {

namespace {

constexpr std::int64_t hour_ms = 60 * 60 * 1000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr int abnormal_closure = 1006; // RFC 6455: no close frame came
constexpr std::size_t delivered_max = 12;

/// A frame that changes who may know what is not sent again or overtaken: no socket does that, and its order is its
/// meaning.
bool is_about_rights(const Bytes& frame) {
  const auto decoded = sync::decode_server_frame(frame);
  return !decoded || std::holds_alternative<sync::Revoked>(*decoded) ||
         std::holds_alternative<sync::Bye>(*decoded);
}

/// That a full disk refuses, with nothing lost by it. Without room for the outbox the app goes on as long as it is open,
/// and says so: then nothing is promised.
bool is_refused_when_full(const Disk::Transaction& changes) {
  return std::any_of(changes.begin(), changes.end(), [](const Disk::Change& change) {
    return change.store == replica::log_store && change.value;
  });
}

bool is_submit(ByteView frame) {
  const auto decoded = sync::decode_client_frame(frame);
  return decoded && std::holds_alternative<sync::Submit>(*decoded);
}

} // namespace

// The server

Fate World::fate_of_a_commit() {
  if (happens("disk full", faults_.disk_full))
    return Fate::full;
  if (!happens("server dies at a commit", faults_.dies_at_commit))
    return Fate::done;
  return random_.one_in(2) ? Fate::cut_before : Fate::cut_after;
}

void World::serve(const std::function<void()>& work) {
  try {
    work();
  } catch (const PowerCut&) {
    kill_server();
  }
}

bool World::step_server() {
  if (!server_.is_up()) {
    if (is_settling_ || random_.one_in(8))
      restart_server();
    return true;
  }
  server_clock_ms_max_ = std::max(server_clock_ms_max_, server_.clock().ms);
  bool has_happened = false;
  serve([&] {
    const std::uint64_t first = random_.below(4);
    for (std::uint64_t tried = 0; tried < 4 && !has_happened; ++tried) {
      switch ((first + tried) % 4) {
      case 0:
        has_happened = server_.step_committer(static_cast<std::size_t>(random_.between(1, 6)));
        break;
      case 1:
        has_happened = server_.loop().step_posted();
        break;
      case 2:
        has_happened = server_.loop().step_read(random_);
        break;
      default:
        server_.loop().step_timer();
        break;
      }
    }
    if (!has_happened && !is_settling_ && random_.one_in(8))
      server_.rest();
  });
  return has_happened;
}

void World::kill_server() {
  note("the server dies", {});
  count_predictions();
  for (Call& call : calls_) {
    call.line->user.reset();
    break_line(*call.line);
    call.line->to_server.clear();
  }
  server_.die();
}

void World::restart_server() {
  note("the server starts", {});
  server_.start();
}

void World::count_predictions() {
  predictions_right_ += server_.predictions("right");
  if (server_.predictions("wrong") != 0)
    broken_.emplace_back("a prediction differed under equal circumstances");
}

// Devices

bool World::step_disk(Device& device) {
  Page& page = *device.page();
  if (page.requests.empty() || device.is_disk_stuck)
    return false;
  Page::Request request = std::move(page.requests.front());
  page.requests.pop_front();
  const bool is_write = !request.changes.empty();
  if (is_write && is_refused_when_full(request.changes) && happens("device full", faults_.device_full)) {
    page.answers.push_back(request.answer(device.disk, platform::StoreResult::full));
    return true;
  }
  const bool dies = is_write && happens("device dies at a write", faults_.dies_at_write);
  if (dies && random_.one_in(2)) {
    kill_page(device, random_.one_in(2));
    return true;
  }
  for (const Disk::Change& change : request.changes)
    note(change.key, change.value ? ByteView(*change.value) : ByteView());
  if (request.destroys)
    device.disk.clear();
  if (is_write)
    device.disk.commit(std::move(request.changes), request.durability);
  page.answers.push_back(request.answer(device.disk, platform::StoreResult::ok));
  if (dies)
    kill_page(device, random_.one_in(2));
  return true;
}

bool World::step_answer(Device& device) {
  Page& page = *device.page();
  // What other tabs tell comes as it likes.
  const bool hears = !page.heard.empty() && (page.answers.empty() || random_.one_in(2));
  auto& queue = hears ? page.heard : page.answers;
  if (queue.empty())
    return false;
  const auto answer = std::move(queue.front());
  queue.pop_front();
  device.run(answer);
  look_at(device);
  return true;
}

bool World::step_connecting(std::size_t index) {
  Device& device = *devices_[index];
  if (!device.page()->is_connecting)
    return false;
  auto line = std::make_shared<Line>([this, &device](const Bytes& frame) { watch_frame(device, frame); });
  const bool is_reachable = server_.is_up() && device.away_until_ms <= now_ms_;
  if (is_reachable)
    line->user = server_.accept(device.person(), programme_);
  if (!line->user) {
    hear_closed(device, abnormal_closure, "");
    return false;
  }
  calls_.push_back({index, line, {}});
  line->user->on_open(*line);
  device.page()->is_connecting = false;
  device.page()->line = line;
  device.run([&] { device.page()->sink->opened(); });
  look_at(device);
  return true;
}

bool World::step_device(std::size_t index) {
  Device& device = *devices_[index];
  if (device.page() == nullptr) {
    if (is_settling_ || random_.one_in(10))
      device.open_page();
    return true;
  }
  switch (random_.below(3)) {
  case 0:
    return step_disk(device) || step_answer(device) || step_connecting(index);
  case 1:
    return step_answer(device) || step_connecting(index) || step_disk(device);
  default:
    return step_connecting(index) || step_disk(device) || step_answer(device);
  }
}

void World::kill_page(Device& device, bool cuts_power) {
  note("a page dies", device.member().bytes);
  for (Device* tab : std::vector(device.browser()->tabs)) {
    if (tab == &device || cuts_power) {
      disconnect(*tab);
      tab->close_page();
    }
  }
  if (cuts_power)
    device.disk.cut_power(random_);
}

void World::set_a_clock(Device& device) {
  const auto by = static_cast<std::int64_t>(random_.below(2 * 3 * day_ms)) - 3 * day_ms;
  if (random_.one_in(4)) {
    server_.clock_skew_ms = by / 100;
  } else {
    device.clock_skew_ms = random_.one_in(2) ? 0 : by;
  }
}

// Lines

void World::hear_closed(Device& device, int code, const std::string& reason) {
  Page& page = *device.page();
  page.line = nullptr;
  page.is_connecting = false;
  if (platform::SocketSink* sink = std::exchange(page.sink, nullptr))
    device.run([&] { sink->closed(code, reason); });
  look_at(device);
}

void World::close_server_end(Call& call) {
  if (const auto user = std::move(call.line->user))
    user->on_closed();
}

void World::break_line(Line& line) {
  line.is_broken = true;
  line.to_server.resize(static_cast<std::size_t>(random_.below(line.to_server.size() + 1)));
  line.to_device.resize(static_cast<std::size_t>(random_.below(line.to_device.size() + 1)));
}

bool World::step_to_server(Call& call) {
  Line& line = *call.line;
  if (!line.user) {
    line.to_server.clear();
    return false;
  }
  if (!line.to_server.empty()) {
    const Bytes frame = std::move(line.to_server.front());
    line.to_server.pop_front();
    line.user->on_message(frame);
    if (is_submit(frame) && happens("frame doubled", faults_.doubled))
      line.user->on_message(frame);
    return true;
  }
  if (line.closed_by_device || line.is_broken) {
    close_server_end(call);
    return true;
  }
  return false;
}

bool World::step_to_device(Call& call) {
  Line& line = *call.line;
  Device& device = *devices_[call.device];
  const bool is_attached = device.page() != nullptr && device.page()->line == call.line;
  if (!is_attached) {
    line.to_device.clear();
    return false;
  }
  if (line.to_device.size() > 1 && !is_about_rights(*line.to_device[0]) &&
      !is_about_rights(*line.to_device[1]) && happens("frame overtakes", faults_.reordered)) {
    std::swap(line.to_device[0], line.to_device[1]);
  }
  if (!line.to_device.empty()) {
    const Line::Frame frame = std::move(line.to_device.front());
    line.to_device.pop_front();
    receive(call, *frame);
    return true;
  }
  if (line.closed_by_server) {
    const auto [code, reason] = *line.closed_by_server;
    const bool is_offence = code == gateway::CloseCode::protocol_error || code == gateway::CloseCode::policy;
    if (is_offence && is_orderly())
      broken_.push_back("a line was ended: " + reason);
    hear_closed(device, static_cast<int>(code), reason);
    close_server_end(call);
    return true;
  }
  if (line.is_broken) {
    hear_closed(device, abnormal_closure, "");
    return true;
  }
  return false;
}

/// The page takes a frame, perhaps twice, perhaps with one from before; it may hang up over any of them.
void World::receive(Call& call, const Bytes& frame) {
  Device& device = *devices_[call.device];
  const auto line = call.line;
  std::vector<Bytes> frames{frame};
  if (is_about_rights(frame)) {
    call.delivered.clear();
  } else {
    if (happens("frame doubled", faults_.doubled))
      frames.push_back(frame);
    if (!call.delivered.empty() && happens("frame late", faults_.late))
      frames.push_back(random_.pick(call.delivered));
    call.delivered.push_back(frame);
    if (call.delivered.size() > delivered_max)
      call.delivered.erase(call.delivered.begin());
  }
  for (const Bytes& each : frames) {
    if (device.page()->line != line)
      break;
    note("to a device", each);
    const auto* first = reinterpret_cast<const std::byte*>(each.data());
    device.run([&] { device.page()->sink->received(std::span(first, each.size())); });
  }
  look_at(device);
}

bool World::step_call(std::size_t index) {
  Call& call = calls_[index];
  const bool is_up_first = random_.one_in(2);
  bool has_happened = is_up_first ? step_to_server(call) : step_to_device(call);
  if (!has_happened)
    has_happened = is_up_first ? step_to_device(call) : step_to_server(call);
  const Page* page = devices_[call.device]->page();
  if (!call.line->user && (page == nullptr || page->line != call.line))
    calls_.erase(calls_.begin() + static_cast<std::ptrdiff_t>(index));
  return has_happened;
}

// Time

void World::pass_time(std::int64_t ms) {
  now_ms_ += ms;
  for (const auto& device : devices_) {
    if (Page* page = device->page()) {
      device->run([&] {
        for (const auto& tick : std::vector(page->ticks))
          tick();
      });
      look_at(*device);
    }
  }
}

void World::step_faults(std::size_t index) {
  Device& device = *devices_[index];
  if (happens("line breaks", faults_.line_breaks))
    disconnect(device);
  if (happens("goes away", faults_.goes_away)) {
    device.away_until_ms = now_ms_ + static_cast<std::int64_t>(random_.below(8 * day_ms));
    disconnect(device);
  }
  if (happens("clock set", faults_.clock_is_set))
    set_a_clock(device);
  if (device.page() != nullptr && happens("page dies", faults_.page_dies))
    kill_page(device, false);
  if (device.page() != nullptr && happens("device dies", faults_.device_dies))
    kill_page(device, true);
  if (server_.is_up() && happens("server dies", faults_.server_dies))
    kill_server();
}

void World::step() {
  is_settling_ = false;
  const auto index = static_cast<std::size_t>(random_.below(devices_.size()));
  const std::uint64_t what = random_.below(100);
  if (what < 3) {
    const bool is_long = happens("time leaps", faults_.time_leaps);
    const std::int64_t longest = random_.one_in(2) ? hour_ms : 6 * day_ms;
    pass_time(static_cast<std::int64_t>(random_.below(is_long ? longest : 2'000)));
  } else if (what < 40) {
    step_server();
  } else if (what < 70 || calls_.empty()) {
    step_device(index);
  } else {
    step_call(static_cast<std::size_t>(random_.below(calls_.size())));
  }
  step_faults(index);
}

bool World::everything_once() {
  bool has_happened = step_server();
  for (std::size_t index = 0; index < devices_.size(); ++index)
    has_happened = step_device(index) || has_happened;
  for (std::size_t index = calls_.size(); index-- > 0;)
    has_happened = step_call(index) || has_happened;
  return has_happened;
}

void World::calm() {
  constexpr int idle_rounds = 12; // of 15 s: longer than any pause before connecting again
  constexpr int rounds_max = 200'000;
  int rounds = 0;
  is_settling_ = true;
  for (int idle = 0; idle < idle_rounds && rounds < rounds_max; ++rounds) {
    if (everything_once()) {
      idle = 0;
    } else {
      pass_time(15'000);
      ++idle;
      if (idle == idle_rounds / 2)
        server_.rest(); // signs the heads: news
    }
  }
  if (rounds == rounds_max)
    broken_.emplace_back("it never comes to rest");
}

/// Words whose time is over are deleted: stream by stream in quiet moments, once an hour.
void World::keep_house() {
  pass_time(2 * hour_ms);
  server_clock_ms_max_ = std::max(server_clock_ms_max_, server_.clock().ms);
  for (std::size_t quiet = 0; quiet < chronicle_.streams().size() + 2; ++quiet)
    server_.rest();
}

void World::reopen_offline() {
  is_settling_ = true;
  for (std::size_t index = 0; index < devices_.size(); ++index) {
    send_away(*devices_[index]);
    kill_page(*devices_[index], false);
    while (step_device(index)) {
    }
  }
}

void World::settle() {
  is_settling_ = true;
  for (const auto& device : devices_)
    device->away_until_ms = 0;
  calm();
  keep_house();
  calm();
  count_predictions();
}

} // namespace verdiep::simulation
