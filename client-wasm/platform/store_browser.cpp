#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

#include <unordered_map>
#include <utility>

namespace verdiep::platform {
namespace {

struct Waiting {
  StoreListener done;
  StoreReader read;
  std::vector<StoreEntry> entries;
};

std::unordered_map<int, Waiting> waiting_calls;
int last_call = 0;

EM_JS(
    void,
    bridge_store_open,
    (int id, const char* name, int length, const char* stores, int stores_length),
    {
      Module.bridge.store.open(
          id, UTF8ToString(name, length), UTF8ToString(stores, stores_length).split("\n")
      );
    }
)
EM_JS(void, bridge_store_begin, (int id, int strict), { Module.bridge.store.begin(id, strict > 0); })
EM_JS(
    void,
    bridge_store_change,
    (const char* store,
     int store_length,
     const char* key,
     int key_length,
     const std::byte* value,
     int value_length),
    {
      Module.bridge.store.change(
          UTF8ToString(store, store_length), UTF8ToString(key, key_length),
          value_length < 0 ? null : HEAPU8.slice(value, value + value_length)
      );
    }
)
EM_JS(void, bridge_store_commit, (), { Module.bridge.store.commit(); })
EM_JS(
    void,
    bridge_store_read,
    (int id, const char* store, int store_length, const char* prefix, int prefix_length),
    { Module.bridge.store.read(id, UTF8ToString(store, store_length), UTF8ToString(prefix, prefix_length)); }
)
EM_JS(void, bridge_store_destroy, (int id, const char* name, int length), {
  Module.bridge.store.destroy(id, UTF8ToString(name, length));
})
EM_JS(void, bridge_store_persist, (), { Module.bridge.store.persist(); })

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

int wait_for(StoreListener done, StoreReader read = {}) {
  waiting_calls.emplace(++last_call, Waiting{std::move(done), std::move(read), {}});
  return last_call;
}

} // namespace

void open_store(std::string_view database, std::span<const std::string_view> stores, StoreListener listener) {
  std::string names;
  for (const std::string_view store : stores) {
    names.append(names.empty() ? "" : "\n").append(store);
  }
  bridge_store_open(
      wait_for(std::move(listener)), database.data(), size_of(database), names.data(), size_of(names)
  );
}

void write_store(std::span<const StoreChange> changes, Durability durability, StoreListener listener) {
  bridge_store_begin(wait_for(std::move(listener)), durability == Durability::strict ? 1 : 0);
  for (const StoreChange& change : changes) {
    const int length = change.erase ? -1 : static_cast<int>(change.value.size());
    bridge_store_change(
        change.store.data(), size_of(change.store), change.key.data(), size_of(change.key),
        change.value.data(), length
    );
  }
  bridge_store_commit();
}

void put_in_store(
    std::string_view store,
    std::string_view key,
    std::span<const std::byte> value,
    Durability durability,
    StoreListener listener
) {
  const StoreChange change{store, key, value, false};
  write_store({&change, 1}, durability, std::move(listener));
}

void erase_from_store(
    std::string_view store, std::string_view key, Durability durability, StoreListener listener
) {
  const StoreChange change{store, key, {}, true};
  write_store({&change, 1}, durability, std::move(listener));
}

void read_store(std::string_view store, std::string_view prefix, StoreReader reader) {
  bridge_store_read(
      wait_for({}, std::move(reader)), store.data(), size_of(store), prefix.data(), size_of(prefix)
  );
}

void destroy_store(std::string_view database, StoreListener listener) {
  bridge_store_destroy(wait_for(std::move(listener)), database.data(), size_of(database));
}

void persist_stores() {
  bridge_store_persist();
}

} // namespace verdiep::platform

extern "C" {

// One call for each entry, then verdiep_store_done.
EMSCRIPTEN_KEEPALIVE void
verdiep_store_entry(int id, char* key, int key_length, char* value, int value_length) {
  using namespace verdiep::platform;
  const Passed passed_key(key, key_length);
  const Passed passed_value(value, value_length);
  const auto bytes = passed_value.bytes();
  const auto found = waiting_calls.find(id);
  if (found != waiting_calls.end()) {
    found->second.entries.push_back({std::string(passed_key.text()), {bytes.begin(), bytes.end()}});
  }
}

EMSCRIPTEN_KEEPALIVE void verdiep_store_done(int id, int result) {
  using namespace verdiep::platform;
  const auto found = waiting_calls.find(id);
  if (found == waiting_calls.end()) {
    return;
  }
  Waiting call = std::move(found->second);
  waiting_calls.erase(found);
  if (call.done) {
    call.done(static_cast<StoreResult>(result));
  }
  if (call.read) {
    call.read(static_cast<StoreResult>(result), std::move(call.entries));
  }
}
}
