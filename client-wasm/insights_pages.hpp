#pragma once

#include "client-wasm/received_figures.hpp"
#include "client-wasm/replica/programme_client.hpp"
#include "client-wasm/screens/insights/insights.hpp"
#include "client-wasm/screens/reader.hpp"
#include "client-wasm/ui/ui.hpp"
#include "shared/insights/figures.hpp"
#include "shared/insights/ledger.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace verdiep {

/// The figures, counted on the device from what the replica holds: live, and without a connection too. For who
/// reads no stream those that the server made.
///
/// Threads  the page's one thread
/// Owner    must live as long as the page: answers come to it
class InsightsPages {
public:
  void show(
      ui::Ui& ui,
      const screens::Reader& reader,
      const replica::ProgrammeClient& client,
      std::string_view query,
      const std::function<void()>& show_troubles
  );
  void show_received(
      ui::Ui& ui,
      const screens::Reader& reader,
      ReceivedFigures& figures,
      StreamId stream,
      std::string_view query,
      const std::function<void()>& show_troubles
  );

private:
  /// What the figures were counted from. What waits can change under the same number of events, so it is told by
  /// the newest of it.
  struct Basis {
    StreamId stream;
    MemberId viewer;
    insights::Detail detail = insights::Detail::nothing;
    Position head;
    Position confirmed;
    std::size_t waiting = 0;
    CommandId newest;
    insights::Day today;
    friend bool operator==(const Basis&, const Basis&) = default;
  };

  /// Counts anew when there is something new.
  [[nodiscard]] const insights::Figures&
  look(const screens::Reader& reader, const replica::KeptReplica& replica);
  /// What somebody wants to take away: made here, or by the server.
  void take(ui::Ui& ui, const screens::Reader& reader, StreamId stream, const screens::insights::Wish& wish);
  void fetch(StreamId stream, screens::insights::Export what, Timestamp now);

  std::optional<Basis> basis_;
  insights::Figures figures_;
  screens::insights::View view_;
};

} // namespace verdiep
