#include "server/demo/script.hpp"

#include "server/demo/files.hpp"
#include "server/demo/json_node.hpp"
#include "server/demo/programme_text.hpp"
#include "server/demo/seeded.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>

namespace verdiep::demo {

namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t people_max = 100;
constexpr std::size_t actions_max = 10'000;

/// The number at `begin`, as many digits as `count`; -1 if there are others.
int digits(std::string_view text, std::size_t begin, std::size_t count) {
  int value = -1;
  const auto part = text.substr(begin, count);
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  const bool whole = part.size() == count && error == std::errc{} && end == part.data() + part.size();
  return whole && part.front() != '-' ? value : -1;
}

/// `2026-09-07T08:00:00Z`
Result<Timestamp> parse_instant(const JsonNode& node) {
  VERDIEP_TRY(text, node.text(20));
  const std::chrono::year_month_day date{
      std::chrono::year{digits(text, 0, 4)}, std::chrono::month{static_cast<unsigned>(digits(text, 5, 2))},
      std::chrono::day{static_cast<unsigned>(digits(text, 8, 2))}
  };
  const int hour = text.size() == 20 ? digits(text, 11, 2) : -1;
  const int minute = hour < 0 ? -1 : digits(text, 14, 2);
  const bool shaped = minute >= 0 && text.ends_with(":00Z") && text[10] == 'T' && text[13] == ':';
  if (!shaped || !date.ok() || hour > 23 || minute > 59) {
    return node.wrong("is no whole minute such as 2026-09-07T08:00:00Z");
  }
  const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
  return Timestamp{days * day_ms + (hour * 60 + minute) * minute_ms};
}

/// `08:04`, since midnight.
Result<std::int64_t> parse_time_of_day(const JsonNode& node) {
  VERDIEP_TRY(text, node.text(5));
  const int hour = text.size() == 5 && text[2] == ':' ? digits(text, 0, 2) : -1;
  const int minute = hour < 0 ? -1 : digits(text, 3, 2);
  if (minute < 0 || hour > 23 || minute > 59) {
    return node.wrong("is no time such as 08:04");
  }
  return (hour * 60 + minute) * minute_ms;
}

/// Puts the script together, line by line. A key is known once the line that makes its thing was read.
class Author {
public:
  explicit Author(ProgrammeText programme) : programme_(std::move(programme)) {}

  Result<Script> write(const JsonNode& story);

private:
  struct Values {
    std::vector<std::pair<std::string, Bytes>> fields;
    void text(std::string field, std::string_view value) {
      fields.emplace_back(std::move(field), encode_text_value(value));
    }
    void number(std::string field, std::uint64_t value) {
      fields.emplace_back(std::move(field), encode_number_value(value));
    }
  };
  using Known = std::map<std::string, std::array<std::uint8_t, 16>, std::less<>>;

  Result<void> read_people(const JsonNode& node);
  Result<void> open_programme(const JsonNode& place);
  Result<void> read_action(const JsonNode& node);
  Result<Timestamp> read_moment(const JsonNode& node) const;
  Result<void> act(const JsonNode& node, Timestamp at, MemberId actor);
  Result<void> complete(const JsonNode& node, Timestamp at, MemberId actor);
  Result<void> open_thread(const JsonNode& node, Timestamp at, MemberId actor);
  Result<void> write_post(const JsonNode& node, Timestamp at, MemberId actor);

  Result<std::string> key_at(const JsonNode& node, std::string_view field) const;
  template <class AnyId>
  Result<AnyId> known(const Known& things, const JsonNode& node, std::string_view field) const;
  template <class AnyId>
  Result<AnyId> introduce(Known& things, const JsonNode& node, std::string_view kind, Timestamp at) const;

  void say(const JsonNode& place, Timestamp at, MemberId actor, CommandBody body, Values values = {});

  ProgrammeText programme_;
  Timestamp start_;
  Script script_;
  std::vector<std::uint8_t> avatars_; ///< beside `script_.people`
  Known people_;
  Known dingen_;
  Known threads_;
  Known posts_;
};

Result<Script> Author::write(const JsonNode& story) {
  VERDIEP_CHECK(story.only({"organisation", "start", "people", "actions"}));
  VERDIEP_TRY(organisation, story.at("organisation"));
  VERDIEP_TRY(name, organisation.at("nl"));
  VERDIEP_TRY(name_text, name.text(200));
  script_.organisation = name_text;
  VERDIEP_TRY(start, story.at("start"));
  VERDIEP_TRY(start_instant, parse_instant(start));
  start_ = start_instant;
  script_.stream = seeded_id<StreamId>(start_, "stream", "programme");

  VERDIEP_TRY(people, story.at("people"));
  VERDIEP_CHECK(read_people(people));
  VERDIEP_CHECK(open_programme(story));
  VERDIEP_TRY(list, story.at("actions"));
  VERDIEP_TRY(actions, list.items(actions_max));
  for (const auto& action : actions) {
    VERDIEP_CHECK(read_action(action));
  }
  return std::move(script_);
}

Result<void> Author::read_people(const JsonNode& node) {
  VERDIEP_TRY(people, node.items(people_max));
  for (const auto& person : people) {
    VERDIEP_CHECK(person.only({"key", "name", "avatar", "role"}));
    VERDIEP_TRY(member, introduce<MemberId>(people_, person, "member", start_));
    VERDIEP_TRY(key, key_at(person, "key"));
    VERDIEP_TRY(name, person.at("name"));
    VERDIEP_TRY(name_text, name.text(people::Name::bytes_max));
    VERDIEP_TRY(avatar, person.at("avatar"));
    VERDIEP_TRY(avatar_number, avatar.number(0, people::Avatar::max));
    VERDIEP_TRY(role, person.at("role"));
    VERDIEP_TRY(role_index, role.word({"coordinator", "participant"}));
    script_.people.push_back({key, name_text, member, role_index == 0});
    avatars_.push_back(static_cast<std::uint8_t>(avatar_number));
  }
  if (script_.people.empty() || !script_.people.front().coordinator) {
    return node.wrong("does not begin with a coordinator");
  }
  return {};
}

/// All that is there before the first action: the first coordinator drafts the programme, the others join.
Result<void> Author::open_programme(const JsonNode& place) {
  auto at = start_;
  const auto next = [&] { return at = Timestamp{at.ms + second_ms}; };
  const MemberId coordinator = script_.people.front().member;
  for (std::size_t index = 0; index < script_.people.size(); ++index) {
    const auto& person = script_.people[index];
    Values values;
    values.text("name", person.name);
    values.number("avatar", avatars_[index]);
    if (index == 0) {
      say(place, at, person.member,
          programme::DraftProgramme{programme_.title, programme_.kind, programme::group_members_max, {}, {}},
          std::move(values));
    } else {
      say(place, next(), person.member, people::JoinProgramme{}, std::move(values));
    }
    if (index > 0 && person.coordinator) {
      say(place, next(), coordinator, people::GrantRole{person.member, people::Role::coordinator});
    }
  }
  say(place, next(), coordinator, programme::AgreeGoal{programme_.goal});
  for (auto& ding : programme_.dingen) {
    const auto id = seeded_id<DingId>(start_, "ding", ding.key);
    if (!dingen_.emplace(ding.key, id.bytes).second) {
      return fail(ErrorCode::invalid_input, "programme.json: two Dingen have the key `" + ding.key + "`");
    }
    say(place, next(), coordinator, dingen::AddDing{id, std::move(ding.content)});
  }
  say(place, next(), coordinator, programme::OpenEnrolment{});
  say(place, next(), coordinator, programme::StartPhase{programme::Phase::running});
  return {};
}

Result<Timestamp> Author::read_moment(const JsonNode& node) const {
  VERDIEP_TRY(day, node.at("day"));
  VERDIEP_TRY(day_number, day.number(1, 366));
  VERDIEP_TRY(time, node.at("time"));
  VERDIEP_TRY(time_of_day, parse_time_of_day(time));
  const std::int64_t midnight = start_.ms - start_.ms % day_ms;
  const Timestamp at{midnight + (day_number - 1) * day_ms + time_of_day};
  if (at <= script_.lines.back().command.at) {
    return node.wrong("comes before the one above it");
  }
  return at;
}

Result<void> Author::read_action(const JsonNode& node) {
  VERDIEP_TRY(at, read_moment(node));
  VERDIEP_TRY(actor, known<MemberId>(people_, node, "who"));
  return act(node, at, actor);
}

Result<void> Author::act(const JsonNode& node, Timestamp at, MemberId actor) {
  VERDIEP_TRY(what, node.at("do"));
  VERDIEP_TRY(
      verb, what.word({"enrol", "complete", "reopen", "open_thread", "post", "revise", "remove", "lock"})
  );
  switch (verb) {
  case 0: {
    VERDIEP_CHECK(node.only({"day", "time", "who", "do"}));
    say(node, at, actor, people::Enrol{});
    return {};
  }
  case 1:
    return complete(node, at, actor);
  case 2: {
    VERDIEP_CHECK(node.only({"day", "time", "who", "do", "ding"}));
    VERDIEP_TRY(ding, known<DingId>(dingen_, node, "ding"));
    say(node, at, actor, dingen::ReopenDing{ding});
    return {};
  }
  case 3:
    return open_thread(node, at, actor);
  case 4:
    return write_post(node, at, actor);
  case 5: {
    VERDIEP_CHECK(node.only({"day", "time", "who", "do", "post", "text"}));
    VERDIEP_TRY(post, known<PostId>(posts_, node, "post"));
    VERDIEP_TRY(text, node.at("text"));
    VERDIEP_TRY(words, text.text(forum::PostText::bytes_max));
    Values values;
    values.text("text", words);
    say(node, at, actor, forum::RevisePost{post, {}}, std::move(values));
    return {};
  }
  case 6: {
    VERDIEP_CHECK(node.only({"day", "time", "who", "do", "post"}));
    VERDIEP_TRY(post, known<PostId>(posts_, node, "post"));
    say(node, at, actor, forum::RemovePost{post});
    return {};
  }
  default: {
    VERDIEP_CHECK(node.only({"day", "time", "who", "do", "thread"}));
    VERDIEP_TRY(thread, known<ThreadId>(threads_, node, "thread"));
    say(node, at, actor, forum::LockThread{thread});
    return {};
  }
  }
}

Result<void> Author::complete(const JsonNode& node, Timestamp at, MemberId actor) {
  VERDIEP_CHECK(node.only({"day", "time", "who", "do", "ding", "reflection", "link", "share"}));
  VERDIEP_TRY(ding, known<DingId>(dingen_, node, "ding"));
  VERDIEP_TRY(share, node.at("share"));
  VERDIEP_TRY(shared, share.flag());
  dingen::CompleteDing body{
      ding, shared ? dingen::Sharing::programme : dingen::Sharing::coordinators, std::nullopt, std::nullopt
  };
  Values values;
  if (node.has("reflection")) {
    VERDIEP_TRY(reflection, node.at("reflection"));
    VERDIEP_TRY(words, reflection.text(dingen::Reflection::bytes_max));
    body.reflection.emplace();
    values.text("reflection", words);
  }
  if (node.has("link")) {
    VERDIEP_TRY(link, node.at("link"));
    VERDIEP_TRY(address, link.text(dingen::Url::bytes_max));
    body.link.emplace();
    values.text("link", address);
  }
  say(node, at, actor, body, std::move(values));
  return {};
}

Result<void> Author::open_thread(const JsonNode& node, Timestamp at, MemberId actor) {
  VERDIEP_CHECK(node.only({"day", "time", "who", "do", "key", "ding", "title", "text"}));
  VERDIEP_TRY(thread, introduce<ThreadId>(threads_, node, "thread", at));
  VERDIEP_TRY(key, key_at(node, "key"));
  std::optional<DingId> about;
  if (node.has("ding")) {
    VERDIEP_TRY(ding, known<DingId>(dingen_, node, "ding"));
    about = ding;
  }
  VERDIEP_TRY(title, node.at("title"));
  VERDIEP_TRY(title_words, title.text(forum::Title::bytes_max));
  VERDIEP_TRY(text, node.at("text"));
  VERDIEP_TRY(words, text.text(forum::PostText::bytes_max));
  Values values;
  values.text("text", words);
  values.text("title", title_words);
  const auto first_post = seeded_id<PostId>(at, "first post", key);
  say(node, at, actor, forum::OpenThread{thread, first_post, about, {}, {}}, std::move(values));
  return {};
}

Result<void> Author::write_post(const JsonNode& node, Timestamp at, MemberId actor) {
  VERDIEP_CHECK(node.only({"day", "time", "who", "do", "key", "thread", "text"}));
  VERDIEP_TRY(thread, known<ThreadId>(threads_, node, "thread"));
  VERDIEP_TRY(post, introduce<PostId>(posts_, node, "post", at));
  VERDIEP_TRY(text, node.at("text"));
  VERDIEP_TRY(words, text.text(forum::PostText::bytes_max));
  Values values;
  values.text("text", words);
  say(node, at, actor, forum::WritePost{thread, post, {}}, std::move(values));
  return {};
}

Result<std::string> Author::key_at(const JsonNode& node, std::string_view field) const {
  VERDIEP_TRY(key, node.at(field));
  return key.text(key_bytes_max);
}

template <class AnyId>
Result<AnyId> Author::known(const Known& things, const JsonNode& node, std::string_view field) const {
  VERDIEP_TRY(key, key_at(node, field));
  const auto found = things.find(key);
  if (found == things.end()) {
    return node.wrong("refers to `" + key + "` as " + std::string(field) + ", which is not there yet");
  }
  return AnyId{found->second};
}

template <class AnyId>
Result<AnyId>
Author::introduce(Known& things, const JsonNode& node, std::string_view kind, Timestamp at) const {
  VERDIEP_TRY(key, key_at(node, "key"));
  const auto id = seeded_id<AnyId>(at, kind, key);
  if (!things.emplace(key, id.bytes).second) {
    return node.wrong("uses the key `" + key + "` again");
  }
  return id;
}

void Author::say(const JsonNode& place, Timestamp at, MemberId actor, CommandBody body, Values values) {
  Command command;
  command.stream = script_.stream;
  command.id = seeded_id<CommandId>(at, "command", std::to_string(script_.lines.size()));
  command.at = at;
  command.body = std::move(body);
  // Canonical order of the fields is that of their keys: the shorter first.
  std::sort(values.fields.begin(), values.fields.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  for (auto& [field, value] : values.fields) {
    command.personal.push_back({field, seeded_salt(command.id, field), std::move(value)});
  }
  script_.lines.push_back({std::move(command), actor, place.place()});
}

} // namespace

Result<Script> make_script(std::string_view programme_json, std::string_view story_json) {
  VERDIEP_TRY(programme, parse_programme(programme_json));
  VERDIEP_TRY(value, parse_json(story_json, "story.json"));
  return Author(std::move(programme)).write(JsonNode(value, "story.json: "));
}

Result<Script> built_in_script() {
  return make_script(programme_file(), story_file());
}

std::int64_t shift_to_past(const Script& script, Timestamp now) {
  constexpr std::int64_t week_ms = 7 * day_ms;
  const std::int64_t ahead = script.lines.back().command.at.ms - now.ms;
  return ahead <= 0 ? 0 : -((ahead + week_ms - 1) / week_ms) * week_ms;
}

void shift(Script& script, std::int64_t ms) {
  for (auto& line : script.lines) {
    line.command.at.ms += ms;
  }
}

} // namespace verdiep::demo
