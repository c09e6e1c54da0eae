#include "server/interchange/readable_records.hpp"

#include <utility>
#include <variant>

namespace verdiep::interchange {

Failure unreadable(StreamId stream, Position position) {
  return fail(
      ErrorCode::damaged,
      "event " + std::to_string(position.value) + " of " + to_text(stream) + " does not decode",
      "Restore the store from a backup."
  );
}

ReadableRecords::ReadableRecords(const log::Log& log, StreamId stream, Reader reader)
    : log_(log),
      stream_(stream),
      reader_(std::move(reader)),
      values_(log, stream, reader_.wants_content ? reader_.audiences : std::vector<disclosures::Audience>{}) {
}

/// The head first: then the feeds hold all that these records were given.
Result<ReadableRecords::News> ReadableRecords::catch_up() {
  VERDIEP_TRY(head, log_.head(stream_));
  VERDIEP_TRY(gone, values_.catch_up());
  return News{head, std::move(gone)};
}

Result<Position> ReadableRecords::read(Position from, Position to, const ReadableVisitor& visit) const {
  Position next = from;
  Result<bool> going = true;
  VERDIEP_CHECK(log_.read(stream_, from, to, [&](Position position, ByteView bytes) {
    const auto header = decode_record_header(bytes);
    if (!header) {
      going = unreadable(stream_, position);
      return false;
    }
    next = position.next();
    const Readable record{*header, bytes};
    going = may_have(record) ? visit(record) : Result<bool>(true);
    return going.value_or(false);
  }));
  if (!going)
    return tl::make_unexpected(std::move(going.error()));
  return next;
}

bool ReadableRecords::may_have(const Readable& record) const {
  const RecordHeader& header = record.header;
  if (reader_.viewer.detail != insights::Detail::own || header.actor == reader_.viewer.member)
    return true;
  if (header.type == dingen::DingReopened::type_name)
    return false;
  if (header.type != dingen::DingCompleted::type_name)
    return true;
  const auto body = decode_event_body(header);
  const auto* completed = body ? std::get_if<dingen::DingCompleted>(&*body) : nullptr;
  return completed != nullptr && completed->sharing == dingen::Sharing::programme;
}

Result<ReadableRecords::Data> ReadableRecords::data_of(const Readable& record) const {
  auto view = json::record_view(record.bytes);
  if (!view)
    return unreadable(stream_, record.header.position);
  Data data{std::move((*view)["data"]), {}};
  for (const auto& [field, commitment] : (*view)["commitments"].items()) {
    VERDIEP_TRY(value, words(record.header.position, field));
    if (value) {
      data.fields[field] = std::move(*value);
    } else {
      data.withheld.push_back(field);
    }
  }
  return data;
}

Result<std::optional<json::Json>> ReadableRecords::words(Position position, const std::string& field) const {
  VERDIEP_TRY(value, values_.value(position, field));
  if (!value)
    return std::optional<json::Json>{};
  auto item = json::item_view(*value);
  if (!item)
    return unreadable(stream_, position);
  return std::optional(std::move(*item));
}

Result<bool> ReadableRecords::is_stored(const log::ValueKey& key) const {
  VERDIEP_TRY(value, log_.value(stream_, key));
  return value.has_value();
}

} // namespace verdiep::interchange
