#pragma once

#include "shared/sync/frames.hpp"

#include <cstddef>
#include <optional>

namespace verdiep::sync {

/// Counts the bytes that a client has handled on one connection, and says when to give them back as credit.
class CreditMeter {
public:
  /// Call after each frame that was handled, `Bye` apart, with its size.
  [[nodiscard]] std::optional<Bytes> handled(std::size_t frame_bytes) {
    bytes_ += static_cast<std::uint32_t>(frame_bytes);
    if (bytes_ < credit_step_bytes) {
      return std::nullopt;
    }
    const Credit credit{bytes_};
    bytes_ = 0;
    return encode_frame(ClientFrame(credit));
  }

private:
  std::uint32_t bytes_ = 0;
};

} // namespace verdiep::sync
