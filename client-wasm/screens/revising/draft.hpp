#pragma once

#include "client-wasm/screens/reader.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Writing over a text that others may revise meanwhile: an idea, a section of a plan, a pitch.
namespace verdiep::screens::revising {

/// One version of a text, with the words of each of its fields.
struct Version {
  Position position; ///< 0: there is none yet
  MemberId author;
  std::vector<std::string> texts;
};

/// What somebody writes, and the version that it began from. All of it is kept on the device, so that a reload, a day
/// offline or a refusal loses neither the words nor what they were meant to replace.
///
/// Shape    the words of the beginning are kept beside its position: the position of a version that this device only
///          predicts moves when somebody else is first
/// Owner    `desk` outlives it; one is made for each frame
class Draft {
public:
  /// `name` tells what is written; `fields` are the personal fields of its text, in the order of `Version::texts`.
  Draft(Desk& desk, std::string name, std::vector<std::string_view> fields);

  [[nodiscard]] bool is_begun() const;
  void begin(const Version& from);
  void drop();

  /// For a text field; `keep` after each change.
  [[nodiscard]] std::string& text(std::size_t field);
  void keep(std::size_t field);
  [[nodiscard]] std::vector<Typed> typed() const;

  /// Somebody saved other words since this was begun.
  [[nodiscard]] bool is_behind(const Version& newest) const;
  /// Nothing was changed.
  [[nodiscard]] bool says(const Version& version) const;
  /// Brings the words of `newest` into the draft, and goes on from there. No word of either is lost, and what was
  /// written before stays at hand as `mine`.
  void merge(const Version& newest);
  /// Takes back a version that was refused, and merges it. What was typed over it since then stays.
  void take_back(const Version& replaced, const std::vector<std::string>& refused, const Version& newest);

  /// The version that it began from, or was merged with last; 0 if there was none.
  [[nodiscard]] Position version() const;
  /// It holds words of two people; `mine` and `theirs` are what each wrote.
  [[nodiscard]] bool is_merged() const;
  [[nodiscard]] const std::string& mine(std::size_t field) const;
  [[nodiscard]] const std::string& theirs(std::size_t field) const;
  [[nodiscard]] std::vector<std::string> mine() const;
  [[nodiscard]] std::vector<std::string> theirs() const;

private:
  [[nodiscard]] std::string key(std::string_view of, std::size_t field) const;
  [[nodiscard]] std::string& note(std::string_view of, std::size_t field) const;
  [[nodiscard]] std::vector<std::string> notes(std::string_view of) const;
  void put(std::string_view of, std::size_t field, std::string text);
  void begin_from(const Version& from);

  Desk* desk_;
  std::string name_;
  std::vector<std::string_view> fields_;
};

/// Of the notes of all drafts that a device keeps, by key: what somebody typed. What they began from is not theirs, nor is
/// what they left as it was.
[[nodiscard]] std::vector<std::string_view> typed_in(const std::map<std::string_view, std::string_view>& notes
);

/// The texts that a command carries, by field; empty ones for fields that it lacks.
[[nodiscard]] std::vector<std::string>
texts_of(const Command& command, const std::vector<std::string_view>& fields);

} // namespace verdiep::screens::revising
