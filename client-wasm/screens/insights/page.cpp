#include "client-wasm/screens/insights/parts.hpp"

#include <array>
#include <utility>

// The whole page: who sees what, what is chosen, and the charts.

namespace verdiep::screens::insights {
namespace {

using counted::Detail;
using design::Icon;

void show_sight(Page& page) {
  const words::Insights& words = page.words();
  const bool is_few = !page.figures.participants && page.figures.detail != Detail::named;
  if (is_few) {
    page.ui.notice(
        {.id = "few", .tone = ui::Tone::info, .title = words.too_few_title, .text = words.too_few_text}
    );
    return;
  }
  const std::string_view text = page.names()                         ? words.sees_names
                                : page.figures.detail == Detail::own ? words.sees_own
                                                                     : words.sees_figures;
  page.ui.notice({.id = "sight", .tone = ui::Tone::neutral, .text = text});
}

void show_tracks(Page& page) {
  const words::Insights& words = page.words();
  const auto route_with = [&](std::optional<Track> track) {
    Filter filter = page.filter;
    filter.track = track;
    return route_of(filter);
  };
  const std::array<std::string, 4> routes{
      route_with({}), route_with(Track::must), route_with(Track::can), route_with(Track::free)
  };
  const auto& chosen = page.filter.track;
  const std::array<ui::Chip, 4> chips{{
      {.id = "all", .label = words.all_tracks, .href = routes[0], .current = !chosen},
      {.id = "must", .label = words.must, .href = routes[1], .current = chosen == Track::must},
      {.id = "can", .label = words.can, .href = routes[2], .current = chosen == Track::can},
      {.id = "free", .label = words.free, .href = routes[3], .current = chosen == Track::free},
  }};
  page.ui.text(words.track, {.type = design::Type::small_strong});
  page.ui.chips({.id = "tracks", .name = words.track, .chips = chips});
}

void show_periods(Page& page) {
  const words::Insights& words = page.words();
  const auto route_with = [&](Period period) {
    Filter filter = page.filter;
    filter.period = period;
    return route_of(filter);
  };
  const std::array<std::string, 3> routes{
      route_with(Period::all), route_with(Period::month), route_with(Period::week)
  };
  const Period chosen = page.filter.period;
  const std::array<ui::Chip, 3> chips{{
      {.id = "all", .label = words.all_time, .href = routes[0], .current = chosen == Period::all},
      {.id = "month", .label = words.last_month, .href = routes[1], .current = chosen == Period::month},
      {.id = "week", .label = words.last_week, .href = routes[2], .current = chosen == Period::week},
  }};
  page.ui.text(words.period, {.type = design::Type::small_strong});
  page.ui.chips({.id = "periods", .name = words.period, .chips = chips});
}

void show_groups(Page& page) {
  ui::Ui& ui = page.ui;
  const std::vector<GroupId> groups = projections::groups_by_age(page.reader.model.groups);
  if (!page.names() || groups.empty())
    return;
  if (page.filter.group) {
    Filter without = page.filter;
    without.group.reset();
    const std::string name = page.reader.name_of(*page.filter.group);
    auto row = ui.row({.gap = design::space::medium});
    ui.text(page.words().chosen, {.type = design::Type::small_strong});
    ui.badge({.text = name, .tone = ui::Tone::accent, .icon = Icon::check});
    const std::string route = route_of(without);
    ui.link({.id = "no-group", .label = page.words().without(name), .href = route});
  }
  auto more = ui.disclosure({.id = "group", .label = page.words().group, .open = &page.view.chooses_group});
  if (!more)
    return;
  ui.note(page.words().group_note);
  auto row = ui.row({.gap = design::space::medium});
  for (const GroupId group : groups) {
    Filter with = page.filter;
    with.group = group;
    const std::string key = to_text(group);
    const std::string name = page.reader.name_of(group);
    const std::string route = route_of(with);
    if (ui.link({.id = key, .label = name, .href = route, .current = page.filter.group == group}))
      page.view.chooses_group = false;
  }
}

void show_filter(Page& page) {
  auto section = page.ui.section({.id = "filter", .title = page.words().filter});
  show_tracks(page);
  show_periods(page);
  show_groups(page);
}

} // namespace

Wish show(
    ui::Ui& ui,
    const Reader& reader,
    const counted::Figures& figures,
    bool reads_events,
    const Filter& filter,
    View& view
) {
  Filter allowed = filter;
  if (figures.detail != Detail::named)
    allowed.group.reset();
  Page page{ui, reader, figures, reads_events, allowed, view, {}};
  show_sight(page);
  show_filter(page);
  show_progress(page);
  show_activity(page);
  show_funnel(page);
  show_pace(page);
  show_network(page);
  show_turnout(page);
  show_take_away(page);
  return std::move(page.wish);
}

} // namespace verdiep::screens::insights
