#pragma once

#include "events/types/bytes.hpp"

#include <cstddef>

namespace verdiep {

/// Opaque bytes with their limit in the type.
///
/// Shape    CBOR byte string
template <std::size_t bytes_max_>
struct Blob {
  static constexpr std::size_t bytes_max = bytes_max_;
  Bytes value;

  friend bool operator==(const Blob&, const Blob&) = default;
};

} // namespace verdiep
