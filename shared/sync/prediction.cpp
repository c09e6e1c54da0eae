#include "shared/sync/prediction.hpp"

#include "events/record.hpp"

namespace verdiep::sync {

Sha256 prediction_hash(const std::vector<EventBody>& events) {
  Bytes bytes;
  for (const EventBody& event : events) {
    append_prediction(bytes, event);
  }
  return crypto::sha256(bytes);
}

} // namespace verdiep::sync
