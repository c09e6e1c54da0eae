#pragma once

#include "events/codec/described.hpp"
#include "events/upcast/versions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

/// How the bodies of a vocabulary (a variant of described structs with a `type_name`) are written and read.
///
/// Templates, so that the tests can bring a vocabulary of their own whose types have several versions.
namespace verdiep::codec {

/// How long the name of a type may be, of programs to come too.
inline constexpr std::size_t type_name_bytes_max = 64;

template <class... T>
[[nodiscard]] std::string_view type_name_of(const std::variant<T...>& body) {
  static constexpr std::array<std::string_view, sizeof...(T)> names{T::type_name...};
  return names[body.index()];
}

template <class... T>
[[nodiscard]] std::uint16_t type_version_of(const std::variant<T...>& body) {
  static constexpr std::array<std::uint16_t, sizeof...(T)> versions{upcast::type_version<T>...};
  return versions[body.index()];
}

/// The map `data`: the public fields of the body.
template <class... T>
void encode_data(Writer& writer, const std::variant<T...>& body) {
  std::visit(
      [&]<class Body>(const Body& fields) {
        encode_fields(writer, fields, public_fields_of<Body>{}, [&](const auto& value) {
          encode(writer, value);
        });
      },
      body
  );
}

/// The map `commitments`: the commitment of each personal field that is set.
template <class... T>
void encode_commitments(Writer& writer, const std::variant<T...>& body) {
  std::visit(
      [&]<class Body>(const Body& fields) {
        encode_fields(writer, fields, personal_fields_of<Body>{}, [&](const auto& personal) {
          encode(writer, personal.commitment);
        });
      },
      body
  );
}

namespace detail {

template <class Vocabulary>
struct TypeEntry {
  std::string_view name;
  bool (*decode)(Reader&, std::uint16_t version, Vocabulary& out, Mode);
};

template <class Vocabulary, class T>
bool decode_alternative(Reader& reader, std::uint16_t version, Vocabulary& out, Mode mode) {
  return upcast::decode_version(reader, version, out.template emplace<T>(), mode);
}

/// The types sorted by name, so that finding one takes a handful of comparisons, most of them of lengths.
template <class... T>
[[nodiscard]] consteval auto sorted_types(const std::variant<T...>*) {
  using Entry = TypeEntry<std::variant<T...>>;
  std::array<Entry, sizeof...(T)> entries{Entry{T::type_name, decode_alternative<std::variant<T...>, T>}...};
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return canonical_less(a.name, b.name);
  });
  return entries;
}

template <class Vocabulary>
inline constexpr auto types_of = sorted_types(static_cast<const Vocabulary*>(nullptr));

} // namespace detail

/// Reads the map `data` of a body of the named type, lifted to today's version. Personal fields are not read.
///
/// Errors   `unknown_type`, `newer_version`, or what is wrong with the bytes
template <class Vocabulary>
[[nodiscard]] bool
decode_data(Reader& reader, std::string_view type, std::uint16_t version, Vocabulary& out, Mode mode) {
  const auto& types = detail::types_of<Vocabulary>;
  const auto entry =
      std::lower_bound(types.begin(), types.end(), type, [](const auto& candidate, std::string_view name) {
        return canonical_less(candidate.name, name);
      });
  if (entry == types.end() || entry->name != type) {
    return reader.fail(DecodeFault::unknown_type);
  }
  return entry->decode(reader, version, out, mode);
}

/// Reads the map `commitments` into the personal fields of a body.
template <class... T>
[[nodiscard]] bool decode_commitments(Reader& reader, std::variant<T...>& body, Mode mode) {
  return std::visit(
      [&]<class Body>(Body& fields) {
        return decode_fields(reader, fields, mode, personal_fields_of<Body>{}, [&](auto, auto& personal) {
          return decode(reader, personal.commitment, mode);
        });
      },
      body
  );
}

} // namespace verdiep::codec
