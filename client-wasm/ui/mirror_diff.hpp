#pragma once

/// Compares a frame's records with the frame before and says, in one JSON text, what the browser must change.
///
/// Shape    {"set":[record…], "kids":[[path,[path…]]…], "gone":[path…], "focus":path}; absent when empty.
///          A record is whole: what it does not name is not so. Rectangles are relative to the parent,
///          children of a scroll area in its content's coordinates, so scrolling changes nothing.
/// Invariants
/// 1. After applying every update in order, the DOM equals the last frame, whatever came before.
/// 2. When the focused record goes, the update names its successor: the opener of a dialog that closed, else
/// the next
///    control in reading order that is still there, else the one before, else the page's heading.
/// 3. Equal frames give an empty text, unless a person changed the DOM between them: what they touched is
/// said again.

#include "client-wasm/ui/record.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace verdiep::ui {

class MirrorDiff {
public:
  /// `focused` is the path that has the focus in the DOM now, or empty.
  [[nodiscard]] std::string update(std::span<const Record> records, std::string_view focused);

  /// A person changed this control in the DOM (typed, ticked). The next update says what it is, even if that
  /// is what it said before: else a value that the program refuses or clears at once would stay on the
  /// screen.
  void touch(std::string_view path) { touched_.emplace_back(path); }

  /// Forgets everything: the next update describes the whole page.
  void restart();

  [[nodiscard]] std::size_t records_sent() const { return records_sent_; }
  /// Paths that two records of the last frame shared: a fault of the screen.
  [[nodiscard]] const std::vector<std::string>& doubled() const { return doubled_; }

private:
  struct Seen {
    std::uint64_t hash = 0;
    std::uint64_t kids_hash = 0;
    std::uint64_t frame = 0;
    std::string path;
  };
  struct Stop {
    Key key;
    std::string path;
  };

  [[nodiscard]] std::string changed_records(std::span<const Record> records);
  [[nodiscard]] std::string changed_orders(std::span<const Record> records);
  [[nodiscard]] std::string forget_gone();
  [[nodiscard]] static std::vector<Stop> stops_of(std::span<const Record> records);
  [[nodiscard]] bool alive(std::string_view path) const;
  [[nodiscard]] bool was_touched(const Record& record) const;
  [[nodiscard]] std::string
  successor(std::span<const Record> records, std::string_view focused, const std::vector<Stop>& now) const;

  std::unordered_map<Key, Seen> seen_;
  std::uint64_t frame_ = 0;
  std::vector<std::string> touched_;
  std::vector<Stop> stops_;                              // controls of the last frame, in reading order
  std::unordered_map<std::string, std::string> openers_; // dialog -> what had the focus when it opened
  std::size_t records_sent_ = 0;
  std::vector<std::string> doubled_;
};

/// The name of a role in the JSON.
[[nodiscard]] std::string_view role_name(Role role);

} // namespace verdiep::ui
