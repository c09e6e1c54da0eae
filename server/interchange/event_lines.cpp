#include "server/interchange/event_lines.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::interchange {
namespace {

using json::Json;

std::string line(const Json& event) {
  return event.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json cloud_event(StreamId stream, std::string id, std::string_view type) {
  return {
      {"specversion", "1.0"},
      {"id", std::move(id)},
      {"source", "/api/programmes/" + to_text(stream)},
      {"type", type},
      {"datacontenttype", "application/json"},
  };
}

std::string id_of(StreamId stream, Position position) {
  return to_text(stream) + "/" + std::to_string(position.value);
}

} // namespace

EventLines::EventLines(const log::Log& log, StreamId stream, Reader reader, Wish wish)
    : records_(log, stream, std::move(reader)),
      wish_(std::move(wish)),
      next_(std::max(wish_.from, Position{1})) {}

std::string EventLines::ended(StreamId stream, std::string_view reason) {
  Json event = cloud_event(stream, to_text(stream) + "/ended", ended_type);
  event["data"] = {{"reason", reason}};
  return line(event);
}

bool EventLines::wants(std::string_view type) const {
  return wish_.types.empty() || std::find(wish_.types.begin(), wish_.types.end(), type) != wish_.types.end();
}

Result<void> EventLines::catch_up() {
  VERDIEP_TRY(news, records_.catch_up());
  head_ = wish_.through ? std::min(news.head, *wish_.through) : news.head;
  for (log::ValueKey& key : news.gone) {
    if (key.position < next_) // else the event comes without it
      gone_.push_back(std::move(key));
  }
  return {};
}

Result<std::string> EventLines::next(std::size_t bytes_max) {
  std::string lines;
  VERDIEP_CHECK(catch_up()); // each time: a slow reader gets nothing that was taken back meanwhile
  VERDIEP_CHECK(append_gone(lines, bytes_max));
  if (!gone_.empty() || head_ < next_)
    return lines;
  VERDIEP_TRY(read_to, records_.read(next_, head_, [&](const Readable& record) -> Result<bool> {
    if (wants(record.header.type)) {
      VERDIEP_TRY(one, line_of(record));
      lines += one;
    }
    return lines.size() < bytes_max;
  }));
  next_ = read_to;
  // None of them was wanted: an empty piece would say that this is all.
  return lines.empty() ? next(bytes_max) : std::move(lines);
}

Result<void> EventLines::append_gone(std::string& lines, std::size_t bytes_max) {
  for (; !gone_.empty() && lines.size() < bytes_max; gone_.pop_front()) {
    const log::ValueKey& key = gone_.front();
    VERDIEP_TRY(is_stored, records_.is_stored(key));
    const std::string id = id_of(records_.stream(), key.position) + "/" + key.field;
    Json event = is_stored ? cloud_event(records_.stream(), id + "/withdrawn", withdrawn_type)
                           : cloud_event(records_.stream(), id + "/erased", erased_type);
    event["data"] = {{"position", key.position.value}, {"field", key.field}};
    lines += line(event);
  }
  return {};
}

Result<std::string> EventLines::line_of(const Readable& record) const {
  const RecordHeader& header = record.header;
  VERDIEP_TRY(data, records_.data_of(record));
  Json event = cloud_event(
      header.stream, id_of(header.stream, header.position),
      std::string(type_prefix) + std::string(header.type)
  );
  event["position"] = header.position.value;
  event["time"] = json::rfc3339(header.at);
  event["recorded"] = json::rfc3339(header.recorded);
  event["typeversion"] = header.type_version;
  if (header.actor != system_actor)
    event["actor"] = to_text(header.actor);
  if (!data.withheld.empty())
    data.fields["withheld"] = data.withheld;
  event["data"] = std::move(data.fields);
  return line(event);
}

} // namespace verdiep::interchange
