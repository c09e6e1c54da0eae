#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

namespace verdiep {

/// What the core looks up by id: open addressing, because a copy of it is a copy of one block of memory.
///
/// Its order differs between the builds. Whatever must not differ (encodings, lists on a screen) sorts first.
template <class Key, class Value>
using Table = boost::unordered_flat_map<Key, Value>;

/// The value under `key`, or null.
template <class Key, class Value>
[[nodiscard]] const Value* find(const Table<Key, Value>& table, const Key& key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}
template <class Key, class Value>
[[nodiscard]] Value* find(Table<Key, Value>& table, const Key& key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

} // namespace verdiep
