// The browser as client-wasm/platform describes it, for the page that is running (Device::run).
#include "client-wasm/account/account.hpp"
#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/http.hpp"
#include "client-wasm/platform/report.hpp"
#include "client-wasm/platform/socket.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/tabs.hpp"
#include "client-wasm/platform/timers.hpp"
#include "tests/simulation/device.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::platform {

namespace {

using simulation::Device;
using simulation::Disk;
using simulation::Page;

Page& page() {
  return *Device::here().page();
}

Bytes bytes_of(std::span<const std::byte> bytes) {
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return Bytes(first, first + bytes.size());
}

std::vector<std::byte> to_platform(const Bytes& bytes) {
  const auto* first = reinterpret_cast<const std::byte*>(bytes.data());
  return std::vector<std::byte>(first, first + bytes.size());
}

void ask(Disk::Transaction changes, Durability durability, StoreListener listener) {
  const auto answer = [listener = std::move(listener)](const Disk&, StoreResult result) {
    return [listener, result] { listener(result); };
  };
  page().requests.push_back({std::move(changes), durability, false, answer});
}

std::vector<StoreEntry> entries_in(const Disk& disk, const std::string& store, const std::string& prefix) {
  std::vector<StoreEntry> entries;
  const auto rows = disk.rows().find(store);
  if (rows == disk.rows().end())
    return entries;
  for (auto row = rows->second.lower_bound(prefix);
       row != rows->second.end() && row->first.compare(0, prefix.size(), prefix) == 0; ++row) {
    entries.push_back({row->first, to_platform(row->second)});
  }
  return entries;
}

} // namespace

// chance, report

std::int64_t time_of_day_ms() {
  return Device::here().clock_ms();
}

void fill_random(std::span<std::byte> bytes) {
  test::Random& random = Device::here().random();
  std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<std::byte>(random.next()); });
}

void report(std::string_view what) {
  Device::here().reports.emplace_back(what);
}

// store

void open_store(std::string_view, std::span<const std::string_view>, StoreListener listener) {
  ask({}, Durability::relaxed, std::move(listener));
}

void write_store(std::span<const StoreChange> changes, Durability durability, StoreListener listener) {
  Disk::Transaction transaction;
  for (const StoreChange& change : changes) {
    auto value = change.erase ? std::nullopt : std::optional(bytes_of(change.value));
    transaction.push_back({std::string(change.store), std::string(change.key), std::move(value)});
  }
  ask(std::move(transaction), durability, std::move(listener));
}

void put_in_store(
    std::string_view store,
    std::string_view key,
    std::span<const std::byte> value,
    Durability durability,
    StoreListener listener
) {
  const StoreChange change{store, key, value};
  write_store({&change, 1}, durability, std::move(listener));
}

void erase_from_store(
    std::string_view store, std::string_view key, Durability durability, StoreListener listener
) {
  const StoreChange change{store, key, {}, true};
  write_store({&change, 1}, durability, std::move(listener));
}

void read_store(std::string_view store, std::string_view prefix, StoreReader reader) {
  const auto read = [store = std::string(store), prefix = std::string(prefix),
                     reader = std::move(reader)](const Disk& disk, StoreResult result) {
    return [reader, result, entries = entries_in(disk, store, prefix)] { reader(result, entries); };
  };
  page().requests.push_back({{}, Durability::relaxed, false, read});
}

void destroy_store(std::string_view, StoreListener listener) {
  ask({}, Durability::strict, std::move(listener));
  page().requests.back().destroys = true;
}

void persist_stores() {}

// http: what the page tells the server of what it noticed, which stands in `reports` as well

void post_json(std::string_view, std::string_view, HttpListener) {}

// socket

void open_socket(std::string_view, std::string_view, SocketSink& sink) {
  close_socket();
  page().sink = &sink;
  page().is_connecting = true;
}

void send_on_socket(std::span<const std::byte> message) {
  if (!page().line || page().line->is_broken)
    return;
  const Bytes frame = bytes_of(message);
  Device::here().on_send(frame);
  page().line->to_server.push_back(frame);
}

std::size_t socket_backlog() {
  return 0;
}

void close_socket() {
  page().is_connecting = false;
  page().sink = nullptr;
  if (const auto line = std::exchange(page().line, nullptr))
    line->closed_by_device = true;
}

// tabs

void share_tabs(TabsSink& sink) {
  Device::here().share_tabs(sink);
}

void tell_tabs(std::span<const std::byte> message) {
  Device::here().tell_tabs(bytes_of(message));
}

// timers

void every(double, std::function<void()> work) {
  page().ticks.push_back(std::move(work));
}

void on_return(std::function<void()> work) {
  page().returns.push_back(std::move(work));
}

int utc_offset_minutes(double) {
  return 60;
}

} // namespace verdiep::platform

namespace verdiep::account {

/// Who is logged in is not kept here.
void forget() {}

} // namespace verdiep::account
