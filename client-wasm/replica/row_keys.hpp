#pragma once

#include "events/types/id.hpp"

#include <string>

/// How the keys of outbox rows begin on the device.
namespace verdiep::replica {

/// Of one stream: a person may be in several programmes.
[[nodiscard]] inline std::string outbox_prefix(StreamId stream) {
  return to_text(stream) + "/";
}
/// Those of a group lie below its programme's, so that they are found before it is known who is in which group.
[[nodiscard]] inline std::string group_prefix(StreamId programme, GroupId group) {
  return outbox_prefix(programme) + to_text(group) + "/";
}

} // namespace verdiep::replica
