#pragma once

#include "server/log/log.hpp"
#include "shared/sync/broadcast.hpp"

#include <vector>

namespace verdiep::gateway {

/// The log's feed items as sync knows them.
[[nodiscard]] inline std::vector<sync::FeedEntry> feed_entries(std::vector<log::FeedItem> items) {
  std::vector<sync::FeedEntry> entries;
  entries.reserve(items.size());
  for (log::FeedItem& item : items) {
    sync::FeedEntry& entry = entries.emplace_back();
    entry.seq = item.entry.seq;
    entry.grant = item.entry.grant;
    entry.position = item.entry.position;
    entry.field = std::move(item.entry.field);
    if (item.value)
      entry.value = {item.value->salt, std::move(item.value->value)};
  }
  return entries;
}

} // namespace verdiep::gateway
