#include "client-wasm/screens/history/history.hpp"
#include "client-wasm/words/moment.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace verdiep::screens::history {
namespace {

using design::Icon;
using past::Area;
using past::Filter;
using ui::ButtonKind;

/// More than fit on a screen are searched by name.
constexpr std::size_t people_shown_max = 40;
constexpr std::size_t searched_from = 12;

/// What the page is drawn with.
struct Page {
  ui::Ui& ui;
  const Reader& reader;
  const Stream& stream;
  const Filter& filter;
  View& view;

  [[nodiscard]] const words::History& words() const { return reader.words.history; }
  [[nodiscard]] std::string route_with(const Filter& other) const { return route_of(other, stream.is_group); }
};

std::string_view area_name(const words::History& words, Area area) {
  switch (area) {
  case Area::programme:
    return words.area_programme;
  case Area::people:
    return words.area_people;
  case Area::dingen:
    return words.area_dingen;
  case Area::forum:
    return words.area_forum;
  case Area::groups:
    return words.area_groups;
  case Area::ideas:
    return words.area_ideas;
  case Area::pitch:
    return words.area_pitch;
  case Area::vote:
    return words.area_vote;
  case Area::unknown:
    return words.area_unknown;
  }
  return {};
}

std::string ding_title(const Reader& reader, DingId id) {
  const projections::Ding* ding = projections::find_ding(reader.model.dingen, id);
  return ding == nullptr ? std::string(reader.words.history.happened.a_ding) : reader.title_of(*ding);
}

// Which stream

void show_streams(Page& page) {
  if (page.reader.group == nullptr)
    return;
  const std::string programme = route_of({}, false);
  const std::string group = route_of({}, true);
  const std::array<ui::Chip, 2> chips{{
      {.id = "programme",
       .label = page.words().of_programme,
       .href = programme,
       .current = !page.stream.is_group},
      {.id = "group", .label = page.words().of_group, .href = group, .current = page.stream.is_group},
  }};
  page.ui.chips({.id = "streams", .name = page.words().streams, .chips = chips});
}

// Back in time

void go_to_day(Page& page) {
  const auto end = words::end_of_day(page.view.day, page.reader.now, page.reader.utc_offset_minutes);
  page.view.day_error = end ? std::string_view() : page.words().day_unclear;
  if (!end)
    return page.ui.focus("day");
  const Position position = past::position_at(page.stream.records, *end);
  if (position.value == 0) {
    page.view.day_error = page.words().day_before;
    return page.ui.focus("day");
  }
  page.ui.navigate(prefix_of({position, page.stream.is_group}) + "/");
}

void show_way_back(Page& page) {
  ui::Ui& ui = page.ui;
  auto card = ui.card({.id = "back", .gap = design::space::medium});
  {
    auto row = ui.row();
    ui.icon(Icon::history, design::Ink::accent_text);
    auto title = ui.stack({.gap = 2, .grow = true});
    ui.heading(2, page.words().back_in_time);
    ui.note(page.words().back_in_time_text);
  }
  auto form = ui.form({.id = "form", .name = page.words().back_in_time});
  (void)ui.text_field({
      .id = "day",
      .label = page.words().day_label,
      .value = &page.view.day,
      .help = page.words().day_help,
      .error = page.view.day_error,
      .max_length = 20,
      .required = true,
  });
  auto row = ui.row();
  if (ui.button({.id = "go", .label = page.words().day_go, .icon = Icon::calendar, .submits = true}))
    go_to_day(page);
  const std::string start = prefix_of({Position{1}, page.stream.is_group}) + "/";
  ui.link({
      .id = "start",
      .label = page.words().from_start,
      .href = start,
      .look = ui::LinkLook::button,
      .icon = Icon::play,
  });
}

// What is chosen

void show_areas(Page& page) {
  std::vector<Area> areas{Area::programme, Area::people, Area::dingen, Area::forum,
                          Area::groups,    Area::pitch,  Area::vote};
  if (page.stream.is_group)
    areas = {Area::forum, Area::ideas, Area::people};
  std::vector<std::pair<std::string, std::string>> places; // id and route
  for (const Area area : areas) {
    Filter with = page.filter;
    with.area = area;
    places.emplace_back(std::to_string(static_cast<int>(area)), page.route_with(with));
  }
  Filter without = page.filter;
  without.area.reset();
  const std::string all = page.route_with(without);
  std::vector<ui::Chip> chips{
      {.id = "all", .label = page.words().all_areas, .href = all, .current = !page.filter.area}
  };
  for (std::size_t index = 0; index < areas.size(); ++index) {
    chips.push_back({
        .id = places[index].first,
        .label = area_name(page.words(), areas[index]),
        .href = places[index].second,
        .current = page.filter.area == areas[index],
    });
  }
  page.ui.chips({.id = "areas", .name = page.words().area, .chips = chips});
}

bool is_sought(std::string_view name, std::string_view search) {
  const auto is_same = [](char a, char b) {
    const auto lower = [](char letter) {
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    return lower(a) == lower(b);
  };
  return std::search(name.begin(), name.end(), search.begin(), search.end(), is_same) != name.end();
}

void show_people(Page& page) {
  ui::Ui& ui = page.ui;
  auto more =
      ui.disclosure({.id = "person", .label = page.words().person, .open = &page.view.chooses_person});
  if (!more)
    return;
  std::vector<std::pair<std::string, MemberId>> people;
  for (const MemberId member : projections::present_members(page.reader.model.state.people))
    people.emplace_back(page.reader.name_of(member), member);
  std::sort(people.begin(), people.end());
  if (people.size() > searched_from) {
    (void)ui.text_field({
        .id = "search",
        .label = page.words().person_search,
        .value = &page.view.search,
        .input = ui::Input::search,
    });
  }
  auto row = ui.row({.gap = design::space::medium});
  std::size_t shown = 0;
  for (const auto& [name, member] : people) {
    if (!is_sought(name, page.view.search) || ++shown > people_shown_max)
      continue;
    Filter with = page.filter;
    with.person = member;
    const std::string key = to_text(member);
    const std::string route = page.route_with(with);
    if (ui.link({.id = key, .label = name, .href = route, .current = page.filter.person == member}))
      page.view.chooses_person = false;
  }
}

void show_dingen(Page& page) {
  ui::Ui& ui = page.ui;
  auto more = ui.disclosure({.id = "ding", .label = page.words().ding, .open = &page.view.chooses_ding});
  if (!more)
    return;
  for (const auto track : {dingen::Track::must, dingen::Track::can, dingen::Track::free}) {
    for (const DingId id : projections::offered(page.reader.model.dingen, track)) {
      Filter with = page.filter;
      with.ding = id;
      const std::string key = to_text(id);
      const std::string title = ding_title(page.reader, id);
      const std::string route = page.route_with(with);
      if (ui.link({.id = key, .label = title, .href = route, .current = page.filter.ding == id}))
        page.view.chooses_ding = false;
    }
  }
}

/// What is chosen beside the area, with the way to choose it no more.
void show_chosen(Page& page) {
  if (!page.filter.person && !page.filter.ding)
    return;
  ui::Ui& ui = page.ui;
  auto row = ui.row({.gap = design::space::medium});
  ui.text(page.words().chosen, {.type = design::Type::small_strong});
  const auto show = [&](ui::Id id, const std::string& name, const Filter& without) {
    ui.badge({.text = name, .tone = ui::Tone::accent, .icon = Icon::check});
    const std::string route = page.route_with(without);
    ui.link({.id = id, .label = page.words().without(name), .href = route});
  };
  if (page.filter.person) {
    Filter without = page.filter;
    without.person.reset();
    show("no-person", page.reader.name_of(*page.filter.person), without);
  }
  if (page.filter.ding) {
    Filter without = page.filter;
    without.ding.reset();
    show("no-ding", ding_title(page.reader, *page.filter.ding), without);
  }
}

void show_filter(Page& page) {
  auto section = page.ui.section({.id = "filter", .title = page.words().filter});
  show_areas(page);
  show_people(page);
  if (!page.stream.is_group)
    show_dingen(page);
  show_chosen(page);
}

// What happened

/// The clock of the device, where it says something else than the server's.
void show_clocks(Page& page, const past::Entry& entry) {
  const std::int64_t ahead = entry.at.ms - entry.recorded.ms;
  if (std::abs(ahead) <= past::clocks_differ_ms)
    return;
  const int offset = page.reader.utc_offset_minutes;
  const std::string moment =
      page.reader.words.day(entry.at, offset) + ", " + words::time_of_day(entry.at, offset);
  auto row = page.ui.row({.top = true});
  page.ui.icon(Icon::clock, design::Ink::warning_text);
  auto words = page.ui.stack({.grow = true});
  page.ui.note(ahead < 0 ? page.words().came_late(moment) : page.words().clock_ahead(moment));
}

void show_event(Page& page, Position position) {
  ui::Ui& ui = page.ui;
  const past::Entry& entry = page.stream.timeline.at(position);
  const Told told = tell(page.reader, page.stream, position);
  const std::string key = std::to_string(position.value);
  const std::string recorded = words::time_of_day(entry.recorded, page.reader.utc_offset_minutes);
  const std::string happened = words::time_of_day(entry.at, page.reader.utc_offset_minutes);
  auto item = ui.item({.id = key});
  auto row = ui.row({.gap = design::space::medium, .top = true});
  {
    auto time = ui.stack({.width = 48});
    ui.text(happened, {.type = design::Type::small_strong, .ink = design::Ink::text_muted});
  }
  auto lines = ui.stack({.gap = 2, .grow = true});
  const std::string route =
      prefix_of({position, page.stream.is_group}) + (told.place.empty() ? "/" : told.place);
  ui.link({
      .id = "then",
      .label = told.sentence,
      .href = route,
      .look = ui::LinkLook::strong,
      .covers_item = true,
  });
  ui.note(page.words().numbered(position.value) + " · " + page.words().recorded(recorded));
  show_clocks(page, entry);
}

void show_events(Page& page, const std::vector<Position>& found) {
  ui::Ui& ui = page.ui;
  const int offset = page.reader.utc_offset_minutes;
  const auto day_of = [&](Position position) {
    return words::day_number(page.stream.timeline.at(position).recorded, offset);
  };
  const std::size_t shown = std::min(found.size(), page.view.shown);
  for (std::size_t first = 0; first < shown;) {
    std::size_t end = first;
    while (end < shown && day_of(found[end]) == day_of(found[first]))
      ++end;
    const std::string day = page.reader.words.day(page.stream.timeline.at(found[first]).recorded, offset);
    const std::string key = "day-" + std::to_string(day_of(found[first]));
    auto section = ui.section({.id = key, .title = day, .level = 3});
    auto list = ui.list({.id = "list", .name = day});
    for (; first < end; ++first)
      show_event(page, found[first]);
  }
  if (shown < found.size() && ui.button({.id = "more", .label = page.words().more, .icon = Icon::plus}))
    page.view.shown += events_at_once;
}

} // namespace

void show_timeline(
    ui::Ui& ui, const Reader& reader, const Stream& stream, const past::Filter& filter, View& view
) {
  Page page{ui, reader, stream, filter, view};
  const words::History& words = page.words();
  show_streams(page);
  show_verification(ui, reader, stream);
  if (stream.verification.size.value > 0) {
    const std::string proof = proof_route({stream.verification.size, stream.is_group});
    ui.link({.id = "proof", .label = words.to_proof, .href = proof, .icon = Icon::shield_check});
  }
  show_way_back(page);
  show_filter(page);
  const std::vector<Position> found = past::select(stream.timeline, filter, stream.today, reader.me);
  const std::string count = words.found(found.size());
  auto section = ui.section({.id = "timeline", .title = words.timeline, .note = count});
  if (found.empty()) {
    auto empty =
        ui.empty({.id = "none", .icon = Icon::history, .title = words.none_title, .text = words.none_text});
    const std::string all = page.route_with({});
    ui.link({.id = "all", .label = words.no_filter, .href = all, .look = ui::LinkLook::button});
    return;
  }
  show_events(page, found);
}

} // namespace verdiep::screens::history
