#pragma once

#include "server/content/node.hpp"
#include "server/content/programme_file.hpp"
#include "server/content/rehearsal.hpp"
#include "server/demo/script.hpp"
#include "server/demo/seeded.hpp"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::demo {

/// Puts the script together, line by line, each tried on the rules at once. A key is known once the line that makes
/// its thing was read.
class Author {
public:
  Author(content::ProgrammeFile programme, std::uint32_t edition);

  /// Errors   the first mistake in the story
  [[nodiscard]] content::Read<Script> write(const content::Node& story);

private:
  using Node = content::Node;
  using Done = content::Read<void>;
  template <class T>
  using Read = content::Read<T>;

  /// An action of the story that is being read.
  struct Action {
    const Node& node;
    Timestamp at;
    MemberId actor;
  };
  /// A personal text or number of the command that is being written.
  struct Values {
    std::vector<std::pair<std::string, Bytes>> fields;
    void text(std::string field, std::string_view value);
    void number(std::string field, std::uint64_t value);
  };
  /// What a key stands for, and in which stream it is.
  struct Thing {
    std::array<std::uint8_t, 16> id;
    StreamId stream;
  };
  using Known = std::map<std::string, Thing, std::less<>>;
  using Act = Done (Author::*)(const Action&);
  struct Verb {
    std::string_view name;
    Act act;
  };
  static const std::initializer_list<Verb> verbs;

  Done read_people(const Node& node);
  Done read_person(const Node& node);
  Done open_programme(const Node& node);
  Done draft_and_join(const Node& node);
  Done add_dingen(const Node& node);
  Done read_action(const Node& node);
  Read<Timestamp> read_moment(const Node& node) const;

  Done start_phase(const Action& action);
  Done enrol(const Action& action);
  Done complete(const Action& action);
  Done reopen(const Action& action);

  Done open_thread(const Action& action);
  Done ask(const Action& action);
  Done post(const Action& action);
  Done revise(const Action& action);
  Done remove(const Action& action);
  Done lock(const Action& action);
  Done answered(const Action& action);

  Done form_group(const Action& action);
  Done join_group(const Action& action);
  Done appoint(const Action& action);
  Done open_room_thread(const Action& action);
  Done idea(const Action& action);
  Done plan(const Action& action);

  Done pitch(const Action& action);
  Done revise_pitch(const Action& action);
  Done order(const Action& action);
  Done present(const Action& action);
  Done remark(const Action& action);
  Done open_round(const Action& action);
  Done vote(const Action& action);

  /// Refuses other fields than these and those that every action has.
  Done only(const Action& action, std::initializer_list<std::string_view> fields) const;
  Read<std::string> key_at(const Node& node, std::string_view field) const;
  Read<Thing> known(const Known& things, const Node& node, std::string_view field) const;
  template <class AnyId>
  Read<AnyId> known_id(const Known& things, const Node& node, std::string_view field) const {
    return known(things, node, field).map([](const Thing& thing) { return AnyId{thing.id}; });
  }
  /// The Ding that a thread is about, if it is about one.
  Read<std::optional<DingId>> about(const Node& node) const;
  Read<GroupId> own_group(const Action& action);
  template <class AnyId>
  Read<AnyId>
  introduce(Known& things, const Node& node, std::string_view kind, Timestamp at, StreamId stream) {
    VERDIEP_TRY(key, key_at(node, "key"));
    const auto id = seeded<AnyId>(at, kind, key);
    if (!things.emplace(key, Thing{id.bytes, stream}).second) {
      return node.wrong("uses the key `" + key + "` again", "give each its own");
    }
    return id;
  }
  /// Reads the text and adds it as the value of the personal field of the same name.
  template <class AnyText>
  Done take(Values& values, const Node& node, std::string_view field) const {
    VERDIEP_TRY(value, node.at(field));
    VERDIEP_TRY(words, value.text(AnyText::bytes_max));
    values.text(std::string(field), words);
    return {};
  }
  template <class AnyId>
  [[nodiscard]] AnyId seeded(Timestamp at, std::string_view kind, std::string_view key) const {
    return seeded_id<AnyId>(at, kind, std::string(key) + edition_);
  }

  Done say(const Action& action, StreamId stream, CommandBody body, Values values = {});

  content::ProgrammeFile programme_;
  std::string edition_; ///< makes all ids others; empty for the first
  Timestamp start_;
  Script script_;
  std::vector<std::uint8_t> avatars_; ///< beside `script_.people`
  std::optional<content::Rehearsal> rehearsal_;
  Known people_;
  Known dingen_;
  Known threads_;
  Known posts_;
  Known groups_;
  Known pitches_;
  Known rounds_;
};

} // namespace verdiep::demo
