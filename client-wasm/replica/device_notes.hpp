#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace verdiep::replica {

/// Small texts that this device keeps: drafts that were typed and not sent, and how far somebody has read.
///
/// Keys begin with what they are for: "draft:…", "seen:…". In memory they are at hand at once; the device
/// follows.
/// Errors   a note that cannot be written stays in memory for as long as the page is open;
/// `on_failure` hears of it
class DeviceNotes {
public:
  static constexpr std::string_view store_name = "notes";

  explicit DeviceNotes(std::function<void()> on_failure) : on_failure_(std::move(on_failure)) {}

  /// Reads what is kept; the store is open. Then calls `ready`.
  void load(std::function<void()> ready);

  /// The note, empty if there is none. For a text field: stays in place until erased.
  [[nodiscard]] std::string& text(const std::string& key) { return notes_[key]; }
  [[nodiscard]] const std::string* find(const std::string& key) const;
  /// Writes the note as it is in memory; an empty one is erased.
  void keep(const std::string& key);
  void put(const std::string& key, std::string value);
  void erase(const std::string& key) { put(key, {}); }

private:
  std::map<std::string, std::string> notes_;
  std::function<void()> on_failure_;
};

} // namespace verdiep::replica
