#include "shared/sync/decoded_record.hpp"

#include "shared/disclosures/commitment.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace verdiep::sync {

namespace {

bool is_unknown(codec::DecodeFault fault) {
  return fault == codec::DecodeFault::unknown_type || fault == codec::DecodeFault::newer_version;
}

std::optional<Commitment> commitment_in(const EventBody& body, std::string_view field) {
  std::optional<Commitment> found;
  for_each_personal(body, [&](std::string_view name, const Commitment& commitment) {
    if (name == field) {
      found = commitment;
    }
  });
  return found;
}

} // namespace

DecodedRecord decode_known(ByteView bytes) {
  auto header = decode_record_header(bytes);
  if (!header) {
    const codec::DecodeError error = header.error();
    return {std::move(header), tl::unexpected(error)};
  }
  auto body = decode_event_body(*header);
  return {std::move(header), std::move(body)};
}

bool is_damaged(const DecodedRecord& record) {
  return !record.body && !is_unknown(record.body.error().fault);
}

bool belongs_at(const DecodedRecord& record, StreamId stream, Position position) {
  return !record.header || (record.header->stream == stream && record.header->position == position);
}

bool is_committed(const DecodedRecord& record, const PersonalValue& value) {
  const auto commitment = record.body ? commitment_in(*record.body, value.field) : std::nullopt;
  return commitment && disclosures::verify(record.header->stream, record.header->command, value, *commitment);
}

void fold(projections::Model& model, Position position, const DecodedRecord& record) {
  if (!record.body) {
    return model.apply_unknown(position);
  }
  const RecordHeader& header = *record.header;
  model.apply(
      {header.stream, position, header.actor, header.at, header.recorded, header.command, *record.body}
  );
}

} // namespace verdiep::sync
