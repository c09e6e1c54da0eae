#pragma once

/// Bytes that the bridge hands over: it allocates with `verdiep_allocate`, the receiver frees. Only for the
/// sources of this folder.

#include <cstddef>
#include <span>
#include <string_view>

namespace verdiep::platform {

class Passed {
public:
  Passed(char* bytes, int length) : bytes_(bytes), length_(static_cast<std::size_t>(length)) {}
  Passed(const Passed&) = delete;
  Passed& operator=(const Passed&) = delete;
  ~Passed();

  [[nodiscard]] std::string_view text() const { return {bytes_, length_}; }
  [[nodiscard]] std::span<const std::byte> bytes() const {
    return {reinterpret_cast<const std::byte*>(bytes_), length_};
  }

private:
  char* bytes_;
  std::size_t length_;
};

} // namespace verdiep::platform
