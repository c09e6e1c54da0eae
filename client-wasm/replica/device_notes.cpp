#include "client-wasm/replica/device_notes.hpp"

#include "client-wasm/platform/store.hpp"

#include <span>
#include <utility>
#include <vector>

namespace verdiep::replica {

void DeviceNotes::load(std::function<void()> ready) {
  platform::read_store(
      store_name, "",
      [this,
       ready = std::move(ready)](platform::StoreResult result, std::vector<platform::StoreEntry> entries) {
        if (result != platform::StoreResult::ok)
          on_failure_();
        for (const platform::StoreEntry& entry : entries) {
          const auto* bytes = reinterpret_cast<const char*>(entry.value.data());
          notes_[entry.key].assign(bytes, entry.value.size());
          kept_.insert(entry.key);
        }
        ready();
      }
  );
}

const std::string* DeviceNotes::find(const std::string& key) const {
  const auto found = notes_.find(key);
  return found == notes_.end() || found->second.empty() ? nullptr : &found->second;
}

std::vector<DeviceNotes::Kept> DeviceNotes::kept(std::string_view prefix) const {
  std::vector<Kept> found;
  for (auto key = kept_.lower_bound(prefix);
       key != kept_.end() && std::string_view(*key).substr(0, prefix.size()) == prefix; ++key)
    found.push_back({*key, notes_.at(*key)});
  return found;
}

void DeviceNotes::keep(const std::string& key) {
  const auto answered = [this](platform::StoreResult result) {
    if (result != platform::StoreResult::ok)
      on_failure_();
  };
  const std::string& value = notes_[key];
  if (value.empty()) {
    kept_.erase(key);
    platform::erase_from_store(store_name, key, platform::Durability::relaxed, answered);
  } else {
    kept_.insert(key);
    const auto bytes = std::as_bytes(std::span(value));
    platform::put_in_store(store_name, key, bytes, platform::Durability::relaxed, answered);
  }
}

void DeviceNotes::put(const std::string& key, std::string value) {
  notes_[key] = std::move(value);
  keep(key);
}

} // namespace verdiep::replica
