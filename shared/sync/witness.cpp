#include "shared/sync/witness.hpp"

#include "events/codec/described.hpp"
#include "shared/sync/device_row.hpp"
#include "shared/sync/hash_codec.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::sync {

namespace {

constexpr std::uint64_t entry_format_version = 1;
constexpr std::size_t note_bytes_max = 4096;
constexpr std::size_t entry_bytes_max = note_bytes_max + 256;

} // namespace

Witness::Finding Witness::welcome(const Welcome& welcome, Position held) {
  if (key_ && *key_ != welcome.key) {
    offered_key_ = welcome.key;
    return Finding::key_changed;
  }
  if (!member_.is_nil() && member_ != welcome.member) {
    return Finding::other_member;
  }
  const bool is_new_epoch = epoch_ != 0 && welcome.epoch > epoch_;
  if (welcome.epoch < epoch_) {
    return Finding::rewound;
  }
  const Position seen = std::max(held, last_ ? last_->size : Position{});
  if (!is_new_epoch && welcome.head < seen) {
    return Finding::rewound;
  }
  if (is_new_epoch) {
    last_.reset();
    last_note_.clear();
    awaited_.reset();
  }
  changed_ = changed_ || !key_ || member_ != welcome.member || epoch_ != welcome.epoch;
  key_ = welcome.key;
  member_ = welcome.member;
  epoch_ = welcome.epoch;
  return is_new_epoch ? Finding::new_epoch : Finding::fine;
}

Witness::Finding Witness::checkpoint(std::string_view note, const History& history) {
  if (!key_) {
    return Finding::bad_signature;
  }
  const auto opened = merkle::open_checkpoint(note, stream_, epoch_, *key_);
  if (!opened) {
    return Finding::bad_signature;
  }
  if (opened->size <= history.head()) {
    const Finding finding = compare(*opened, history);
    if (finding == Finding::fine) {
      keep(*opened, std::string(note));
    }
    return finding;
  }
  if (!awaited_ || awaited_->size < opened->size) {
    awaited_ = *opened;
    awaited_note_ = note;
  }
  return Finding::fine;
}

Witness::Finding Witness::reached(const History& history) {
  if (last_ && last_->size == history.head() && compare(*last_, history) != Finding::fine) {
    return Finding::rewritten;
  }
  if (!awaited_ || awaited_->size != history.head()) {
    return Finding::fine;
  }
  const Finding finding = compare(*awaited_, history);
  if (finding == Finding::fine) {
    keep(*awaited_, std::move(awaited_note_));
  }
  awaited_.reset();
  return finding;
}

std::optional<Sha256> Witness::state_at(Position head, std::uint32_t rules) const {
  const bool is_named = last_ && last_->size == head && last_->state && last_->state->rules == rules;
  return is_named ? std::optional<Sha256>(last_->state->hash) : std::nullopt;
}

void Witness::trust_offered_key() {
  if (offered_key_) {
    key_ = std::exchange(offered_key_, std::nullopt);
    // What the old key signed cannot be held against the new one.
    last_.reset();
    last_note_.clear();
    awaited_.reset();
    changed_ = true;
  }
}

bool Witness::take_changed() {
  return std::exchange(changed_, false);
}

Bytes Witness::encode() const {
  Bytes entry;
  codec::Writer writer(entry);
  writer.array(5);
  writer.unsigned_integer(entry_format_version);
  codec::encode(writer, member_);
  codec::encode(writer, key_.value_or(crypto::PublicKey{}));
  codec::encode(writer, epoch_);
  writer.text(last_note_);
  return seal_row(entry);
}

tl::expected<Witness, std::string> Witness::decode(StreamId stream, ByteView row) {
  const auto entry = open_row(row, entry_bytes_max);
  if (entry) {
    return decode_entry(stream, *entry);
  }
  auto unsealed = decode_entry(stream, row); // as it was written before rows of the copy were sealed
  return unsealed ? std::move(unsealed) : tl::unexpected(entry.error());
}

tl::expected<Witness, std::string> Witness::decode_entry(StreamId stream, ByteView entry) {
  codec::Reader reader(entry);
  Witness witness(stream);
  std::size_t count = 0;
  std::uint64_t version = 0;
  if (!reader.array(count, 16) || !reader.unsigned_integer(version)) {
    return tl::unexpected(std::string("damaged witness row"));
  }
  if (version != entry_format_version) {
    return tl::unexpected("witness row of a newer version: " + std::to_string(version));
  }
  crypto::PublicKey key{};
  std::string_view note;
  const bool is_whole = count == 5 && codec::decode(reader, witness.member_, codec::Mode::strict) &&
                        codec::decode(reader, key, codec::Mode::strict) &&
                        codec::decode(reader, witness.epoch_, codec::Mode::strict) &&
                        reader.text(note, note_bytes_max) && reader.finish();
  if (!is_whole) {
    return tl::unexpected(std::string("damaged witness row"));
  }
  witness.key_ = key;
  if (!note.empty()) {
    const auto opened = merkle::open_checkpoint(note, stream, witness.epoch_, key);
    if (!opened) {
      return tl::unexpected(std::string("damaged witness row: its checkpoint is not signed"));
    }
    witness.last_ = *opened;
    witness.last_note_ = note;
  }
  return witness;
}

Witness::Finding Witness::compare(const merkle::Checkpoint& checkpoint, const History& history) const {
  return history.root_at(checkpoint.size) == checkpoint.root ? Finding::fine : Finding::rewritten;
}

void Witness::keep(merkle::Checkpoint checkpoint, std::string note) {
  if (last_ && last_->size > checkpoint.size) {
    return;
  }
  last_ = checkpoint;
  last_note_ = std::move(note);
  changed_ = true;
}

} // namespace verdiep::sync
