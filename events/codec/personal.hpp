#pragma once

#include "events/codec/described.hpp"

#include <string_view>
#include <utility>
#include <variant>

/// The personal fields of a body: what they are, and whether a value fits one.
namespace verdiep {

/// Calls `visit(field_name, commitment)` for each `Personal` field that is set, in canonical order of names.
///
/// The commitment is a reference into `body`. Of an event these are the fields that may have a disclosure.
template <class... T, class Visit>
void for_each_personal(std::variant<T...>& body, Visit&& visit) {
  std::visit(
      [&]<class Body>(Body& fields) {
        codec::mp11::mp_for_each<codec::personal_fields_of<Body>>([&]<class F>(F) {
          if (codec::is_set<F>(fields)) {
            visit(F::name, codec::value_of<F>(fields).commitment);
          }
        });
      },
      body
  );
}

template <class... T, class Visit>
void for_each_personal(const std::variant<T...>& body, Visit&& visit) {
  std::visit(
      [&]<class Body>(const Body& fields) {
        codec::mp11::mp_for_each<codec::personal_fields_of<Body>>([&]<class F>(F) {
          if (codec::is_set<F>(fields)) {
            visit(F::name, codec::value_of<F>(fields).commitment);
          }
        });
      },
      body
  );
}

namespace codec {

template <class T>
struct value_of_personal;
template <class T>
struct value_of_personal<Personal<T>> {
  using type = T;
};
template <class T>
struct value_of_personal<std::optional<Personal<T>>> {
  using type = T;
};

/// Whether the next item is a value of `T` within its limits; without keeping it.
template <class T>
struct ValueCheck {
  [[nodiscard]] static bool check(Reader& reader) {
    T value{};
    return decode(reader, value, Mode::strict);
  }
};

template <std::size_t bytes_max, std::size_t bytes_min>
struct ValueCheck<Text<bytes_max, bytes_min>> {
  [[nodiscard]] static bool check(Reader& reader) {
    std::string_view value;
    return decode_text(reader, value, bytes_max, bytes_min);
  }
};

/// The same for the type of a field.
template <class F>
[[nodiscard]] bool check_value_of(Reader& reader) {
  return ValueCheck<typename value_of_personal<typename F::type>::type>::check(reader);
}

} // namespace codec
} // namespace verdiep
