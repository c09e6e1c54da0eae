#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace verdiep::codec {

/// A text key as it stands in a map: one byte of head, then the name, of at most 23 bytes.
template <std::size_t size>
struct Key {
  std::array<char, size + 1> encoded{};

  [[nodiscard]] constexpr std::string_view view() const { return {encoded.data(), encoded.size()}; }
  [[nodiscard]] constexpr std::string_view name() const { return view().substr(1); }
};

/// Makes a key of a name known to the compiler; names that are too long do not compile.
template <std::size_t size>
[[nodiscard]] constexpr Key<size> make_key_of(const char* name) {
  static_assert(size < 24, "the head of a key is one byte");
  Key<size> key;
  key.encoded[0] = static_cast<char>(0x60 + size);
  for (std::size_t index = 0; index < size; ++index) {
    key.encoded[index + 1] = name[index];
  }
  return key;
}

/// `make_key("pos")`, for maps that are read and written by hand.
template <std::size_t size_with_terminator>
[[nodiscard]] constexpr auto make_key(const char (&name)[size_with_terminator]) {
  return make_key_of<size_with_terminator - 1>(name);
}

template <class Word>
[[nodiscard]] inline Word load_word(const void* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Whether `size` bytes are equal, for a size known to the compiler: by words, the last two of which may
/// overlap, because WebAssembly's memcmp goes byte by byte.
template <std::size_t size, class Word>
[[nodiscard]] inline bool equal_by_words(const std::uint8_t* bytes, const char* other) {
  Word difference = 0;
  for (std::size_t at = 0; at + sizeof(Word) <= size; at += sizeof(Word)) {
    difference |= static_cast<Word>(load_word<Word>(bytes + at) ^ load_word<Word>(other + at));
  }
  constexpr std::size_t last = size - sizeof(Word);
  difference |= static_cast<Word>(load_word<Word>(bytes + last) ^ load_word<Word>(other + last));
  return difference == 0;
}

template <std::size_t size>
[[nodiscard]] inline bool equal_bytes(const std::uint8_t* bytes, const char* other) {
  if constexpr (size >= 8) {
    return equal_by_words<size, std::uint64_t>(bytes, other);
  } else if constexpr (size >= 4) {
    return equal_by_words<size, std::uint32_t>(bytes, other);
  } else if constexpr (size >= 2) {
    return equal_by_words<size, std::uint16_t>(bytes, other);
  } else {
    return equal_by_words<size, std::uint8_t>(bytes, other);
  }
}

} // namespace verdiep::codec
