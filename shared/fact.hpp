#pragma once

#include "events/types/position.hpp"

namespace verdiep {

/// Something that holds or does not, and the event that made it so: a thread is locked, a person enrolled.
///
/// A rejection names the event that beat the command; with the fact at hand it always can.
/// Shape    `since` is 0 as long as nothing was ever said about it
struct Fact {
  bool holds = false;
  Position since;

  void set(Position position) { *this = {true, position}; }
  void clear(Position position) { *this = {false, position}; }

  explicit operator bool() const { return holds; }
  friend bool operator==(const Fact&, const Fact&) = default;
};

} // namespace verdiep
