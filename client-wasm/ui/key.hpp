#pragma once

#include <cstdint>
#include <string_view>

namespace verdiep::ui {

/// What identifies a widget from frame to frame: the hash of its key path (`page/ding-018f…/save`).
///
/// Paths are made of ids that the screens give, from domain ids; never of labels or places in a list, which
/// change under the reader's hands. 64 bits: among 10,000 widgets a collision has a chance of 3 in 10^12.
enum class Key : std::uint64_t { none = 0 };

/// FNV-1a with a final mix, so that `unordered_map` may take the low bits as they are.
class Hash {
public:
  constexpr Hash& add(std::string_view bytes) {
    for (const char byte : bytes) {
      state_ = (state_ ^ static_cast<unsigned char>(byte)) * prime;
    }
    return add(std::uint64_t{bytes.size()});
  }
  constexpr Hash& add(std::uint64_t number) {
    state_ = (state_ ^ number) * prime;
    state_ ^= state_ >> 29U;
    return *this;
  }
  Hash& add(float number) {
    // Layout is in quarters of a pixel at the finest; NaN never gets here.
    return add(static_cast<std::uint64_t>(static_cast<std::int64_t>(number * 64.0F)));
  }
  [[nodiscard]] constexpr std::uint64_t value() const {
    const std::uint64_t mixed = (state_ ^ state_ >> 32U) * 0x9E3779B97F4A7C15U;
    return mixed ^ mixed >> 31U;
  }

private:
  static constexpr std::uint64_t prime = 0x100000001B3U;
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

[[nodiscard]] constexpr Key key_of(std::string_view path) {
  return Key{Hash().add(path).value() | 1U};
}

} // namespace verdiep::ui
