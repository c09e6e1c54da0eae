#pragma once

#include "events/codec/canonical.hpp"
#include "events/codec/key.hpp"
#include "events/types/personal.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

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
