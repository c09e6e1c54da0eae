#include "shared/stream/state_codec.hpp"

#include "events/codec/described.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

namespace verdiep::codec {

/// The position since when it holds; negated since when it does not; 0 if nothing was ever said about it.
template <>
struct Codec<Fact> {
  static void encode(Writer& writer, const Fact& fact) {
    const auto since = static_cast<std::int64_t>(fact.since.value);
    writer.integer(fact.holds ? since : -since);
  }
  [[nodiscard]] static bool decode(Reader& reader, Fact& out, Mode) {
    const std::size_t start = reader.offset();
    std::int64_t value = 0;
    if (!reader.integer(value)) {
      return false;
    }
    if (value == std::numeric_limits<std::int64_t>::min()) {
      return reader.fail(DecodeFault::over_limit, start, stream::events_max);
    }
    out.holds = value > 0;
    out.since = Position{static_cast<std::uint64_t>(value < 0 ? -value : value)};
    return true;
  }
};

template <class T, std::size_t size>
struct Codec<std::array<T, size>> {
  static void encode(Writer& writer, const std::array<T, size>& items) {
    writer.array(size);
    for (const T& item : items) {
      Codec<T>::encode(writer, item);
    }
  }
  [[nodiscard]] static bool decode(Reader& reader, std::array<T, size>& out, Mode mode) {
    const std::size_t start = reader.offset();
    std::size_t count = 0;
    if (!reader.array(count, size)) {
      return false;
    }
    if (count != size) {
      return reader.fail(DecodeFault::under_limit, start, size);
    }
    return std::all_of(out.begin(), out.end(), [&](T& item) { return Codec<T>::decode(reader, item, mode); });
  }
};

/// An array of [key, value], by ascending key. No thing is there without an event, so the events bound every
/// table.
template <class K, class V>
struct Codec<Table<K, V>> {
  static void encode(Writer& writer, const Table<K, V>& table) {
    using Entry = typename Table<K, V>::value_type;
    std::vector<const Entry*> sorted;
    sorted.reserve(table.size());
    for (const Entry& entry : table) {
      sorted.push_back(&entry);
    }
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
      return a->first < b->first;
    });
    writer.array(sorted.size());
    for (const Entry* entry : sorted) {
      writer.array(2);
      Codec<K>::encode(writer, entry->first);
      Codec<V>::encode(writer, entry->second);
    }
  }
  [[nodiscard]] static bool decode(Reader& reader, Table<K, V>& out, Mode mode) {
    std::size_t count = 0;
    if (!reader.array(count, stream::events_max)) {
      return false;
    }
    out.clear();
    out.reserve(count);
    for (K previous{}; count > 0; --count) {
      const std::size_t start = reader.offset();
      std::size_t pair = 0;
      K key{};
      V value{};
      if (!reader.array(pair, 2) || (pair != 2 && !reader.fail(DecodeFault::under_limit, start, 2)) ||
          !Codec<K>::decode(reader, key, mode) || !Codec<V>::decode(reader, value, mode)) {
        return false;
      }
      if (!out.empty() && !(previous < key)) {
        return reader.fail(DecodeFault::not_canonical, start);
      }
      out.emplace(key, std::move(value));
      previous = key;
    }
    return true;
  }
};

} // namespace verdiep::codec

namespace verdiep::stream {

Bytes encode_state(const State& state) {
  return codec::encoded(state);
}

codec::DecodeResult<State> decode_state(ByteView bytes) {
  return codec::decoded<State>(bytes, codec::Mode::strict);
}

Sha256 state_hash(const State& state) {
  return crypto::sha256(encode_state(state));
}

} // namespace verdiep::stream
