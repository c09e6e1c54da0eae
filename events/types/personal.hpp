#pragma once

#include "events/types/bytes.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace verdiep {

/// HMAC-SHA-256 over `commitment_message` under the field's salt (events/commitment.hpp).
struct Commitment {
  std::array<std::uint8_t, 32> bytes{};
  friend bool operator==(const Commitment&, const Commitment&) = default;
};

/// 32 random bytes drawn by the client for one personal field of a command: without them nobody can test a
/// guess against a commitment.
struct Salt {
  std::array<std::uint8_t, 32> bytes{};
  friend bool operator==(const Salt&, const Salt&) = default;
};

/// A field whose value may have to be forgotten, or kept from some readers.
///
/// Commands and events hold only the commitment, so that no rule and no `evolve` can read the value: the
/// reader may not hold it, or it may have been erased. Values travel beside: in a command as `PersonalValue`,
/// afterwards as disclosures. `T` tells the codec how to check the value and the schema what it is.
template <class T>
struct Personal {
  using Value = T;
  Commitment commitment;
  friend bool operator==(const Personal&, const Personal&) = default;
};

/// The value of one personal field of a command, as it travels and as it is disclosed.
///
/// Shape    `field` is the described name of the `Personal` member, unique within the command; `value` is
/// canonical CBOR of its `T`
struct PersonalValue {
  std::string field;
  Salt salt;
  Bytes value;
  friend bool operator==(const PersonalValue&, const PersonalValue&) = default;
};

} // namespace verdiep
