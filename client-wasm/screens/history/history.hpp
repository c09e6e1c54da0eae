#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"
#include "shared/history/proof.hpp"
#include "shared/history/records.hpp"
#include "shared/history/timeline.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Looking back: the timeline, what stands around the screens of then, and the proof.
namespace verdiep::screens::history {

namespace past = verdiep::history;

/// One stream, as these screens look back on it.
struct Stream {
  const past::Records& records;
  const past::Timeline& timeline;
  const projections::Model& today;
  const past::Verification& verification;
  bool is_group = false;
};

/// A moment of the past: after which event, of the programme or of the reader's own group.
struct Moment {
  Position position;
  bool of_group = false;
  friend bool operator==(const Moment&, const Moment&) = default;
};

// Addresses.
/// "/toen/12", "/toen/groep-12": the screens of then lie below it.
[[nodiscard]] std::string prefix_of(const Moment& moment);
/// What follows "/toen/" up to the next slash; nothing if it is no moment.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);
[[nodiscard]] std::string route_of(const past::Filter& filter, bool is_group);
[[nodiscard]] std::string proof_route(const Moment& moment);
/// As it stands in an address: "mensen", "forum"; nothing for a word that is none.
[[nodiscard]] std::optional<past::Area> parse_area(std::string_view text);

// The timeline

inline constexpr std::size_t events_at_once = 200;

struct View {
  std::size_t shown = events_at_once;
  std::string day;
  std::string_view day_error;
  bool chooses_person = false;
  bool chooses_ding = false;
  std::string search;
};

void show_timeline(
    ui::Ui& ui, const Reader& reader, const Stream& stream, const past::Filter& filter, View& view
);

/// What happened, as one sentence, and where it can be seen.
struct Told {
  std::string sentence;
  std::string place; ///< a route; empty: nowhere in particular
};
[[nodiscard]] Told tell(const Reader& reader, const Stream& stream, Position position);

// What stands on each page of then

struct Player {
  bool plays = false;
  int place = 0; ///< of the slider
};

/// Where somebody wants to go from here, if anywhere.
struct Step {
  std::optional<Position> to;
};

/// `now_route`: the same page as it is now.
[[nodiscard]] Step show_then(
    ui::Ui& ui,
    const Reader& reader,
    const Stream& stream,
    const Moment& moment,
    std::string_view now_route,
    Player& player
);

// The proof

/// What is known of one event beside the signature.
struct Evidence {
  Moment moment;
  Sha256 leaf;
  Sha256 state; ///< of the stream after it
};

/// True when somebody wants the file.
[[nodiscard]] bool show_proof(
    ui::Ui& ui,
    const Reader& reader,
    const Stream& stream,
    const past::Signed& checkpoint,
    const Evidence& evidence
);

/// Whether the records here are those that were signed, in words; and the way to the proof.
void show_verification(ui::Ui& ui, const Reader& reader, const Stream& stream);

} // namespace verdiep::screens::history
