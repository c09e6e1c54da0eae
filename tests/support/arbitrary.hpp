#pragma once

#include "events/codec/described.hpp"
#include "events/command.hpp"
#include "events/record.hpp"
#include "tests/support/random.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <variant>

/// Values of any described struct, drawn from a seed and within the limits of its fields.
namespace verdiep::test {

template <class T>
struct Arbitrary;

template <class T>
[[nodiscard]] T arbitrary(Random& random) {
  return Arbitrary<T>::draw(random);
}

/// Numbers of every width, because their encodings differ; the greatest one now and then.
[[nodiscard]] std::uint64_t arbitrary_number(Random& random, std::uint64_t max);

template <>
struct Arbitrary<bool> {
  static bool draw(Random& random) { return random.one_in(2); }
};

template <codec::UnsignedNumber T>
struct Arbitrary<T> {
  static T draw(Random& random) {
    return static_cast<T>(arbitrary_number(random, std::numeric_limits<T>::max()));
  }
};

template <std::signed_integral T>
struct Arbitrary<T> {
  static T draw(Random& random) {
    const auto magnitude =
        static_cast<T>(arbitrary_number(random, static_cast<std::uint64_t>(std::numeric_limits<T>::max())));
    return random.one_in(4) ? static_cast<T>(-1 - magnitude) : magnitude;
  }
};

template <class T, T max>
struct Arbitrary<Bounded<T, max>> {
  static Bounded<T, max> draw(Random& random) { return {static_cast<T>(arbitrary_number(random, max))}; }
};

template <>
struct Arbitrary<Position> {
  static Position draw(Random& random) {
    return Position{1 + arbitrary_number(random, std::numeric_limits<std::uint64_t>::max() - 1)};
  }
};

template <>
struct Arbitrary<Timestamp> {
  static Timestamp draw(Random& random) {
    return {static_cast<std::int64_t>(arbitrary_number(random, timestamp_ms_max))};
  }
};

template <class Tag>
struct Arbitrary<Id<Tag>> {
  static Id<Tag> draw(Random& random) { return random.id<Id<Tag>>(); }
};

template <>
struct Arbitrary<Salt> {
  static Salt draw(Random& random) { return {random.array<32>()}; }
};

template <class T>
struct Arbitrary<Personal<T>> {
  static Personal<T> draw(Random& random) { return {{random.array<32>()}}; }
};

template <class T>
struct Arbitrary<std::optional<T>> {
  static std::optional<T> draw(Random& random) {
    if (random.one_in(2)) {
      return std::nullopt;
    }
    return arbitrary<T>(random);
  }
};

template <std::size_t bytes_max, std::size_t bytes_min>
struct Arbitrary<Text<bytes_max, bytes_min>> {
  static Text<bytes_max, bytes_min> draw(Random& random) { return {random.text(bytes_min, bytes_max)}; }
};

template <std::size_t bytes_max>
struct Arbitrary<Blob<bytes_max>> {
  static Blob<bytes_max> draw(Random& random) {
    return {random.bytes(static_cast<std::size_t>(arbitrary_number(random, bytes_max)))};
  }
};

template <class T, std::size_t count_max>
struct Arbitrary<List<T, count_max>> {
  static List<T, count_max> draw(Random& random) {
    List<T, count_max> list;
    for (std::uint64_t left = random.below(std::min<std::size_t>(count_max, 4) + 1); left > 0; --left) {
      list.items.push_back(arbitrary<T>(random));
    }
    return list;
  }
};

template <std::size_t bytes_max>
struct Arbitrary<Translations<bytes_max>> {
  static Translations<bytes_max> draw(Random& random) {
    Translations<bytes_max> translations;
    for (const char* tag : {"en", "nl", "tr", "nl-BE"}) { // in canonical order
      if (random.one_in(2)) {
        translations.entries.emplace_back(tag, random.text(0, bytes_max));
      }
    }
    return translations;
  }
};

template <codec::DescribedEnum E>
struct Arbitrary<E> {
  static E draw(Random& random) {
    using Enumerators = boost::describe::describe_enumerators<E>;
    E value{};
    boost::mp11::mp_with_index<boost::mp11::mp_size<Enumerators>::value>(
        static_cast<std::size_t>(random.below(boost::mp11::mp_size<Enumerators>::value)),
        [&](auto index) { value = boost::mp11::mp_at<Enumerators, decltype(index)>::value; }
    );
    return value;
  }
};

template <codec::DescribedStruct T>
struct Arbitrary<T> {
  static T draw(Random& random) {
    T value{};
    boost::mp11::mp_for_each<codec::fields_of<T>>([&]<class F>(F) {
      value.*F::pointer = arbitrary<typename F::type>(random);
    });
    return value;
  }
};

template <class... T>
struct Arbitrary<std::variant<T...>> {
  static std::variant<T...> draw(Random& random) {
    return boost::mp11::mp_with_index<sizeof...(T)>(
        static_cast<std::size_t>(random.below(sizeof...(T))),
        [&](auto index) -> std::variant<T...> {
          return arbitrary<boost::mp11::mp_at<std::variant<T...>, decltype(index)>>(random);
        }
    );
  }
};

[[nodiscard]] Record record_of(EventBody body, Random& random);
/// The command of a body, with a value for each of its personal fields; commitments are zero, as after
/// decoding.
[[nodiscard]] Command command_of(CommandBody body, Random& random);

template <>
struct Arbitrary<Record> {
  static Record draw(Random& random) { return record_of(arbitrary<EventBody>(random), random); }
};

template <>
struct Arbitrary<Command> {
  static Command draw(Random& random) { return command_of(arbitrary<CommandBody>(random), random); }
};

} // namespace verdiep::test
