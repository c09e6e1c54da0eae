#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

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
  struct Kept {
    std::string_view key;
    std::string_view text;
  };
  /// The notes that the device keeps under keys with this beginning: what a field was only opened for is none.
  [[nodiscard]] std::vector<Kept> kept(std::string_view prefix) const;
  /// Writes the note as it is in memory; an empty one is erased.
  void keep(const std::string& key);
  void put(const std::string& key, std::string value);
  void erase(const std::string& key) { put(key, {}); }

private:
  std::map<std::string, std::string> notes_;
  std::set<std::string, std::less<>> kept_; ///< keys of those that are on the device
  std::function<void()> on_failure_;
};

} // namespace verdiep::replica
