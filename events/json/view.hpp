#pragma once

#include "events/codec/described.hpp"
#include "events/command.hpp"
#include "events/record.hpp"

#include <nlohmann/json.hpp>

#include <concepts>
#include <string>
#include <string_view>

/// Records, commands and described structs as JSON, for people and other programs: HTTP, export, golden
/// samples.
///
/// Shape    objects have the keys of the CBOR maps. Ids are UUIDs, times RFC 3339 in UTC with milliseconds,
/// bytes
///          (commitments, salts, blobs) lower-case hexadecimal, enums their names, optionals absent when
///          unset. It is a view: commitments and proofs cover the CBOR.
/// Errors   none for structs; what comes in as bytes is refused as by the decoders
namespace verdiep::json {

using Json = nlohmann::json;

[[nodiscard]] std::string hex(ByteView bytes);
/// Such as "2026-11-23T20:41:56.123Z"; for times that a decoder accepts.
[[nodiscard]] std::string rfc3339(Timestamp time);
[[nodiscard]] Json translations(const std::vector<std::pair<std::string, std::string>>& entries);

/// How a value of type `T` looks in JSON; specialised like `codec::Codec`.
template <class T>
struct View;

template <class T>
[[nodiscard]] Json view(const T& value) {
  return View<T>::of(value);
}

template <class T>
  requires std::integral<T>
struct View<T> {
  static Json of(T value) { return value; }
};

template <class T, T max>
struct View<Bounded<T, max>> {
  static Json of(Bounded<T, max> value) { return value.value; }
};

template <>
struct View<Position> {
  static Json of(Position value) { return value.value; }
};

template <>
struct View<Timestamp> {
  static Json of(Timestamp value) { return rfc3339(value); }
};

template <class Tag>
struct View<Id<Tag>> {
  static Json of(const Id<Tag>& value) { return to_text(value); }
};

template <>
struct View<Commitment> {
  static Json of(const Commitment& value) { return hex(value.bytes); }
};

template <>
struct View<Salt> {
  static Json of(const Salt& value) { return hex(value.bytes); }
};

template <std::size_t bytes_max, std::size_t bytes_min>
struct View<Text<bytes_max, bytes_min>> {
  static Json of(const Text<bytes_max, bytes_min>& value) { return value.value; }
};

template <std::size_t bytes_max>
struct View<Blob<bytes_max>> {
  static Json of(const Blob<bytes_max>& value) { return hex(value.value); }
};

template <class T, std::size_t count_max>
struct View<List<T, count_max>> {
  static Json of(const List<T, count_max>& list) {
    Json array = Json::array();
    for (const T& item : list.items) {
      array.push_back(view(item));
    }
    return array;
  }
};

template <std::size_t bytes_max>
struct View<Translations<bytes_max>> {
  static Json of(const Translations<bytes_max>& value) { return translations(value.entries); }
};

template <codec::DescribedEnum E>
struct View<E> {
  static Json of(E value) { return std::string(codec::enum_name(value)); }
};

/// The public fields of a described struct; personal ones stand beside, as in the record.
template <codec::DescribedStruct T>
struct View<T> {
  static Json of(const T& object) {
    Json fields = Json::object();
    codec::mp11::mp_for_each<codec::public_fields_of<T>>([&]<class F>(F) {
      if (codec::is_set<F>(object)) {
        fields[std::string(F::name)] = view(codec::value_of<F>(object));
      }
    });
    return fields;
  }
};

/// Any canonical CBOR item: what a program shows of events that it does not know, and of personal values.
[[nodiscard]] codec::DecodeResult<Json> item_view(ByteView item);

[[nodiscard]] Json record_view(const Record& record);
/// From the bytes of a record; of a type that is unknown here too, with `data` as it stands.
[[nodiscard]] codec::DecodeResult<Json> record_view(ByteView record);

/// With the values of personal fields, each as {salt, value}.
[[nodiscard]] Json command_view(const Command& command);
[[nodiscard]] codec::DecodeResult<Json> command_view(ByteView command);

} // namespace verdiep::json
