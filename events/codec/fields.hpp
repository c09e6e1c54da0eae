#pragma once

#include "events/codec/canonical.hpp"
#include "events/types/personal.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

/// The fields of a described struct at compile time: their names as CBOR keys, sorted as a map wants them.
namespace verdiep::codec {

namespace mp11 = boost::mp11;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

/// Whether a field's type is `Personal<T>` or an optional one.
template <class T>
struct is_personal : std::false_type {};
template <class T>
struct is_personal<Personal<T>> : std::true_type {};
template <class T>
struct is_personal<std::optional<Personal<T>>> : std::true_type {};

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

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

/// One field: what Boost.Describe says of it (`D`), of which type, under which key.
template <class D>
struct Field {
  static constexpr auto pointer = D::pointer;
  static constexpr std::string_view name{D::name};

  template <class T, class M>
  static M member_of(M T::*);
  using type = decltype(member_of(D::pointer));

  static constexpr auto key = make_key_of<name.size()>(D::name);
};

namespace detail {

template <class D>
using to_field = Field<D>;
template <class A, class B>
using canonical_before = mp11::mp_bool<canonical_less(A::name, B::name)>;
template <class F>
using field_is_personal = is_personal<typename F::type>;

} // namespace detail

/// All fields of a described struct as `Field`s, in canonical order.
template <class T>
using fields_of = mp11::mp_sort<
    mp11::mp_transform<
        detail::to_field,
        mp11::mp_rename<boost::describe::describe_members<T, boost::describe::mod_public>, mp11::mp_list>>,
    detail::canonical_before>;

/// The fields that stand in the record itself, and those of which it holds a commitment only.
template <class T>
using public_fields_of = mp11::mp_remove_if<fields_of<T>, detail::field_is_personal>;
template <class T>
using personal_fields_of = mp11::mp_copy_if<fields_of<T>, detail::field_is_personal>;

} // namespace verdiep::codec
