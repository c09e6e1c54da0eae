#pragma once

#include "events/codec/codec.hpp"
#include "events/codec/fields.hpp"
#include "events/codec/values.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

/// One described struct is one canonical CBOR map: keys sorted at compile time, optionals absent when unset,
/// enums as text.
///
/// Use      `BOOST_DESCRIBE_STRUCT(Point, (), (x, y))`, then `encode(writer, point)` and
///          `decode(reader, point, Mode::strict)`
/// Shape    the names of fields (at most 23 bytes) and enumerators are on disk: never rename one
namespace verdiep::codec {

/// The name of an enumerator; empty for a value that is none of them.
template <DescribedEnum E>
[[nodiscard]] constexpr std::string_view enum_name(E value) {
  std::string_view name;
  mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
    if (enumerator.value == value) {
      name = enumerator.name;
    }
  });
  return name;
}

template <DescribedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_value(std::string_view name) {
  std::optional<E> value;
  mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
    if (name == enumerator.name) {
      value = enumerator.value;
    }
  });
  return value;
}

template <DescribedEnum E>
struct Codec<E> {
  static void encode(Writer& writer, E value) { writer.text(enum_name(value)); }
  [[nodiscard]] static bool decode(Reader& reader, E& out, Mode) {
    const std::size_t start = reader.offset();
    std::string_view name;
    if (!reader.text(name, key_bytes_max)) {
      return false;
    }
    const std::optional<E> value = enum_value<E>(name);
    if (!value) {
      return reader.fail(DecodeFault::unknown_value, start);
    }
    out = *value;
    return true;
  }
};

template <class F, class T>
[[nodiscard]] bool is_set(const T& object) {
  if constexpr (is_optional<typename F::type>::value) {
    return (object.*F::pointer).has_value();
  } else {
    return true;
  }
}

/// The set field's value, whether optional or not.
template <class F, class T>
[[nodiscard]] auto& value_of(T& object) {
  if constexpr (is_optional<typename F::type>::value) {
    return *(object.*F::pointer);
  } else {
    return object.*F::pointer;
  }
}

/// Writes the pair of one field, if it is set.
template <class F, class T, class WriteValue>
void encode_field(Writer& writer, const T& object, WriteValue write_value) {
  if (is_set<F>(object)) {
    writer.raw(F::key.view());
    write_value(value_of<F>(object));
  }
}

/// Writes the map of the listed fields; `write_value(value)` writes each value.
template <class... F, class T, class WriteValue>
void encode_fields(
    Writer& writer,
    [[maybe_unused]] const T& object,
    mp11::mp_list<F...>,
    [[maybe_unused]] WriteValue write_value
) {
  writer.map((std::size_t{0} + ... + static_cast<std::size_t>(is_set<F>(object))));
  (encode_field<F>(writer, object, write_value), ...);
}

/// Reads one field of an open map; `read_value(field, value)` reads its value, `field` being an `F`.
template <class F, class T, class ReadValue>
[[nodiscard]] bool decode_field(MapReader& map, T& object, ReadValue read_value) {
  auto& field = object.*F::pointer;
  switch (map.seek(F::key)) {
  case MapReader::Seek::found:
    if constexpr (is_optional<typename F::type>::value) {
      return read_value(F{}, field.emplace());
    } else {
      return read_value(F{}, field);
    }
  case MapReader::Seek::absent:
    if constexpr (is_optional<typename F::type>::value) {
      field.reset();
      return true;
    } else {
      return map.missing();
    }
  case MapReader::Seek::failed:
    break;
  }
  return false;
}

/// Reads the map of the listed fields.
template <class... F, class T, class ReadValue>
[[nodiscard]] bool decode_fields(
    Reader& reader,
    [[maybe_unused]] T& object,
    Mode mode,
    mp11::mp_list<F...>,
    [[maybe_unused]] ReadValue read_value
) {
  MapReader map(reader, mode);
  return map.open() && (decode_field<F>(map, object, read_value) && ...) && map.close();
}

template <DescribedStruct T>
struct Codec<T> {
  static_assert(
      mp11::mp_empty<personal_fields_of<T>>::value,
      "personal fields are of commands and events only: they travel beside the data"
  );

  static void encode(Writer& writer, const T& object) {
    encode_fields(writer, object, fields_of<T>{}, [&](const auto& value) { codec::encode(writer, value); });
  }
  [[nodiscard]] static bool decode(Reader& reader, T& out, Mode mode) {
    return decode_fields(reader, out, mode, fields_of<T>{}, [&](auto, auto& value) {
      return codec::decode(reader, value, mode);
    });
  }
};

} // namespace verdiep::codec
