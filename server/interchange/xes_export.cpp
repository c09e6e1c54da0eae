#include "server/interchange/xes_export.hpp"

#include "server/interchange/xml.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace verdiep::interchange {
namespace {

constexpr std::string_view log_begin =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<log xes.version=\"1849.2016\" xes.features=\"\">\n"
    "  <extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
    "  <extension name=\"Lifecycle\" prefix=\"lifecycle\" "
    "uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
    "  <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
    "  <extension name=\"Organizational\" prefix=\"org\" uri=\"http://www.xes-standard.org/org.xesext\"/>\n"
    "  <global scope=\"trace\">\n"
    "    <string key=\"concept:name\" value=\"unknown\"/>\n"
    "  </global>\n"
    "  <global scope=\"event\">\n"
    "    <string key=\"concept:name\" value=\"unknown\"/>\n"
    "    <string key=\"lifecycle:transition\" value=\"complete\"/>\n"
    "    <date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000Z\"/>\n"
    "  </global>\n"
    "  <classifier name=\"Activity\" keys=\"concept:name\"/>\n"
    "  <classifier name=\"Resource\" keys=\"org:resource\"/>\n";

void append_attribute(
    std::string& out,
    std::string_view indent,
    std::string_view kind,
    std::string_view key,
    std::string_view value
) {
  out += indent;
  out += '<';
  out += kind;
  out += " key=\"";
  out += key;
  out += "\" value=\"";
  append_escaped(out, value);
  out += "\"/>\n";
}

/// The Ding that an event is about, if any.
DingId ding_of(const EventBody& body) {
  return std::visit(
      [](const auto& event) {
        if constexpr (requires { DingId{event.ding}; }) {
          return event.ding;
        } else if constexpr (requires { event.about.value_or(DingId{}); }) {
          return event.about.value_or(DingId{});
        } else {
          return DingId{};
        }
      },
      body
  );
}

} // namespace

XesExport::XesExport(const log::Log& log, StreamId stream, Reader reader, Position through)
    : records_(log, stream, std::move(reader)), through_(through) {}

XesExport::Case& XesExport::case_of(MemberId member) {
  const auto [place, is_new] = places_.try_emplace(member, cases_.size());
  if (is_new)
    cases_.push_back({member, {}, false, {}});
  return cases_[place->second];
}

std::uint16_t XesExport::type_of(std::string_view name) {
  const auto found = std::find(types_.begin(), types_.end(), name);
  const auto place = static_cast<std::uint16_t>(found - types_.begin());
  if (found == types_.end())
    types_.emplace_back(name);
  return place;
}

Result<void> XesExport::gather() {
  VERDIEP_CHECK(records_.catch_up());
  const ReadableVisitor visit = [&](const Readable& record) -> Result<bool> {
    VERDIEP_CHECK(gather(record));
    return true;
  };
  VERDIEP_CHECK(records_.read(Position{1}, through_, visit));
  const Reader& reader = records_.reader();
  std::erase_if(cases_, [&](const Case& one) {
    const bool is_others =
        reader.viewer.detail == insights::Detail::own && one.member != reader.viewer.member;
    return !one.takes_part || is_others;
  });
  return {};
}

Result<void> XesExport::gather(const Readable& record) {
  const RecordHeader& header = record.header;
  VERDIEP_CHECK(note(record));
  if (header.actor == system_actor)
    return {};
  const auto body = decode_event_body(header);
  case_of(header.actor)
      .steps.push_back(
          {header.at, static_cast<std::uint32_t>(header.position.value), type_of(header.type),
           body ? ding_of(*body) : DingId{}}
      );
  return {};
}

/// What the file says of a case and of a Ding comes from these events.
Result<void> XesExport::note(const Readable& record) {
  const std::string_view type = record.header.type;
  const bool is_name = type == people::MemberJoined::type_name || type == people::MemberRenamed::type_name;
  const bool is_title = type == dingen::DingAdded::type_name || type == dingen::DingRevised::type_name;
  if (!is_name && !is_title && type != people::ParticipantEnrolled::type_name)
    return {};
  const auto body = decode_event_body(record.header);
  if (!body)
    return {};
  if (const auto* enrolled = std::get_if<people::ParticipantEnrolled>(&*body))
    case_of(enrolled->member).takes_part = true;
  const auto title = [&](DingId ding, const dingen::Title& words) {
    titles_[ding] = words.entries.empty() ? std::string() : words.entries.front().second;
  };
  if (const auto* added = std::get_if<dingen::DingAdded>(&*body))
    title(added->ding, added->content.title);
  if (const auto* revised = std::get_if<dingen::DingRevised>(&*body))
    title(revised->ding, revised->content.title);
  if (is_name) {
    const auto* joined = std::get_if<people::MemberJoined>(&*body);
    const auto* renamed = std::get_if<people::MemberRenamed>(&*body);
    VERDIEP_TRY(name, records_.words(record.header.position, "name"));
    case_of(joined != nullptr ? joined->member : renamed->member).name =
        name && name->is_string() ? name->get<std::string>() : std::string();
  }
  return {};
}

void XesExport::append_log(std::string& out) const {
  out += log_begin;
  append_attribute(out, "  ", "string", "concept:name", to_text(records_.stream()));
}

/// The id is the case, because two people may have one name.
void XesExport::append_case(std::string& out, const Case& one) {
  out += "  <trace>\n";
  append_attribute(out, "    ", "string", "concept:name", to_text(one.member));
  if (!one.name.empty())
    append_attribute(out, "    ", "string", "name", one.name);
}

void XesExport::append_step(std::string& out, const Step& step) const {
  out += "    <event>\n";
  append_attribute(out, "      ", "string", "concept:name", types_[step.type]);
  append_attribute(out, "      ", "string", "lifecycle:transition", "complete");
  append_attribute(out, "      ", "date", "time:timestamp", json::rfc3339(step.at));
  append_attribute(out, "      ", "string", "org:resource", to_text(cases_[case_].member));
  append_attribute(out, "      ", "int", "position", std::to_string(step.position));
  if (!step.ding.is_nil()) {
    append_attribute(out, "      ", "string", "ding", to_text(step.ding));
    const auto title = titles_.find(step.ding);
    if (title != titles_.end())
      append_attribute(out, "      ", "string", "ding_title", title->second);
  }
  out += "    </event>\n";
}

Result<std::string> XesExport::next(std::size_t bytes_max) {
  std::string out;
  if (written_ == Part::nothing) {
    VERDIEP_CHECK(gather());
    append_log(out);
    written_ = Part::cases;
  }
  while (written_ == Part::cases && out.size() < bytes_max) {
    if (case_ == cases_.size()) {
      out += "</log>\n";
      written_ = Part::all;
      break;
    }
    const Case& one = cases_[case_];
    if (!has_begun_case_)
      append_case(out, one);
    has_begun_case_ = true;
    for (; step_ < one.steps.size() && out.size() < bytes_max; ++step_)
      append_step(out, one.steps[step_]);
    if (step_ == one.steps.size()) {
      out += "  </trace>\n";
      ++case_;
      step_ = 0;
      has_begun_case_ = false;
    }
  }
  return out;
}

} // namespace verdiep::interchange
