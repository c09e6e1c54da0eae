#pragma once

#include "client-wasm/words/words.hpp"
#include "events/dingen.hpp"
#include "events/rejection.hpp"
#include "events/types/id.hpp"
#include "events/vocabulary.hpp"
#include "events/vote.hpp"
#include "shared/projections/model.hpp"
#include "shared/sync/outbox.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a screen is a function of, and what it may do.
namespace verdiep::screens {

/// What there is to read: the model as shown, and who reads it.
struct Reader {
  const projections::Model& model;
  const std::vector<sync::Pending>& outbox;
  const words::Words& words;
  MemberId me;
  std::string_view my_name = {}; ///< as the account says it, where the programme keeps it from this reader
  Position confirmed;            ///< events after it are only on this device
  Timestamp now;
  int utc_offset_minutes = 0;
  bool is_past = false; ///< `model` is of a moment that is over: only to be looked at

  // The reader's own group. Its model tells the room, the idea and the plan; names of people and of the group
  // come from `model`.
  GroupId group_id;                              ///< as `model` shows it; nil while in none
  const projections::Model* group = nullptr;     ///< null while in none, and until it is loaded
  std::span<const sync::Pending> group_outbox{}; ///< what was done there and is not confirmed yet
  Position group_confirmed;                      ///< in the group's stream
  /// What was typed in a group that the reader is no longer in and never arrived: all refused, to be copied.
  std::span<const sync::Pending> left_outbox{};

  [[nodiscard]] bool is_enrolled() const;
  [[nodiscard]] bool is_coordinator() const;
  /// The vraagbaak of a group: helps everybody.
  [[nodiscard]] bool is_helper() const;
  /// The name, or in words why there is none; of who is not for this reader a few signs of the id, so that an
  /// auditor can tell people apart.
  [[nodiscard]] std::string name_of(MemberId member) const;
  [[nodiscard]] std::string name_of(GroupId id) const;
  [[nodiscard]] std::string title_of(const projections::Ding& ding) const;
  [[nodiscard]] std::string title_of(const projections::Thread& thread) const;
  [[nodiscard]] std::string title_of(PitchId id) const;
  [[nodiscard]] std::string when(Timestamp at) const { return words.when(at, now, utc_offset_minutes); }
  template <std::size_t bytes_max>
  [[nodiscard]] std::string_view text_of(const Translations<bytes_max>& text) const {
    return projections::pick(text, words.tag);
  }
  /// With the text's own language: for `lang`, where it is not the page's.
  template <std::size_t bytes_max>
  [[nodiscard]] projections::Picked pick(const Translations<bytes_max>& text) const {
    projections::Picked found = projections::pick_with_language(text.entries, words.tag);
    found.language = foreign(found.language);
    return found;
  }
  /// The language of a text, empty if it is the page's.
  [[nodiscard]] std::string_view foreign(std::string_view language) const {
    return language == words.tag ? std::string_view() : language;
  }
  /// The words that a lookup gave, or in words why there are none.
  [[nodiscard]] std::string said(const projections::Words& found) const;
};

using Typed = std::pair<std::string_view, std::string_view>; ///< personal field, text

/// What a screen may do. Drafts and marks are the device's: they survive a reload.
class Desk {
public:
  Desk() = default;
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  virtual ~Desk() = default;

  /// Queues the command, or says why not; then nothing was queued.
  [[nodiscard]] virtual std::optional<Rejection>
  submit(CommandBody body, const std::vector<Typed>& texts = {}) = 0;
  /// The same in the stream of the reader's own group; `not_in_group` while `Reader::group` is null.
  [[nodiscard]] virtual std::optional<Rejection>
  submit_to_group(CommandBody body, const std::vector<Typed>& texts = {}) = 0;
  /// Of the programme or of a group: the id tells.
  virtual void drop(CommandId id) = 0;
  /// `texts` in place of what was typed in those fields.
  [[nodiscard]] virtual std::optional<Rejection>
  retry(CommandId id, const std::vector<Typed>& texts = {}) = 0;

  /// What was typed under this key; a field writes it, `keep_draft` after each change.
  [[nodiscard]] virtual std::string& draft(const std::string& key) = 0;
  virtual void keep_draft(const std::string& key) = 0;
  virtual void drop_draft(const std::string& key) = 0;

  /// Up to where something was read on this device.
  [[nodiscard]] virtual Position seen(const std::string& key) const = 0;
  virtual void mark_seen(const std::string& key, Position position) = 0;

  /// The ballots that were cast on this device, newest first. The record knows none of them, and an older one
  /// counts if the newest came too late: the one whose tracker is among those counted is the voter's.
  [[nodiscard]] virtual std::vector<vote::Ballot> receipts(RoundId round) const = 0;
  /// Keep it once `submit` took the vote.
  virtual void keep_receipt(RoundId round, const vote::Ballot& ballot) = 0;
  [[nodiscard]] std::optional<vote::Ballot> receipt(RoundId round) const;
  /// Nothing but chance: an id that tells when it was made would tell whose ballot it is.
  [[nodiscard]] virtual vote::Tracker new_tracker() = 0;

  template <class AnyId>
  [[nodiscard]] AnyId new_id() {
    return AnyId{new_uuid()};
  }

private:
  [[nodiscard]] virtual std::array<std::uint8_t, 16> new_uuid() = 0;
};

/// Nothing but white space was typed.
[[nodiscard]] bool is_blank(std::string_view typed);

// Addresses of things.
[[nodiscard]] std::string route_of(DingId ding);
[[nodiscard]] std::string route_of(ThreadId thread);
[[nodiscard]] std::string route_of(GroupId group);

/// The last completion or post of the reader, or when they joined: what came before it they have most likely
/// seen.
[[nodiscard]] Position last_own_act(const Reader& reader);
/// The last post of the reader in their group's room.
[[nodiscard]] Position last_own_post(const projections::Forum& forum, MemberId reader);

} // namespace verdiep::screens
