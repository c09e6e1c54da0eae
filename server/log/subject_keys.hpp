#pragma once

#include "events/types/id.hpp"
#include "server/log/store_files.hpp"
#include "shared/disclosures/audience.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <shared_mutex>
#include <utility>
#include <vector>

namespace verdiep::log {

/// Names one key for ever; every sealed value names the key it was sealed with.
using KeyId = Id<struct KeyTag>;
using Secret = std::array<std::uint8_t, 32>;

/// What is known of a key: its secret, or that it was destroyed.
struct KeyState {
  std::optional<Secret> secret;
};

/// The keys under which disclosed values are encrypted: one per (stream, subject), in a small file of its
/// own, so that destroying a key makes its values unreadable in the store and in every backup of it.
///
/// Invariants  1. A key is synced in the file before anything sealed with it is written (`sync`).
///             2. Keys are never forgotten in silence: a destroyed one leaves its id behind, so that a value
///             whose key is
///                missing means a damaged or an old file.
/// Shape    docs/formats/store.md, "subject-keys"
/// Threads  `find`: any; the rest: the committer's
class SubjectKeys {
public:
  SubjectKeys(StoreFiles files, std::filesystem::path file);
  ~SubjectKeys();

  /// Makes an empty file; for a new store.
  [[nodiscard]] Result<void> create() const;
  /// Errors   damaged (also when the file is missing), with the entry; unsupported
  [[nodiscard]] Result<void> load();
  /// Whether `load` met an end that was not wholly written; then no value may name a key that `find` does not
  /// know.
  [[nodiscard]] bool has_torn_end() const { return torn_; }
  /// Rewrites the file without the torn end.
  [[nodiscard]] Result<void> repair();

  /// The key to seal with; made if there is none. Call `sync` before writing what was sealed.
  [[nodiscard]] std::pair<KeyId, Secret> sealing_key(StreamId stream, disclosures::SubjectId subject);
  [[nodiscard]] Result<void> sync();

  /// nullopt: this file never held the key.
  [[nodiscard]] std::optional<KeyState> find(KeyId key) const;

  /// Rewrites the file without the subject's key. No key: nothing to do.
  [[nodiscard]] Result<void> destroy(StreamId stream, disclosures::SubjectId subject);

private:
  using Owner = std::pair<StreamId, disclosures::SubjectId>;
  struct Entry {
    KeyId id;
    Owner owner;
    std::optional<Secret> secret;
  };

  [[nodiscard]] static Bytes encode(const Entry& entry);
  [[nodiscard]] static std::optional<Entry> decode(ByteView bytes);
  [[nodiscard]] Result<void> decode_entries(ByteView entries);
  void insert(const Entry& entry);
  [[nodiscard]] Result<void> rewrite() const;

  StoreFiles files_;
  std::filesystem::path file_;
  bool torn_ = false;

  mutable std::shared_mutex mutex_; // guards what follows against `find`
  std::map<KeyId, Entry> entries_;
  std::map<Owner, KeyId> current_; // keys that are not destroyed
  std::vector<KeyId> unsynced_;
};

} // namespace verdiep::log
