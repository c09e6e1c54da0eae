#include "tests/simulation/chronicle.hpp"

#include "events/codec/personal.hpp"

#include <algorithm>
#include <variant>

namespace verdiep::simulation {

using Sight = Word::Sight;

const std::vector<Bytes>& Chronicle::records(StreamId stream) const {
  static const std::vector<Bytes> none;
  const auto found = streams_.find(stream);
  return found == streams_.end() ? none : found->second;
}

void Chronicle::add(StreamId stream, ByteView bytes) {
  streams_[stream].emplace_back(bytes.begin(), bytes.end());
  order_[stream].push_back(size_++);
  const auto record = decode_record(bytes);
  if (!record || record->stream != stream || record->position.value != streams_[stream].size()) {
    objections_.push_back("a record is damaged, or in another place than it says");
    return;
  }
  if (const char* objection = ledger_.objection(*record)) {
    objections_.push_back(
        "e" + std::to_string(record->position.value) + " " + std::string(type_name(record->body)) +
        " should not be: " + objection
    );
  }
  ledger_.tell(*record);
  note_order(*record);
  note_words(*record);
  tell(*record);
}

void Chronicle::note_order(const Record& record) {
  Timestamp& last = recorded_[record.stream];
  if (record.recorded < last) {
    objections_.push_back("the time of recording goes back");
  }
  last = record.recorded;
  CommandId& before = last_command_[record.stream];
  landings_[record.command] += before == record.command ? 0 : 1;
  before = record.command;
}

/// By itself a value is for everybody who reads the stream.
void Chronicle::note_words(const Record& record) {
  for_each_personal(record.body, [&](std::string_view field, const Commitment&) {
    Word word;
    word.command = record.command;
    word.author = record.actor;
    words_[{record.stream, record.position, std::string(field)}] = word;
  });
}

void Chronicle::hide(const WordKey& key, Sight sight, std::int64_t ms) {
  const auto found = words_.find(key);
  if (found == words_.end() || found->second.hidden_ms || found->second.sight == Sight::nobody) {
    return;
  }
  found->second.sight = sight;
  found->second.hidden_ms = ms;
}

struct Chronicle::Telling {
  Chronicle& book;
  const Record& record;

  template <class Event>
  void operator()(const Event&) {}

  [[nodiscard]] WordKey here(const char* field) const { return {record.stream, record.position, field}; }
  [[nodiscard]] WordKey at(Position position, const char* field) const {
    return {record.stream, position, field};
  }
  void hide(const WordKey& key, Sight sight) { book.hide(key, sight, record.recorded.ms); }
  void erase(const WordKey& key) {
    const auto found = book.words_.find(key);
    if (found != book.words_.end()) {
      found->second.sight = Sight::nobody;
    }
  }
  void keep_for_the_group() {
    for (const char* field : {"title", "text", "link", "name"}) {
      const auto found = book.words_.find(here(field));
      if (found != book.words_.end()) {
        found->second.is_erasable = false;
      }
    }
  }

  // People.
  void operator()(const people::MemberJoined& event) {
    book.present_.insert(event.member);
    book.names_[event.member] = record.position;
  }
  void operator()(const people::MemberRenamed& event) {
    const Position old = std::exchange(book.names_[event.member], record.position);
    erase(at(old, "name"));
    erase(at(old, "avatar"));
  }
  void operator()(const people::RoleGranted& event) {
    if (event.role == people::Role::coordinator) {
      book.coordinators_.insert(event.member);
    }
  }
  void operator()(const people::RoleRevoked& event) {
    if (event.role == people::Role::coordinator) {
      book.coordinators_.erase(event.member);
    }
  }
  void operator()(const people::PersonErased& event) {
    for (auto& [key, word] : book.words_) {
      const bool is_theirs = key.stream == record.stream && word.author == event.member && word.is_erasable;
      if (is_theirs) {
        word.sight = Sight::nobody;
      }
    }
    if (record.stream == book.programme_) {
      book.present_.erase(event.member);
      book.coordinators_.erase(event.member);
      book.erased_.insert(event.member);
    }
  }

  // Groups.
  void operator()(const groups::GroupFormed& event) {
    keep_for_the_group();
    book.group_names_[event.group] = record.position;
  }
  void operator()(const groups::GroupRenamed& event) {
    keep_for_the_group();
    erase(at(std::exchange(book.group_names_[event.group], record.position), "name"));
  }
  void operator()(const groups::GroupJoined& event) { book.group_of_[event.member] = event.group; }
  void operator()(const groups::GroupLeft& event) {
    book.group_of_.erase(event.member);
    book.left_[{event.member, event.group}] = book.size_ - 1;
  }
  void operator()(const ideas::IdeaProposed&) { keep_for_the_group(); }
  void operator()(const ideas::PlanSectionRevised&) { keep_for_the_group(); }

  // Dingen.
  void operator()(const dingen::DingCompleted& event) {
    book.completions_[{record.actor, event.ding}] = record.position;
    for (const char* field : {"reflection", "link"}) {
      const auto found = book.words_.find(here(field));
      if (found != book.words_.end() && event.sharing == dingen::Sharing::coordinators) {
        found->second.sight = Sight::author_and_coordinators;
      }
    }
  }
  void operator()(const dingen::DingReopened& event) {
    const Position old = book.completions_[{record.actor, event.ding}];
    hide(at(old, "reflection"), Sight::author);
    hide(at(old, "link"), Sight::author);
  }

  // Forum.
  void operator()(const forum::ThreadOpened& event) {
    book.titles_[{record.stream, event.thread}] = here("title");
  }
  void operator()(const forum::PostWritten& event) {
    Post post{record.actor, here("text"), {}};
    const auto opened = book.titles_.find({record.stream, event.thread});
    if (opened != book.titles_.end()) {
      post.title = opened->second;
      book.titles_.erase(opened);
    }
    book.posts_[{record.stream, event.post}] = post;
  }
  void operator()(const forum::PostRevised& event) {
    Post& post = book.posts_[{record.stream, event.post}];
    hide(post.text, Sight::author_and_coordinators);
    post.text = here("text");
  }
  void operator()(const forum::PostRemoved& event) {
    const Post& post = book.posts_[{record.stream, event.post}];
    hide(post.text, Sight::author_and_coordinators);
    if (post.title) {
      hide(*post.title, Sight::author_and_coordinators);
    }
  }

  // Pitches.
  void hide_pitch(Position position) {
    for (const char* field : {"title", "text", "link"}) {
      hide(at(position, field), Sight::coordinators);
    }
  }
  void operator()(const pitch::PitchSubmitted& event) {
    keep_for_the_group();
    book.pitches_[event.pitch] = record.position;
  }
  void operator()(const pitch::PitchRevised& event) {
    keep_for_the_group();
    hide_pitch(std::exchange(book.pitches_[event.pitch], record.position));
  }
  void operator()(const pitch::PitchWithdrawn& event) { hide_pitch(book.pitches_[event.pitch]); }
  void operator()(const pitch::RemarkGiven& event) { book.remarks_[event.remark] = here("text"); }
  void operator()(const pitch::RemarkRemoved& event) {
    hide(book.remarks_[event.remark], Sight::author_and_coordinators);
  }

  // The vote.
  void operator()(const vote::VoteCast& event) {
    Round& round = book.rounds_[event.round];
    round.votes[record.actor] = record.command;
    round.cast.insert(record.position);
  }
  void operator()(const vote::BallotsCounted& event) { book.rounds_[event.round].counted = event; }
};

void Chronicle::tell(const Record& record) {
  std::visit(Telling{*this, record}, record.body);
}

std::optional<GroupId> Chronicle::group_of(MemberId member) const {
  const auto found = group_of_.find(member);
  return found == group_of_.end() ? std::nullopt : std::optional(found->second);
}

bool Chronicle::is_in_room(MemberId member, StreamId stream) const {
  const auto group = group_of(member);
  return group && groups::stream_of(*group) == stream && present_.contains(member);
}

bool Chronicle::may_be_told(MemberId member, StreamId stream, Position position) const {
  const auto order = order_.find(stream);
  if (order == order_.end() || position.value == 0 || position.value > order->second.size()) {
    return false; // not on disk
  }
  if (stream == programme_ || is_in_room(member, stream)) {
    return true;
  }
  const auto left = left_.find({member, GroupId{stream.bytes}});
  return left != left_.end() && order->second[static_cast<std::size_t>(position.value - 1)] < left->second;
}

bool Chronicle::may_see(MemberId member, const WordKey& key, const Word& word) const {
  const bool is_room = key.stream != programme_;
  const bool reads = is_room ? is_in_room(member, key.stream) : present_.contains(member);
  const bool leads = !is_room && coordinators_.contains(member);
  const bool is_author = word.author == member && word.is_erasable;
  switch (word.sight) {
  case Sight::everyone:
    return reads;
  case Sight::author_and_coordinators:
    return reads && (is_author || leads);
  case Sight::author:
    return reads && is_author;
  case Sight::coordinators:
    return reads && leads;
  case Sight::nobody:
    return false;
  }
  return false;
}

} // namespace verdiep::simulation
