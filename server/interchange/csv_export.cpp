#include "server/interchange/csv_export.hpp"

#include "events/codec/described.hpp"
#include "server/interchange/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace verdiep::interchange {
namespace {

using json::Json;

/// Whom or what an event is about, in this order.
constexpr std::array<const char*, 8> id_columns{"member", "ding",  "thread", "post",
                                                "group",  "pitch", "remark", "round"};

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Takes the field out of the object.
std::string take(Json& fields, const char* name) {
  const auto found = fields.find(name);
  if (found == fields.end())
    return {};
  std::string text = text_of(*found);
  fields.erase(found);
  return text;
}

std::string text_of(const insights::Count& count) {
  return count ? std::to_string(*count) : std::string();
}

std::string title_of(const dingen::Title& title) {
  return title.entries.empty() ? std::string() : title.entries.front().second;
}

void append_header(std::string& out) {
  std::vector<std::string> header{"position", "time", "recorded", "type", "actor", "actor_name"};
  header.insert(header.end(), id_columns.begin(), id_columns.end());
  header.emplace_back("data");
  append_row(out, header);
}

} // namespace

CsvExport::CsvExport(const log::Log& log, StreamId stream, Reader reader, Position through)
    : records_(log, stream, std::move(reader)), through_(through) {}

Result<std::string> CsvExport::next(std::size_t bytes_max) {
  std::string out;
  if (!has_begun_) {
    out = byte_order_mark;
    append_header(out);
    has_begun_ = true;
  }
  if (through_ < next_)
    return out;
  VERDIEP_CHECK(records_.catch_up());
  VERDIEP_TRY(read_to, records_.read(next_, through_, [&](const Readable& record) -> Result<bool> {
    VERDIEP_CHECK(append_event(out, record));
    return out.size() < bytes_max;
  }));
  next_ = read_to;
  return out;
}

Result<void> CsvExport::append_event(std::string& out, const Readable& record) {
  const RecordHeader& header = record.header;
  VERDIEP_TRY(data, records_.data_of(record));
  const bool is_naming =
      header.type == people::MemberJoined::type_name || header.type == people::MemberRenamed::type_name;
  if (is_naming && data.fields.contains("name")) {
    if (const auto member = parse_id<MemberId>(text_of(data.fields["member"])))
      names_[*member] = text_of(data.fields["name"]);
  }
  const bool is_somebody = header.actor != system_actor;
  const auto name = names_.find(header.actor);
  std::vector<std::string> cells{
      std::to_string(header.position.value),
      json::rfc3339(header.at),
      json::rfc3339(header.recorded),
      std::string(header.type),
      is_somebody ? to_text(header.actor) : std::string(),
      name == names_.end() ? std::string() : name->second,
  };
  for (const char* column : id_columns)
    cells.push_back(take(data.fields, column));
  cells.push_back(data.fields.empty() ? std::string() : text_of(data.fields));
  append_row(out, cells);
  return {};
}

std::string figures_csv(const insights::Figures& figures) {
  std::string out(byte_order_mark);
  append_row(out, {"chart", "of", "measure", "value"});
  append_row(out, {"progress", "", "participants", text_of(figures.participants)});
  for (const insights::DingFigure& ding : figures.dingen)
    append_row(out, {"progress", title_of(ding.title), "completed", text_of(ding.completed)});
  for (const insights::ProgressRow& row : figures.progress) {
    for (std::size_t place = 0; place < row.completed.size(); ++place) {
      const auto& day = row.completed[place];
      append_row(
          out, {"progress", title_of(figures.dingen[place].title), to_text(row.member),
                day ? insights::to_text(*day) : std::string()}
      );
    }
  }
  for (std::size_t step = 0; step < figures.funnel.size(); ++step)
    append_row(out, {"funnel", std::to_string(step), "people", text_of(figures.funnel[step])});
  for (const insights::DingFigure& ding : figures.dingen) {
    const auto pace = ding.pace.value_or(insights::Quartiles{});
    const auto cell = [&](std::uint32_t days) { return ding.pace ? std::to_string(days) : std::string(); };
    append_row(out, {"pace", title_of(ding.title), "lower_quartile_days", cell(pace.lower)});
    append_row(out, {"pace", title_of(ding.title), "median_days", cell(pace.median)});
    append_row(out, {"pace", title_of(ding.title), "upper_quartile_days", cell(pace.upper)});
  }
  for (const insights::DayFigure& day : figures.days) {
    append_row(out, {"activity", insights::to_text(day.day), "people", text_of(day.people)});
    append_row(out, {"activity", insights::to_text(day.day), "acts", text_of(day.acts)});
  }
  for (const insights::Answering& one : figures.network.answers) {
    const auto who = [&](std::size_t place) {
      const auto& member = figures.network.people[place].member;
      return member ? to_text(*member) : std::to_string(place + 1);
    };
    append_row(out, {"network", who(one.from), who(one.to), text_of(one.posts)});
  }
  for (const insights::Turnout& round : figures.rounds) {
    append_row(out, {"turnout", to_text(round.round), "electorate", text_of(round.electorate)});
    append_row(out, {"turnout", to_text(round.round), "voted", text_of(round.voted)});
  }
  return out;
}

} // namespace verdiep::interchange
