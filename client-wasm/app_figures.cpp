#include "client-wasm/address.hpp"
#include "client-wasm/app.hpp"
#include "client-wasm/platform/chance.hpp"
#include "client-wasm/platform/timers.hpp"

#include <array>
#include <vector>

// The app for who reads no stream: the figures, and one's own account.

namespace verdiep {

void App::show_figures(ui::Ui& ui) {
  static const std::vector<sync::Pending> nothing_waits;
  const std::int64_t now = platform::time_of_day_ms();
  const screens::Reader reader{
      .model = blank_,
      .outbox = nothing_waits,
      .words = words_,
      .me = signed_in_.memberships.front().member,
      .my_name = signed_in_.name,
      .confirmed = {},
      .now = Timestamp{now},
      .utc_offset_minutes = platform::utc_offset_minutes(static_cast<double>(now)),
  };
  const std::string_view path = address_of(ui.route()).path;
  const bool is_me = after(path, "/ik").has_value();
  const std::array<ui::NavigationItem, 2> items{{
      {.id = "insights",
       .label = words_.navigation.insights,
       .icon = design::Icon::chart_column,
       .href = "/inzicht",
       .current = !is_me},
      {.id = "me", .label = words_.general.me, .icon = design::Icon::user, .href = "/ik", .current = is_me},
  }};
  const projections::Picked place = reader.pick(blank_.programme.title);
  const bool is_away = figures_->line() == ReceivedFigures::Line::no_answer;
  auto shell = ui.shell({
      .place = place.text,
      .place_language = place.language,
      .items = items,
      .person = reader.my_name,
      .person_href = "/ik",
      .status = is_away ? words_.connection.offline_short : std::string_view(),
      .status_icon = is_away ? design::Icon::cloud_off : design::Icon::cloud,
  });
  show_figures_page(ui, reader, ui.route());
}

void App::show_figures_page(ui::Ui& ui, const screens::Reader& reader, std::string_view route) {
  const Address address = address_of(route);
  if (const auto rest = after(address.path, "/ik"))
    return show_me(ui, reader, *rest);
  if (address.path == "/" || address.path == "/join" || address.path == "/inzicht") {
    const auto troubles = [&] { show_troubles(ui, reader); };
    const StreamId stream = signed_in_.memberships.front().stream;
    return insights_pages_.show_received(ui, reader, *figures_, stream, address.query, troubles);
  }
  show_unknown(ui, reader, words_.general.not_found_title, words_.insights.received.other_page);
}

} // namespace verdiep
