#pragma once

#include "events/types/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

/// Seeded randomness for tests: the same numbers from a seed natively and as WebAssembly, so that a failing
/// seed replays anywhere (the distributions of the standard library differ between its makers).
namespace verdiep::test {

/// xoshiro256**, seeded by splitmix64.
///
/// Source   Blackman and Vigna, "Scrambled linear pseudorandom number generators" (public-domain reference
/// code)
class Random {
public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      word = split_mix(seed);
    }
  }

  std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /// 0 to `bound` - 1; `bound` is at least 1. The bias is below one in 2^32 for the small bounds of tests.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  /// `least` to `most`, both included.
  std::uint64_t between(std::uint64_t least, std::uint64_t most) { return least + below(most - least + 1); }
  /// True once in `times`.
  bool one_in(std::uint64_t times) { return below(times) == 0; }

  template <class Container>
  auto& pick(Container& container) {
    return container[static_cast<std::size_t>(below(container.size()))];
  }

  template <std::size_t size>
  std::array<std::uint8_t, size> array() {
    std::array<std::uint8_t, size> out{};
    std::generate(out.begin(), out.end(), [this] { return static_cast<std::uint8_t>(next()); });
    return out;
  }

  Bytes bytes(std::size_t size) {
    Bytes out(size);
    std::generate(out.begin(), out.end(), [this] { return static_cast<std::uint8_t>(next()); });
    return out;
  }

  /// An id of any kind; never nil.
  template <class AnyId>
  AnyId id() {
    AnyId out{array<16>()};
    out.bytes[0] |= 1;
    return out;
  }

  /// UTF-8 of at least `bytes_min` and at most `bytes_max` bytes: mostly a few words, now and then as long as
  /// may be, with letters of one to four bytes.
  std::string text(std::size_t bytes_min, std::size_t bytes_max);

private:
  static constexpr std::uint64_t rotate(std::uint64_t value, int bits) {
    return (value << bits) | (value >> (64 - bits));
  }
  static std::uint64_t split_mix(std::uint64_t& seed) {
    seed += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = seed;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }

  std::array<std::uint64_t, 4> state_{};
};

} // namespace verdiep::test
