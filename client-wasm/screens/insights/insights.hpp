#pragma once

#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"
#include "shared/insights/definition.hpp"
#include "shared/insights/figures.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The figures of a programme, drawn, in sentences and in tables. What may be shown to whom is decided in
/// shared/insights: here is no number that is not in `Figures`.
namespace verdiep::screens::insights {

namespace counted = verdiep::insights;
using verdiep::dingen::Track; // `dingen` alone may be the screens of that name

enum class Period : std::uint8_t { all, month, week };

/// What is chosen. A group may be chosen by whoever sees names: it is too small for figures without.
struct Filter {
  Period period = Period::all;
  std::optional<Track> track;
  std::optional<GroupId> group;
  friend bool operator==(const Filter&, const Filter&) = default;
};

// As they stand in an address; the whole for a word that is none.
[[nodiscard]] std::string route_of(const Filter& filter);
[[nodiscard]] Period parse_period(std::string_view text);
[[nodiscard]] std::optional<Track> parse_track(std::string_view text);

inline constexpr std::size_t people_at_once = 40;

/// What the server makes of the whole programme: its events in three formats, or the figures.
enum class Export : std::uint8_t { csv, ndjson, xes, figures };

/// Why a file did not come.
enum class ExportFailure : std::uint8_t { no_answer, too_busy, not_allowed, server };

struct View {
  struct Chart {
    bool numbers = false; ///< is its table open
    bool meaning = false; ///< and its definition
  };
  std::array<Chart, counted::charts.size()> charts;
  bool chooses_group = false;
  std::size_t shown = people_at_once;
  bool with_content = false;       ///< take away what people wrote too
  std::optional<Export> under_way; ///< asked, and not answered yet
  std::optional<ExportFailure> failure;
};

/// A table that somebody wants to take away.
struct File {
  std::string name;
  std::string text; ///< CSV as RFC 4180 has it
};

struct Wish {
  std::optional<File> file;
  std::optional<Export> whole; ///< of the server; `View::with_content` says with what
};

/// `reads_events`: the viewer may have the events too, and not figures only.
[[nodiscard]] Wish show(
    ui::Ui& ui,
    const Reader& reader,
    const counted::Figures& figures,
    bool reads_events,
    const Filter& filter,
    View& view
);

} // namespace verdiep::screens::insights
