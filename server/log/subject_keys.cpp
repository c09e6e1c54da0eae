#include "server/log/subject_keys.hpp"

#include "server/log/crc32c.hpp"

#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <string_view>

namespace verdiep::log {
namespace {

constexpr std::string_view file_head = "verdiep-keys-01\n";
constexpr std::string_view file_head_any_version = "verdiep-keys-";
constexpr std::size_t checksum_bytes = 4;
constexpr std::size_t entry_bytes = checksum_bytes + 1 + 16 + 16 + 16 + 32;
constexpr const char* restore_advice =
    "put back the newest copy of subject-keys; without it these texts cannot be read";

enum class Kind : std::uint8_t { key = 1, destroyed = 2 };

template <std::size_t size>
void append(Bytes& out, const std::array<std::uint8_t, size>& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

template <std::size_t size>
void take(ByteView& from, std::array<std::uint8_t, size>& into) {
  std::copy_n(from.begin(), size, into.begin());
  from = from.subspan(size);
}

Bytes checksum_of(ByteView body) {
  const std::uint32_t crc = crc32c(body);
  Bytes bytes;
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<std::uint8_t>(crc >> shift & 0xff));
  return bytes;
}

} // namespace

SubjectKeys::SubjectKeys(StoreFiles files, std::filesystem::path file)
    : files_(std::move(files)), file_(std::move(file)) {}

SubjectKeys::~SubjectKeys() {
  for (auto& [id, entry] : entries_)
    if (entry.secret)
      sodium_memzero(entry.secret->data(), entry.secret->size());
}

Bytes SubjectKeys::encode(const Entry& entry) {
  Bytes body{static_cast<std::uint8_t>(entry.secret ? Kind::key : Kind::destroyed)};
  append(body, entry.id.bytes);
  append(body, entry.owner.first.bytes);
  append(body, entry.owner.second.bytes);
  append(body, entry.secret.value_or(Secret{}));
  Bytes bytes = checksum_of(body);
  bytes.insert(bytes.end(), body.begin(), body.end());
  return bytes;
}

std::optional<SubjectKeys::Entry> SubjectKeys::decode(ByteView bytes) {
  ByteView body = bytes.subspan(checksum_bytes);
  const Bytes checksum = checksum_of(body);
  if (!std::equal(checksum.begin(), checksum.end(), bytes.begin()))
    return std::nullopt;
  const std::uint8_t kind = body[0];
  body = body.subspan(1);
  Entry entry;
  take(body, entry.id.bytes);
  take(body, entry.owner.first.bytes);
  take(body, entry.owner.second.bytes);
  Secret secret;
  take(body, secret);
  if (kind == static_cast<std::uint8_t>(Kind::key))
    entry.secret = secret;
  return entry;
}

Result<void> SubjectKeys::create() const {
  return rewrite();
}

Result<void> SubjectKeys::load() {
  VERDIEP_CHECK(files_.remove_leftover(file_));
  auto bytes = files_.read(file_);
  if (!bytes && bytes.error().code == ErrorCode::not_found)
    return fail(ErrorCode::damaged, "the key file " + file_.string() + " is missing", restore_advice);
  if (!bytes)
    return Failure(std::move(bytes.error()));
  const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (!text.starts_with(file_head)) {
    if (text.starts_with(file_head_any_version))
      return fail(
          ErrorCode::unsupported, "the key file " + file_.string() + " was written by a newer verdiep",
          "update verdiep"
      );
    return fail(
        ErrorCode::damaged, "the key file " + file_.string() + " does not start as it should", restore_advice
    );
  }
  return decode_entries(ByteView(*bytes).subspan(file_head.size()));
}

/// An entry that is broken is torn only if nothing intact follows it.
Result<void> SubjectKeys::decode_entries(ByteView entries) {
  std::size_t number = 0;
  std::size_t broken = 0;
  for (; entries.size() >= entry_bytes; entries = entries.subspan(entry_bytes)) {
    ++number;
    const auto entry = decode(entries.first(entry_bytes));
    if (!entry && broken == 0)
      broken = number;
    if (!entry)
      continue;
    if (broken != 0)
      return fail(
          ErrorCode::damaged, "entry " + std::to_string(broken) + " of " + file_.string() + " is damaged",
          restore_advice
      );
    insert(*entry);
  }
  torn_ = broken != 0 || !entries.empty();
  return {};
}

Result<void> SubjectKeys::repair() {
  VERDIEP_CHECK(rewrite());
  torn_ = false;
  return {};
}

void SubjectKeys::insert(const Entry& entry) {
  entries_.insert_or_assign(entry.id, entry);
  if (entry.secret)
    current_.insert_or_assign(entry.owner, entry.id);
}

std::pair<KeyId, Secret> SubjectKeys::sealing_key(StreamId stream, disclosures::SubjectId subject) {
  const std::unique_lock lock(mutex_);
  const Owner owner{stream, subject};
  if (const auto found = current_.find(owner); found != current_.end())
    return {found->second, *entries_.at(found->second).secret};
  Entry entry{{}, owner, Secret{}};
  randombytes_buf(entry.id.bytes.data(), entry.id.bytes.size());
  randombytes_buf(entry.secret->data(), entry.secret->size());
  insert(entry);
  unsynced_.push_back(entry.id);
  return {entry.id, *entry.secret};
}

Result<void> SubjectKeys::sync() {
  if (unsynced_.empty())
    return {};
  Bytes bytes;
  for (const KeyId& id : unsynced_) {
    const Bytes entry = encode(entries_.at(id));
    bytes.insert(bytes.end(), entry.begin(), entry.end());
  }
  VERDIEP_CHECK(files_.append(file_, bytes));
  unsynced_.clear();
  return {};
}

std::optional<KeyState> SubjectKeys::find(KeyId key) const {
  const std::shared_lock lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end())
    return std::nullopt;
  return KeyState{found->second.secret};
}

Result<void> SubjectKeys::destroy(StreamId stream, disclosures::SubjectId subject) {
  {
    const std::unique_lock lock(mutex_);
    const auto found = current_.find({stream, subject});
    if (found == current_.end())
      return {};
    Entry& entry = entries_.at(found->second);
    sodium_memzero(entry.secret->data(), entry.secret->size());
    entry.secret.reset();
    current_.erase(found);
  }
  unsynced_.clear(); // all of them are written now
  return rewrite();
}

Result<void> SubjectKeys::rewrite() const {
  Bytes bytes(file_head.begin(), file_head.end());
  for (const auto& [id, entry] : entries_) {
    const Bytes encoded = encode(entry);
    bytes.insert(bytes.end(), encoded.begin(), encoded.end());
  }
  return files_.replace(file_, bytes);
}

} // namespace verdiep::log
