#pragma once

#include "events/codec/described.hpp"

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

/// Old versions of a type, lifted to today's at decoding. Every version ever written decodes for ever.
///
/// Use      A type's first version says nothing. When it changes, the old struct is kept under another name,
///          and the new one names it:
///
///     struct PostWrittenV1 { ThreadId thread; };
///     struct PostWritten {
///       static constexpr auto type_name = "PostWritten";
///       static constexpr std::uint16_t type_version = 2;
///       using previous = PostWrittenV1;
///       static PostWritten upcast(previous old);
///       …
///     };
///
/// Invariants
/// 1. The versions of a type are numbered 1, 2, 3 … without gaps.
/// 2. `previous` lists public fields only. A `Personal` field keeps its name for life, because its commitment
///    covers the name, and is read against today's type: one that is added later is optional.
namespace verdiep::upcast {

template <class T>
concept Lifted = requires(typename T::previous old) {
  { T::upcast(std::move(old)) } -> std::same_as<T>;
};

template <class T>
[[nodiscard]] consteval std::uint16_t version_of() {
  if constexpr (requires { T::type_version; }) {
    return T::type_version;
  } else {
    return 1;
  }
}

/// The version that is written today.
template <class T>
inline constexpr std::uint16_t type_version = version_of<T>();

/// Reads the public fields as `version` of the type wrote them, and lifts them step by step to `T`.
///
/// Errors   `newer_version` for one that comes after T's, `unknown_value` for zero
template <class T>
[[nodiscard]] bool decode_version(codec::Reader& reader, std::uint16_t version, T& out, codec::Mode mode) {
  static_assert(type_version<T> == 1 || Lifted<T>, "a later version names its previous one and an upcast");
  if (version == type_version<T>) {
    return codec::decode_fields(reader, out, mode, codec::public_fields_of<T>{}, [&](auto, auto& value) {
      return codec::decode(reader, value, mode);
    });
  }
  if (version > type_version<T>) {
    return reader.fail(codec::DecodeFault::newer_version);
  }
  if constexpr (Lifted<T>) {
    using Previous = typename T::previous;
    static_assert(type_version<Previous> + 1 == type_version<T>, "versions have no gaps");
    static_assert(codec::mp11::mp_empty<codec::personal_fields_of<Previous>>::value, "invariant 2");
    Previous old{};
    if (!decode_version(reader, version, old, mode)) {
      return false;
    }
    out = T::upcast(std::move(old));
    return true;
  } else {
    return reader.fail(codec::DecodeFault::unknown_value);
  }
}

} // namespace verdiep::upcast
