#pragma once

#include "client-wasm/screens/reader.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace verdiep::screens::forum {

/// Where conversations are held: the programme's forum, or the room of the reader's own group. Their screens are the
/// same; what differs is whose stream holds the threads, who may do what in it, and the addresses.
///
/// Owner    `reader` and `desk` outlive it; one is made for each frame
class Place {
public:
  /// The programme's forum.
  Place(const Reader& reader, Desk& desk);
  /// The room of the reader's own group; nothing while it is not loaded.
  [[nodiscard]] static std::optional<Place> room(const Reader& reader, Desk& desk);

  [[nodiscard]] const Reader& reader() const { return *reader_; }
  [[nodiscard]] Desk& desk() const { return *desk_; }
  [[nodiscard]] const words::Words& words() const { return reader_->words; }
  /// Holds the threads and their words; the names of people come from the reader's.
  [[nodiscard]] const projections::Model& model() const { return *model_; }
  [[nodiscard]] std::span<const sync::Pending> outbox() const { return outbox_; }
  [[nodiscard]] Position confirmed() const { return confirmed_; }
  [[nodiscard]] bool is_room() const { return is_room_; }

  [[nodiscard]] std::optional<Rejection> submit(CommandBody body, const std::vector<Typed>& texts = {}) const;

  [[nodiscard]] bool may_write() const;
  /// Takes away what others wrote.
  [[nodiscard]] bool may_remove() const;
  [[nodiscard]] bool may_lock() const;

  [[nodiscard]] std::string title_of(const projections::Thread& thread) const;
  [[nodiscard]] bool is_locked(ThreadId thread) const;
  [[nodiscard]] std::string route_of(ThreadId thread) const;
  [[nodiscard]] std::string new_thread_route() const;
  /// Of the draft of a new conversation that is about nothing in particular.
  [[nodiscard]] std::string draft_name() const;
  [[nodiscard]] std::string seen_key(ThreadId thread) const;

  /// How many posts of others came after what was read here.
  [[nodiscard]] std::size_t unread_posts(const projections::Thread& thread) const;
  [[nodiscard]] std::size_t unread_posts() const;

private:
  const Reader* reader_;
  Desk* desk_;
  const projections::Model* model_;
  std::span<const sync::Pending> outbox_;
  Position confirmed_;
  bool is_room_ = false;
};

} // namespace verdiep::screens::forum
