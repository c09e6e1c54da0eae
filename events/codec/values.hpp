#pragma once

#include "events/codec/canonical.hpp"
#include "events/codec/codec.hpp"
#include "events/types/blob.hpp"
#include "events/types/bounded.hpp"
#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/position.hpp"
#include "events/types/text.hpp"
#include "events/types/timestamp.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

/// The codecs of the small types: how each stands in CBOR is said at the type.
namespace verdiep::codec {

template <>
struct Codec<bool> {
  static void encode(Writer& writer, bool value) { writer.boolean(value); }
  [[nodiscard]] static bool decode(Reader& reader, bool& out, Mode) { return reader.boolean(out); }
};

template <class T>
concept UnsignedNumber = std::unsigned_integral<T> && !std::same_as<T, bool>;

/// An unsigned integer of at most `max`.
template <UnsignedNumber T>
[[nodiscard]] bool decode_unsigned(Reader& reader, T& out, T max) {
  const std::size_t start = reader.offset();
  std::uint64_t value = 0;
  if (!reader.unsigned_integer(value)) {
    return false;
  }
  if (value > max) {
    return reader.fail(DecodeFault::over_limit, start, max);
  }
  out = static_cast<T>(value);
  return true;
}

template <UnsignedNumber T>
struct Codec<T> {
  static void encode(Writer& writer, T value) { writer.unsigned_integer(value); }
  [[nodiscard]] static bool decode(Reader& reader, T& out, Mode) {
    return decode_unsigned(reader, out, std::numeric_limits<T>::max());
  }
};

template <std::signed_integral T>
struct Codec<T> {
  static void encode(Writer& writer, T value) { writer.integer(value); }
  [[nodiscard]] static bool decode(Reader& reader, T& out, Mode) {
    const std::size_t start = reader.offset();
    std::int64_t value = 0;
    if (!reader.integer(value)) {
      return false;
    }
    if (value > std::numeric_limits<T>::max() || value < std::numeric_limits<T>::min()) {
      constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
      return reader.fail(DecodeFault::over_limit, start, limit);
    }
    out = static_cast<T>(value);
    return true;
  }
};

template <class T, T max>
struct Codec<Bounded<T, max>> {
  static void encode(Writer& writer, Bounded<T, max> value) { writer.unsigned_integer(value.value); }
  [[nodiscard]] static bool decode(Reader& reader, Bounded<T, max>& out, Mode) {
    return decode_unsigned(reader, out.value, max);
  }
};

template <>
struct Codec<Position> {
  static void encode(Writer& writer, Position value) { writer.unsigned_integer(value.value); }
  [[nodiscard]] static bool decode(Reader& reader, Position& out, Mode) {
    return reader.unsigned_integer(out.value);
  }
};

template <>
struct Codec<Timestamp> {
  static void encode(Writer& writer, Timestamp value) { writer.integer(value.ms); }
  [[nodiscard]] static bool decode(Reader& reader, Timestamp& out, Mode) {
    std::uint64_t ms = 0;
    if (!decode_unsigned(reader, ms, std::uint64_t{timestamp_ms_max})) {
      return false;
    }
    out.ms = static_cast<std::int64_t>(ms);
    return true;
  }
};

/// Types with a member `bytes` that is an array of a fixed size: ids, commitments, salts.
template <class T>
struct FixedBytesCodec {
  static void encode(Writer& writer, const T& value) { writer.fixed_bytes(value.bytes); }
  [[nodiscard]] static bool decode(Reader& reader, T& out, Mode) { return reader.fixed_bytes(out.bytes); }
};

template <class Tag>
struct Codec<Id<Tag>> : FixedBytesCodec<Id<Tag>> {};
template <>
struct Codec<Commitment> : FixedBytesCodec<Commitment> {};
template <>
struct Codec<Salt> : FixedBytesCodec<Salt> {};

/// Text within limits, as a view: what `Text` holds, checked without a copy.
[[nodiscard]] inline bool
decode_text(Reader& reader, std::string_view& out, std::size_t bytes_max, std::size_t bytes_min = 0) {
  const std::size_t start = reader.offset();
  if (!reader.text(out, bytes_max)) {
    return false;
  }
  return out.size() >= bytes_min || reader.fail(DecodeFault::under_limit, start, bytes_min);
}

/// For strings whose limit is known to the caller and not to the type.
[[nodiscard]] inline bool
decode_text(Reader& reader, std::string& out, std::size_t bytes_max, std::size_t bytes_min = 0) {
  std::string_view view;
  if (!decode_text(reader, view, bytes_max, bytes_min)) {
    return false;
  }
  out.assign(view);
  return true;
}

template <std::size_t bytes_max, std::size_t bytes_min>
struct Codec<Text<bytes_max, bytes_min>> {
  using Value = Text<bytes_max, bytes_min>;
  static void encode(Writer& writer, const Value& value) { writer.text(value.value); }
  [[nodiscard]] static bool decode(Reader& reader, Value& out, Mode) {
    return decode_text(reader, out.value, bytes_max, bytes_min);
  }
};

template <std::size_t bytes_max>
struct Codec<Blob<bytes_max>> {
  static void encode(Writer& writer, const Blob<bytes_max>& value) { writer.bytes(value.value); }
  [[nodiscard]] static bool decode(Reader& reader, Blob<bytes_max>& out, Mode) {
    ByteView view;
    if (!reader.bytes(view, bytes_max)) {
      return false;
    }
    out.value.assign(view.begin(), view.end());
    return true;
  }
};

template <class T, std::size_t count_max>
struct Codec<List<T, count_max>> {
  static void encode(Writer& writer, const List<T, count_max>& list) {
    writer.array(list.items.size());
    for (const T& item : list.items) {
      Codec<T>::encode(writer, item);
    }
  }
  [[nodiscard]] static bool decode(Reader& reader, List<T, count_max>& out, Mode mode) {
    std::size_t count = 0;
    if (!reader.array(count, count_max)) {
      return false;
    }
    out.items.clear();
    out.items.reserve(count);
    for (; count > 0; --count) {
      if (!Codec<T>::decode(reader, out.items.emplace_back(), mode)) {
        return false;
      }
    }
    return true;
  }
};

/// Letters, digits and hyphens, 1 to `language_tag_bytes_max` of them.
[[nodiscard]] bool is_language_tag(std::string_view tag);
/// The whole of `Translations`, for any limit of its texts.
[[nodiscard]] bool decode_translations(
    Reader& reader, std::vector<std::pair<std::string, std::string>>& out, std::size_t bytes_max
);
void encode_translations(Writer& writer, const std::vector<std::pair<std::string, std::string>>& entries);

template <std::size_t bytes_max>
struct Codec<Translations<bytes_max>> {
  static void encode(Writer& writer, const Translations<bytes_max>& value) {
    encode_translations(writer, value.entries);
  }
  [[nodiscard]] static bool decode(Reader& reader, Translations<bytes_max>& out, Mode) {
    return decode_translations(reader, out.entries, bytes_max);
  }
};

} // namespace verdiep::codec
