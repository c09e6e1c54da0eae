#include "client-wasm/screens/reader.hpp"

#include <algorithm>

namespace verdiep::screens {
namespace {

/// The last signs of a random id: enough to tell people of one programme apart by eye.
std::string code_of(MemberId member) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code;
  for (std::size_t index = member.bytes.size() - 2; index < member.bytes.size(); ++index) {
    code += digits[member.bytes[index] >> 4];
    code += digits[member.bytes[index] & 0xf];
  }
  return code;
}

} // namespace

bool Reader::is_enrolled() const {
  return people::is_enrolled(model.state.people, me);
}

bool Reader::is_coordinator() const {
  return people::holds_role(model.state.people, me, people::Role::coordinator);
}

bool Reader::is_helper() const {
  return groups::is_helper(model.state.groups, me);
}

std::string Reader::said(const projections::Words& found) const {
  switch (found.sight) {
  case projections::Sight::shown:
    return std::string(found.text);
  case projections::Sight::withdrawn:
    return std::string(words.forum.erased);
  case projections::Sight::not_for_you:
    return std::string(words.forum.not_for_you);
  }
  return {};
}

std::string Reader::name_of(MemberId member) const {
  const projections::Words name = projections::name_of(model, member);
  switch (name.sight) {
  case projections::Sight::shown:
    return std::string(name.text);
  case projections::Sight::withdrawn:
    return std::string(words.forum.erased_person);
  case projections::Sight::not_for_you:
    break;
  }
  if (member == me && !my_name.empty())
    return std::string(my_name);
  return words.general.nameless(code_of(member));
}

std::string Reader::name_of(GroupId id) const {
  return said(projections::name_of(model, id));
}

std::string Reader::title_of(const projections::Ding& ding) const {
  return std::string(text_of(ding.content.title));
}

std::string Reader::title_of(const projections::Thread& thread) const {
  return said(model.disclosed.text(thread.opened, "title"));
}

std::string Reader::title_of(PitchId id) const {
  const projections::Pitch* pitch = projections::find_pitch(model.pitches, id);
  return pitch == nullptr ? said({}) : said(model.disclosed.text(pitch->text, "title"));
}

std::optional<vote::Ballot> Desk::receipt(RoundId round) const {
  const std::vector<vote::Ballot> cast = receipts(round);
  return cast.empty() ? std::nullopt : std::optional(cast.front());
}

bool is_blank(std::string_view typed) {
  return typed.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string route_of(DingId ding) {
  return "/dingen/" + to_text(ding);
}
std::string route_of(ThreadId thread) {
  return "/forum/" + to_text(thread);
}
std::string route_of(GroupId group) {
  return "/groepen/" + to_text(group);
}

Position last_own_post(const projections::Forum& forum, MemberId reader) {
  Position last;
  for (const auto& [id, thread] : forum.threads) {
    for (const projections::Post& post : thread->posts) {
      if (post.author == reader) {
        last = std::max(last, post.written);
      }
    }
  }
  return last;
}

Position last_own_act(const Reader& reader) {
  Position last;
  const auto joined = reader.model.people.persons.find(reader.me);
  if (joined != reader.model.people.persons.end()) {
    last = joined->second.joined;
  }
  for (const auto& [attempt, completion] : reader.model.dingen.completions) {
    if (attempt.member == reader.me) {
      last = std::max(last, completion.position);
    }
  }
  return std::max(last, last_own_post(reader.model.forum, reader.me));
}

} // namespace verdiep::screens
