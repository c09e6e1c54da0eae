#include "server/pipeline/outcome_row.hpp"

#include "events/codec/described.hpp"
#include "events/types/blob.hpp"

#include <algorithm>
#include <optional>

namespace verdiep::pipeline {
namespace {

struct OutcomeRow {
  Blob<32> hash;
  std::optional<Position> accepted;
  std::optional<Rejection> rejection;
};
BOOST_DESCRIBE_STRUCT(OutcomeRow, (), (hash, accepted, rejection))

Blob<32> blob_of(const Sha256& hash) {
  return {Bytes(hash.bytes.begin(), hash.bytes.end())};
}

} // namespace

Bytes encode_outcome_row(const Sha256& command_hash, Position accepted) {
  return codec::encoded(OutcomeRow{blob_of(command_hash), accepted, std::nullopt});
}

Bytes encode_outcome_row(const Sha256& command_hash, const Rejection& rejection) {
  return codec::encoded(OutcomeRow{blob_of(command_hash), std::nullopt, rejection});
}

Result<Outcome> repeated_outcome(ByteView row, const Sha256& command_hash) {
  const auto decoded = codec::decoded<OutcomeRow>(row, codec::Mode::tolerant);
  if (!decoded || decoded->accepted.has_value() == decoded->rejection.has_value()) {
    return fail(ErrorCode::damaged, "a stored outcome cannot be read", "run `verdiep verify` on the store");
  }
  const Bytes& stored = decoded->hash.value;
  if (!std::equal(stored.begin(), stored.end(), command_hash.bytes.begin(), command_hash.bytes.end())) {
    return Outcome{CommandIdReused{}};
  }
  if (decoded->accepted)
    return Outcome{Accepted{*decoded->accepted}};
  return Outcome{*decoded->rejection};
}

} // namespace verdiep::pipeline
