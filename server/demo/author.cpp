#include "server/demo/author.hpp"

#include "server/demo/moment.hpp"

#include <algorithm>

namespace verdiep::demo {

namespace {

constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t organisation_bytes_max = 200;
constexpr std::size_t people_max = 100;
constexpr std::size_t actions_max = 10'000;
constexpr std::int64_t days_max = 366;

} // namespace

const std::initializer_list<Author::Verb> Author::verbs = {
    {"start_phase", &Author::start_phase},
    {"enrol", &Author::enrol},
    {"complete", &Author::complete},
    {"reopen", &Author::reopen},
    {"open_thread", &Author::open_thread},
    {"ask", &Author::ask},
    {"post", &Author::post},
    {"revise", &Author::revise},
    {"remove", &Author::remove},
    {"lock", &Author::lock},
    {"answered", &Author::answered},
    {"form_group", &Author::form_group},
    {"join_group", &Author::join_group},
    {"appoint", &Author::appoint},
    {"open_room_thread", &Author::open_room_thread},
    {"idea", &Author::idea},
    {"plan", &Author::plan},
    {"pitch", &Author::pitch},
    {"revise_pitch", &Author::revise_pitch},
    {"order", &Author::order},
    {"present", &Author::present},
    {"remark", &Author::remark},
    {"open_round", &Author::open_round},
    {"vote", &Author::vote},
};

Author::Author(content::ProgrammeFile programme, std::uint32_t edition) : programme_(std::move(programme)) {
  if (edition == 1) {
    return;
  }
  const auto number = std::to_string(edition);
  edition_ = "\n" + number;
  for (auto& [language, title] : programme_.title.entries) {
    title += " (" + number + ")";
  }
}

Author::Read<Script> Author::write(const Node& story) {
  VERDIEP_CHECK(story.only({"organisation", "start", "people", "actions"}));
  VERDIEP_TRY(organisation, story.at("organisation"));
  VERDIEP_TRY(name, organisation.at("nl"));
  VERDIEP_TRY(name_text, name.text(organisation_bytes_max));
  script_.organisation = name_text;
  VERDIEP_TRY(start, story.at("start"));
  VERDIEP_TRY(start_instant, parse_instant(start));
  start_ = start_instant;
  script_.stream = seeded<StreamId>(start_, "stream", "programme");
  rehearsal_.emplace(script_.stream);

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

Author::Done Author::read_people(const Node& node) {
  VERDIEP_TRY(people, node.items(people_max));
  for (const auto& person : people) {
    VERDIEP_CHECK(read_person(person));
  }
  if (script_.people.empty() || !script_.people.front().coordinator) {
    return node.wrong("does not begin with a coordinator", "put one first");
  }
  return {};
}

Author::Done Author::read_person(const Node& node) {
  VERDIEP_CHECK(node.only({"key", "name", "avatar", "role"}));
  VERDIEP_TRY(member, introduce<MemberId>(people_, node, "member", start_, script_.stream));
  VERDIEP_TRY(key, key_at(node, "key"));
  VERDIEP_TRY(name, node.at("name"));
  VERDIEP_TRY(name_text, name.text(people::Name::bytes_max));
  VERDIEP_TRY(avatar, node.at("avatar"));
  VERDIEP_TRY(avatar_number, avatar.number(0, people::Avatar::max));
  VERDIEP_TRY(role, node.at("role"));
  VERDIEP_TRY(role_index, role.word({"coordinator", "participant"}));
  script_.people.push_back({key, name_text, member, role_index == 0});
  avatars_.push_back(static_cast<std::uint8_t>(avatar_number));
  return {};
}

/// All that is there before the first action, a second apart: the first coordinator drafts the programme, the others
/// join.
Author::Done Author::open_programme(const Node& node) {
  VERDIEP_CHECK(draft_and_join(node));
  const auto next = [&] {
    return Action{
        node, Timestamp{script_.lines.back().command.at.ms + second_ms}, script_.people.front().member
    };
  };
  VERDIEP_CHECK(say(next(), script_.stream, programme::AgreeGoal{programme_.goal}));
  VERDIEP_CHECK(add_dingen(node));
  VERDIEP_CHECK(say(next(), script_.stream, programme::OpenEnrolment{}));
  return say(next(), script_.stream, programme::StartPhase{programme::Phase::running});
}

Author::Done Author::draft_and_join(const Node& node) {
  Timestamp at = start_;
  for (std::size_t index = 0; index < script_.people.size(); ++index) {
    const Person person = script_.people[index];
    Values values;
    values.text("name", person.name);
    values.number("avatar", avatars_[index]);
    if (index == 0) {
      programme::DraftProgramme draft;
      draft.title = programme_.title;
      draft.kind = programme_.kind;
      VERDIEP_CHECK(say({node, at, person.member}, script_.stream, std::move(draft), std::move(values)));
      continue;
    }
    at.ms += second_ms;
    VERDIEP_CHECK(say({node, at, person.member}, script_.stream, people::JoinProgramme{}, std::move(values)));
    if (person.coordinator) {
      at.ms += second_ms;
      const MemberId first = script_.people.front().member;
      VERDIEP_CHECK(
          say({node, at, first}, script_.stream, people::GrantRole{person.member, people::Role::coordinator})
      );
    }
  }
  return {};
}

Author::Done Author::add_dingen(const Node& node) {
  for (auto& ding : programme_.dingen) {
    const auto id = seeded<DingId>(start_, "ding", ding.key);
    if (ding.key.empty() || !dingen_.emplace(ding.key, Thing{id.bytes, script_.stream}).second) {
      return node.wrong("is about a programme with a Ding without a key", "give it one in programme.json");
    }
    const Timestamp at{script_.lines.back().command.at.ms + second_ms};
    VERDIEP_CHECK(
        say({node, at, script_.people.front().member}, script_.stream,
            dingen::AddDing{id, std::move(ding.content)})
    );
  }
  return {};
}

Author::Read<Timestamp> Author::read_moment(const Node& node) const {
  VERDIEP_TRY(day, node.at("day"));
  VERDIEP_TRY(day_number, day.number(1, days_max));
  VERDIEP_TRY(time, node.at("time"));
  VERDIEP_TRY(time_of_day, parse_time_of_day(time));
  const std::int64_t midnight = start_.ms - start_.ms % day_ms;
  const Timestamp at{midnight + (day_number - 1) * day_ms + time_of_day};
  if (at <= script_.lines.back().command.at) {
    return node.wrong("comes before the one above it", "put it in its place, at most one a minute");
  }
  return at;
}

Author::Done Author::read_action(const Node& node) {
  VERDIEP_TRY(at, read_moment(node));
  VERDIEP_TRY(actor, known_id<MemberId>(people_, node, "who"));
  VERDIEP_TRY(what, node.at("do"));
  VERDIEP_TRY(name, what.text(key_bytes_max));
  const auto verb =
      std::find_if(verbs.begin(), verbs.end(), [&](const Verb& one) { return one.name == name; });
  if (verb == verbs.end()) {
    return what.wrong("is no action", "README.md lists them");
  }
  return (this->*verb->act)({node, at, actor});
}

Author::Done Author::only(const Action& action, std::initializer_list<std::string_view> fields) const {
  VERDIEP_TRY(names, action.node.keys());
  for (const auto& name : names) {
    const bool is_common = name == "day" || name == "time" || name == "who" || name == "do";
    if (!is_common && std::find(fields.begin(), fields.end(), name) == fields.end()) {
      return action.node.wrong("has `" + name + "`, which nothing reads", "take it out");
    }
  }
  return {};
}

Author::Read<std::string> Author::key_at(const Node& node, std::string_view field) const {
  VERDIEP_TRY(key, node.at(field));
  return key.text(key_bytes_max);
}

Author::Read<Author::Thing>
Author::known(const Known& things, const Node& node, std::string_view field) const {
  VERDIEP_TRY(key, key_at(node, field));
  const auto found = things.find(key);
  if (found == things.end()) {
    return node.wrong(
        "refers to `" + key + "` as " + std::string(field) + ", which is not there yet",
        "look for a misspelt key"
    );
  }
  return found->second;
}

void Author::Values::text(std::string field, std::string_view value) {
  fields.emplace_back(std::move(field), encode_text_value(value));
}

void Author::Values::number(std::string field, std::uint64_t value) {
  fields.emplace_back(std::move(field), encode_number_value(value));
}

Author::Done Author::say(const Action& action, StreamId stream, CommandBody body, Values values) {
  Command command;
  command.stream = stream;
  command.id = seeded<CommandId>(action.at, "command", std::to_string(script_.lines.size()));
  command.at = action.at;
  command.body = std::move(body);
  // Canonical order of the fields is that of their keys: the shorter first.
  std::sort(values.fields.begin(), values.fields.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  for (auto& [field, value] : values.fields) {
    command.personal.push_back({field, seeded_salt(command.id, field), std::move(value)});
  }
  const auto performed = rehearsal_->perform(command, action.actor);
  if (!performed) {
    return action.node.wrong("cannot happen: " + performed.error().context, "change what comes before it");
  }
  const auto place = action.node.place();
  script_.lines.push_back(
      {std::move(command), action.actor, "story.json:" + std::to_string(place.line) + " " + action.node.path()
      }
  );
  return {};
}

} // namespace verdiep::demo
