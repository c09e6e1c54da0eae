#include "client-wasm/screens/revising/draft.hpp"

#include "events/command.hpp"
#include "shared/merge/three_way.hpp"

#include <charconv>
#include <utility>

namespace verdiep::screens::revising {
namespace {

// What is noted on the device, each by field.
constexpr std::string_view now = "now";    ///< what is typed
constexpr std::string_view from = "from";  ///< the words it began from
constexpr std::string_view mine_ = "mine"; ///< what was typed before it was merged

/// The key of the same field, with another of the three; empty if it is of none.
std::string replaced(std::string_view key, std::string_view of, std::string_view by) {
  const std::string part = ":" + std::string(of) + ":";
  const auto at = key.find(part);
  if (at == std::string_view::npos)
    return {};
  return std::string(key.substr(0, at)) + ":" + std::string(by) + ":" +
         std::string(key.substr(at + part.size()));
}

bool is_version(std::string_view key) {
  constexpr std::string_view end = ":version";
  return key.size() > end.size() && key.substr(key.size() - end.size()) == end;
}

} // namespace

std::vector<std::string_view> typed_in(const std::map<std::string_view, std::string_view>& notes) {
  std::vector<std::string_view> typed;
  for (const auto& [key, text] : notes) {
    const bool is_of_beginning =
        is_version(key) || !replaced(key, from, now).empty() || !replaced(key, mine_, now).empty();
    const auto beginning = notes.find(replaced(key, now, from));
    const bool is_unchanged = beginning != notes.end() && beginning->second == text;
    if (!is_of_beginning && !is_unchanged && !is_blank(text))
      typed.push_back(text);
  }
  return typed;
}

Draft::Draft(Desk& desk, std::string name, std::vector<std::string_view> fields)
    : desk_(&desk), name_(std::move(name)), fields_(std::move(fields)) {}

std::string Draft::key(std::string_view of, std::size_t field) const {
  return name_ + ":" + std::string(of) + ":" + std::string(fields_[field]);
}

std::string& Draft::note(std::string_view of, std::size_t field) const {
  return desk_->draft(key(of, field));
}

std::vector<std::string> Draft::notes(std::string_view of) const {
  std::vector<std::string> notes;
  for (std::size_t field = 0; field < fields_.size(); ++field)
    notes.push_back(note(of, field));
  return notes;
}

void Draft::put(std::string_view of, std::size_t field, std::string text) {
  note(of, field) = std::move(text);
  desk_->keep_draft(key(of, field));
}

bool Draft::is_begun() const {
  return !desk_->draft(name_ + ":version").empty();
}

void Draft::begin_from(const Version& version) {
  desk_->draft(name_ + ":version") = std::to_string(version.position.value);
  desk_->keep_draft(name_ + ":version");
  for (std::size_t field = 0; field < fields_.size(); ++field)
    put(from, field, version.texts[field]);
}

void Draft::begin(const Version& version) {
  begin_from(version);
  for (std::size_t field = 0; field < fields_.size(); ++field)
    put(now, field, version.texts[field]);
}

void Draft::drop() {
  desk_->drop_draft(name_ + ":version");
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    for (const std::string_view of : {now, from, mine_})
      desk_->drop_draft(key(of, field));
  }
}

std::string& Draft::text(std::size_t field) {
  return note(now, field);
}

void Draft::keep(std::size_t field) {
  desk_->keep_draft(key(now, field));
}

std::vector<Typed> Draft::typed() const {
  std::vector<Typed> typed;
  for (std::size_t field = 0; field < fields_.size(); ++field)
    typed.emplace_back(fields_[field], note(now, field));
  return typed;
}

Position Draft::version() const {
  const std::string& note = desk_->draft(name_ + ":version");
  Position version;
  (void)std::from_chars(note.data(), note.data() + note.size(), version.value);
  return version;
}

bool Draft::is_behind(const Version& newest) const {
  if (version() == newest.position)
    return false;
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (note(from, field) != newest.texts[field])
      return true;
  }
  return false;
}

bool Draft::says(const Version& version) const {
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (note(now, field) != version.texts[field])
      return false;
  }
  return true;
}

void Draft::merge(const Version& newest) {
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    const std::string mine = note(now, field);
    put(now, field, merge::merge(note(from, field), mine, newest.texts[field]).text);
    put(mine_, field, mine);
  }
  begin_from(newest);
}

void Draft::take_back(
    const Version& replaced, const std::vector<std::string>& refused, const Version& newest
) {
  const bool was_begun = is_begun();
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (!was_begun) {
      put(now, field, refused[field]);
    } else if (note(from, field) != refused[field]) { // it began before what was refused
      put(now, field, merge::merge(note(from, field), note(now, field), refused[field]).text);
    }
  }
  begin_from(replaced);
  merge(newest);
}

bool Draft::is_merged() const {
  for (std::size_t field = 0; field < fields_.size(); ++field) {
    if (!mine(field).empty())
      return true;
  }
  return false;
}

const std::string& Draft::mine(std::size_t field) const {
  return note(mine_, field);
}

const std::string& Draft::theirs(std::size_t field) const {
  return note(from, field);
}

std::vector<std::string> Draft::mine() const {
  return notes(mine_);
}

std::vector<std::string> Draft::theirs() const {
  return notes(from);
}

std::vector<std::string> texts_of(const Command& command, const std::vector<std::string_view>& fields) {
  std::vector<std::string> texts(fields.size());
  for (std::size_t field = 0; field < fields.size(); ++field) {
    for (const PersonalValue& value : command.personal) {
      if (std::string_view(value.field) != fields[field])
        continue;
      if (const auto text = decode_text_value(value.value))
        texts[field] = *text;
    }
  }
  return texts;
}

} // namespace verdiep::screens::revising
