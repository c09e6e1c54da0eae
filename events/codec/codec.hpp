#pragma once

#include "events/codec/map_reader.hpp"
#include "events/codec/reader.hpp"
#include "events/codec/writer.hpp"

namespace verdiep::codec {

/// How values of type `T` are written and read. Specialised for numbers, ids, texts, lists (values.hpp), and
/// for described structs and enums (described.hpp). Specialise it for a type that needs another form:
///
///     template <> struct Codec<Colour> {
///       static void encode(Writer& writer, const Colour& value);
///       static bool decode(Reader& reader, Colour& out, Mode mode);
///     };
///
/// `decode` reads one item; false means that it called `reader.fail` or that a function of the reader did.
template <class T>
struct Codec;

template <class T>
void encode(Writer& writer, const T& value) {
  Codec<T>::encode(writer, value);
}

/// `mode` says what happens to unknown keys of described structs, at every depth. After a failure `out` has
/// no meaning.
template <class T>
[[nodiscard]] bool decode(Reader& reader, T& out, Mode mode) {
  return Codec<T>::decode(reader, out, mode);
}

/// One value alone, as bytes.
template <class T>
[[nodiscard]] Bytes encoded(const T& value) {
  Bytes bytes;
  Writer writer(bytes);
  encode(writer, value);
  return bytes;
}

/// One value alone: nothing may follow it.
template <class T>
[[nodiscard]] DecodeResult<T> decoded(ByteView bytes, Mode mode) {
  Reader reader(bytes);
  T value{};
  if (!decode(reader, value, mode) || !reader.finish()) {
    return tl::unexpected(reader.error());
  }
  return value;
}

} // namespace verdiep::codec
