#include "shared/disclosures/commitment.hpp"

#include "events/codec/canonical.hpp"
#include "events/codec/personal.hpp"
#include "events/commitment.hpp"
#include "shared/crypto.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::disclosures {

PersonalValue personal_text(std::string field, std::string_view text, const Salt& salt) {
  return {std::move(field), salt, encode_text_value(text)};
}

PersonalValue personal_number(std::string field, std::uint64_t number, const Salt& salt) {
  return {std::move(field), salt, encode_number_value(number)};
}

Commitment commitment_of(StreamId stream, CommandId command, const PersonalValue& value) {
  const Bytes message = commitment_message(stream, command, value.field, value.value);
  return {crypto::hmac_sha256(value.salt.bytes, message).bytes};
}

void seal(Command& command) {
  std::sort(command.personal.begin(), command.personal.end(), [](const auto& a, const auto& b) {
    return codec::canonical_less(a.field, b.field);
  });
  for_each_personal(command.body, [&](std::string_view field, Commitment& commitment) {
    for (const PersonalValue& value : command.personal) {
      if (value.field == field) {
        commitment = commitment_of(command.stream, command.id, value);
      }
    }
  });
}

bool verify(StreamId stream, CommandId command, const PersonalValue& value, const Commitment& commitment) {
  return commitment_of(stream, command, value) == commitment;
}

} // namespace verdiep::disclosures
