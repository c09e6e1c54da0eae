#include "shared/insights/json/answer.hpp"

#include "events/codec/described.hpp"
#include "events/codec/values.hpp"
#include "events/people.hpp"
#include "shared/insights/definition.hpp"

#include <nlohmann/json.hpp>

#include <limits>
#include <utility>

namespace verdiep::insights {

namespace {

using Json = nlohmann::json;

// Writing

Json json_of(const Count& count) {
  return count ? Json(*count) : Json(nullptr);
}

Json json_of(const std::optional<Day>& day) {
  return day ? Json(to_text(*day)) : Json(nullptr);
}

Json json_of(const std::optional<Quartiles>& pace) {
  if (!pace)
    return nullptr;
  return {{"lower", pace->lower}, {"median", pace->median}, {"upper", pace->upper}};
}

Json json_of(const DingFigure& ding) {
  Json title = Json::object();
  for (const auto& [language, text] : ding.title.entries)
    title[language] = text;
  return {
      {"ding", to_text(ding.ding)}, {"track", codec::enum_name(ding.track)},
      {"title", std::move(title)},  {"completed", json_of(ding.completed)},
      {"pace", json_of(ding.pace)},
  };
}

Json json_of(const ProgressRow& row) {
  Json completed = Json::array();
  for (const auto& day : row.completed)
    completed.push_back(json_of(day));
  return {
      {"member", to_text(row.member)},
      {"enrolled", json_of(row.enrolled)},
      {"completed", std::move(completed)},
  };
}

Json json_of(const DayFigure& day) {
  return {{"day", to_text(day.day)}, {"people", json_of(day.people)}, {"acts", json_of(day.acts)}};
}

Json json_of(const Network::Person& person) {
  return person.member ? Json{{"member", to_text(*person.member)}} : Json::object();
}

Json json_of(const Answering& answering) {
  return {{"from", answering.from}, {"to", answering.to}, {"posts", json_of(answering.posts)}};
}

Json json_of(const Turnout& round) {
  return {
      {"round", to_text(round.round)},
      {"electorate", json_of(round.electorate)},
      {"voted", json_of(round.voted)},
      {"open", round.is_open},
  };
}

template <class T>
Json list(const std::vector<T>& items) {
  Json array = Json::array();
  for (const T& item : items)
    array.push_back(json_of(item));
  return array;
}

Json definitions() {
  Json all = Json::object();
  for (const Chart chart : charts) {
    const Definition& one = definition(chart);
    all[std::string(codec::enum_name(chart))] = {
        {"unit", codec::enum_name(one.unit)},
        {"population", codec::enum_name(one.population)},
        {"summary", codec::enum_name(one.summary)},
        {"events", one.events},
    };
  }
  return all;
}

// Reading: what is missing or wrong makes the whole nothing.

const Json* at(const Json& object, const char* field) {
  const auto found = object.is_object() ? object.find(field) : object.end();
  return !object.is_object() || found == object.end() ? nullptr : &*found;
}

bool read(const Json* json, std::uint32_t& out) {
  if (json == nullptr || !json->is_number_unsigned())
    return false;
  const auto number = json->get<std::uint64_t>();
  out = static_cast<std::uint32_t>(number);
  return number <= std::numeric_limits<std::uint32_t>::max();
}

bool read(const Json* json, std::size_t& out) {
  std::uint32_t number = 0;
  const bool is_read = read(json, number);
  out = number;
  return is_read;
}

bool read(const Json* json, bool& out) {
  if (json == nullptr || !json->is_boolean())
    return false;
  out = json->get<bool>();
  return true;
}

const std::string* text(const Json* json) {
  return json == nullptr ? nullptr : json->get_ptr<const std::string*>();
}

template <class Tag>
bool read(const Json* json, Id<Tag>& out) {
  const std::string* words = text(json);
  const auto id = words == nullptr ? std::nullopt : parse_id<Id<Tag>>(*words);
  out = id.value_or(Id<Tag>{});
  return id.has_value();
}

bool read(const Json* json, Day& out) {
  const std::string* words = text(json);
  const auto day = words == nullptr ? std::nullopt : parse_day(*words);
  out = day.value_or(Day{});
  return day.has_value();
}

template <class E>
  requires codec::DescribedEnum<E>
bool read(const Json* json, E& out) {
  const std::string* words = text(json);
  const auto value = words == nullptr ? std::nullopt : codec::enum_value<E>(*words);
  out = value.value_or(E{});
  return value.has_value();
}

bool read(const Json* json, dingen::Title& out) {
  if (json == nullptr || !json->is_object() || json->size() > languages_max)
    return false;
  for (const auto& [language, words] : json->items()) {
    const std::string* title = text(&words);
    if (title == nullptr || title->size() > dingen::Title::bytes_max || !codec::is_language_tag(language))
      return false;
    out.entries.emplace_back(language, *title);
  }
  return true;
}

bool read(const Json* json, Quartiles& out) {
  return json != nullptr && read(at(*json, "lower"), out.lower) && read(at(*json, "median"), out.median) &&
         read(at(*json, "upper"), out.upper);
}

bool read(const Json* json, DingFigure& out);
bool read(const Json* json, ProgressRow& out);
bool read(const Json* json, DayFigure& out);
bool read(const Json* json, Network::Person& out);
bool read(const Json* json, Answering& out);
bool read(const Json* json, Turnout& out);

/// Null is nothing; a field that is missing is a mistake.
template <class T>
bool read(const Json* json, std::optional<T>& out) {
  if (json == nullptr)
    return false;
  return json->is_null() || read(json, out.emplace());
}

template <class T>
bool read(const Json* json, std::vector<T>& out) {
  if (json == nullptr || !json->is_array())
    return false;
  out.reserve(json->size());
  for (const Json& item : *json) {
    if (!read(&item, out.emplace_back()))
      return false;
  }
  return true;
}

bool read(const Json* json, DingFigure& out) {
  return json != nullptr && read(at(*json, "ding"), out.ding) && read(at(*json, "track"), out.track) &&
         read(at(*json, "title"), out.title) && read(at(*json, "completed"), out.completed) &&
         read(at(*json, "pace"), out.pace);
}

bool read(const Json* json, ProgressRow& out) {
  return json != nullptr && read(at(*json, "member"), out.member) &&
         read(at(*json, "enrolled"), out.enrolled) && read(at(*json, "completed"), out.completed);
}

bool read(const Json* json, DayFigure& out) {
  return json != nullptr && read(at(*json, "day"), out.day) && read(at(*json, "people"), out.people) &&
         read(at(*json, "acts"), out.acts);
}

bool read(const Json* json, Network::Person& out) {
  if (json == nullptr || !json->is_object())
    return false;
  const Json* member = at(*json, "member");
  return member == nullptr || read(member, out.member);
}

bool read(const Json* json, Answering& out) {
  return json != nullptr && read(at(*json, "from"), out.from) && read(at(*json, "to"), out.to) &&
         read(at(*json, "posts"), out.posts);
}

bool read(const Json* json, Network& out) {
  if (json == nullptr || !read(at(*json, "people"), out.people) || !read(at(*json, "answers"), out.answers) ||
      !read(at(*json, "hidden"), out.is_hidden))
    return false;
  for (const Answering& answering : out.answers) {
    if (answering.from >= out.people.size() || answering.to >= out.people.size())
      return false;
  }
  return true;
}

bool read(const Json* json, Turnout& out) {
  return json != nullptr && read(at(*json, "round"), out.round) &&
         read(at(*json, "electorate"), out.electorate) && read(at(*json, "voted"), out.voted) &&
         read(at(*json, "open"), out.is_open);
}

bool read(const Json* json, Figures& out) {
  if (json == nullptr || !read(at(*json, "detail"), out.detail) ||
      !read(at(*json, "participants"), out.participants) || !read(at(*json, "dingen"), out.dingen) ||
      !read(at(*json, "progress"), out.progress) || !read(at(*json, "funnel"), out.funnel) ||
      !read(at(*json, "days"), out.days) || !read(at(*json, "network"), out.network) ||
      !read(at(*json, "rounds"), out.rounds))
    return false;
  for (const ProgressRow& row : out.progress) {
    if (row.completed.size() != out.dingen.size())
      return false;
  }
  return true;
}

} // namespace

std::string to_json(const Answer& answer) {
  const Figures& figures = answer.figures;
  Json json = {
      {"detail", codec::enum_name(figures.detail)},
      {"people_min", people_min},
      {"participants", json_of(figures.participants)},
      {"dingen", list(figures.dingen)},
      {"progress", list(figures.progress)},
      {"funnel", list(figures.funnel)},
      {"days", list(figures.days)},
      {"network",
       {{"people", list(figures.network.people)},
        {"answers", list(figures.network.answers)},
        {"hidden", figures.network.is_hidden}}},
      {"rounds", list(figures.rounds)},
      {"definitions", definitions()},
  };
  if (answer.through)
    json["through"] = to_text(*answer.through);
  if (answer.head)
    json["head"] = answer.head->value;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Answer> parse_answer(std::string_view json) {
  if (json.size() > answer_bytes_max)
    return std::nullopt;
  const Json parsed = Json::parse(json, nullptr, false);
  Answer answer;
  if (parsed.is_discarded() || !read(&parsed, answer.figures))
    return std::nullopt;
  if (const Json* through = at(parsed, "through"); through != nullptr && !read(through, answer.through))
    return std::nullopt;
  if (const Json* head = at(parsed, "head"); head != nullptr) {
    if (!head->is_number_unsigned())
      return std::nullopt;
    answer.head = Position{head->get<std::uint64_t>()};
  }
  return answer;
}

} // namespace verdiep::insights
