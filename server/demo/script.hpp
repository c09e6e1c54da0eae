#pragma once

#include "events/command.hpp"
#include "events/programme.hpp"
#include "events/types/id.hpp"
#include "events/types/timestamp.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The demo: a programme and the weeks of a team at work, from the first day to the vote, told as the commands that
/// these people would have given.
namespace verdiep::demo {

/// Somebody of the story.
struct Person {
  std::string key; ///< how the files name them, such as `joost`
  std::string name;
  MemberId member;
  bool coordinator = false;
};

/// One command of the story; when it is given stands in it.
struct Line {
  Command command;
  MemberId actor;
  std::string place; ///< where it stands in the files, for who repairs them
};

/// Everything that happens, in order of time.
///
/// Invariants  1. The same files and edition give the same script, ids and salts included: tests and pictures rely on
///                it. The words are invented, so that salts that everyone can know give nothing away.
///             2. The first line drafts the programme; everybody joins and enrolment opens before the first action.
///             3. The rules accept every line after those before it.
struct Script {
  std::string organisation;
  StreamId stream;
  std::vector<Person> people;
  std::vector<Line> lines;
};

/// Reads both files (README.md describes them). Another `edition` is the same story with other ids, and its number
/// in the title.
///
/// Errors   invalid_input: file, place and what is wrong there; of the programme's file all of it
[[nodiscard]] Result<Script>
make_script(std::string_view programme_json, std::string_view story_json, std::uint32_t edition = 1);

/// The files that are built into the program.
[[nodiscard]] Result<Script> built_in_script(std::uint32_t edition = 1);

/// Leaves out what comes after the phase.
void end_after(Script& script, programme::Phase phase);

/// The whole weeks to move the story back, so that it lies before `now`; 0 if it does already.
[[nodiscard]] std::int64_t shift_to_past(const Script& script, Timestamp now);
void shift(Script& script, std::int64_t ms);

} // namespace verdiep::demo
