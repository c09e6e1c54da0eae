#pragma once

#include "events/types/id.hpp"
#include "events/types/personal.hpp"
#include "events/types/text.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>

/// The Dingen ("things" to try) of a programme, and who completed which.
namespace verdiep::dingen {

/// Must-dos make the programme complete; can-dos are suggested; free ones are just for fun.
enum class Track : std::uint8_t { must, can, free };
BOOST_DESCRIBE_ENUM(Track, must, can, free)

/// Who may read the reflection and link of a completion, beside its author: the coordinators, or all.
enum class Sharing : std::uint8_t { coordinators, programme };
BOOST_DESCRIBE_ENUM(Sharing, coordinators, programme)

using Title = Translations<200>;
using Paragraph = Translations<2000>;
using Step = Translations<1000>;
using Url = Text<500, 1>;
using Reflection = Text<8000, 1>;

inline constexpr std::size_t dingen_max = 200;

struct Link {
  Title title;
  Url url;
  friend bool operator==(const Link&, const Link&) = default;
};
BOOST_DESCRIBE_STRUCT(Link, (), (title, url))

/// What a Ding says. `order` sorts within a track, lowest first; `minutes` is the time it asks.
struct Content {
  Track track = Track::must;
  std::uint16_t order = 0;
  std::uint16_t minutes = 0;
  Title title;
  Paragraph why;
  List<Step, 12> steps;
  Paragraph done;
  Paragraph service;
  List<Link, 6> links;
  friend bool operator==(const Content&, const Content&) = default;
};
BOOST_DESCRIBE_STRUCT(Content, (), (track, order, minutes, title, why, steps, done, service, links))

// Commands

struct AddDing {
  static constexpr auto type_name = "AddDing";
  DingId ding;
  Content content;
  friend bool operator==(const AddDing&, const AddDing&) = default;
};
BOOST_DESCRIBE_STRUCT(AddDing, (), (ding, content))

struct ReviseDing {
  static constexpr auto type_name = "ReviseDing";
  DingId ding;
  Content content;
  friend bool operator==(const ReviseDing&, const ReviseDing&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviseDing, (), (ding, content))

struct RemoveDing {
  static constexpr auto type_name = "RemoveDing";
  DingId ding;
  friend bool operator==(const RemoveDing&, const RemoveDing&) = default;
};
BOOST_DESCRIBE_STRUCT(RemoveDing, (), (ding))

struct CompleteDing {
  static constexpr auto type_name = "CompleteDing";
  DingId ding;
  Sharing sharing = Sharing::coordinators;
  std::optional<Personal<Reflection>> reflection;
  std::optional<Personal<Url>> link;
  friend bool operator==(const CompleteDing&, const CompleteDing&) = default;
};
BOOST_DESCRIBE_STRUCT(CompleteDing, (), (ding, sharing, reflection, link))

struct ReopenDing {
  static constexpr auto type_name = "ReopenDing";
  DingId ding;
  friend bool operator==(const ReopenDing&, const ReopenDing&) = default;
};
BOOST_DESCRIBE_STRUCT(ReopenDing, (), (ding))

// Events

struct DingAdded {
  static constexpr auto type_name = "DingAdded";
  DingId ding;
  Content content;
  friend bool operator==(const DingAdded&, const DingAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(DingAdded, (), (ding, content))

struct DingRevised {
  static constexpr auto type_name = "DingRevised";
  DingId ding;
  Content content;
  friend bool operator==(const DingRevised&, const DingRevised&) = default;
};
BOOST_DESCRIBE_STRUCT(DingRevised, (), (ding, content))

struct DingRemoved {
  static constexpr auto type_name = "DingRemoved";
  DingId ding;
  friend bool operator==(const DingRemoved&, const DingRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(DingRemoved, (), (ding))

/// The member is the record's actor: only the person completes their own Dingen.
struct DingCompleted {
  static constexpr auto type_name = "DingCompleted";
  DingId ding;
  Sharing sharing = Sharing::coordinators;
  std::optional<Personal<Reflection>> reflection;
  std::optional<Personal<Url>> link;
  friend bool operator==(const DingCompleted&, const DingCompleted&) = default;
};
BOOST_DESCRIBE_STRUCT(DingCompleted, (), (ding, sharing, reflection, link))

struct DingReopened {
  static constexpr auto type_name = "DingReopened";
  DingId ding;
  friend bool operator==(const DingReopened&, const DingReopened&) = default;
};
BOOST_DESCRIBE_STRUCT(DingReopened, (), (ding))

} // namespace verdiep::dingen
