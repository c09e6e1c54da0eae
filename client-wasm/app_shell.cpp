#include "client-wasm/address.hpp"
#include "client-wasm/app.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

// What stands around every page: the ways to go, who is here, how the line is.

namespace verdiep {
namespace {

using design::Icon;

bool is_under(std::string_view path, std::string_view route) {
  const auto rest = after(path, route);
  return rest && (rest->empty() || rest->front() == '/');
}

} // namespace

/// One way to go. `in_bar`: also on a small window; the others are on the page More there.
struct App::Destination {
  std::string_view id;
  std::string_view label;
  Icon icon = Icon::circle;
  std::string_view route;
  bool in_bar = false;
  std::size_t count = 0; ///< of what waits there
  std::string count_words;

  [[nodiscard]] ui::NavigationItem item(std::string_view path) const {
    return {
        .id = id,
        .label = label,
        .icon = icon,
        .href = route,
        .current =
            route == "/" ? path == "/" : is_under(path, route) || (id == "pitches" && path == "/stemmen"),
        .count = static_cast<int>(count),
        .count_words = count_words,
    };
  }
};

std::vector<App::Destination> App::destinations(const screens::Reader& reader) {
  const words::Navigation& words = words_.navigation;
  const std::size_t unread = screens::forum::Place(reader, desk()).unread_posts();
  const std::size_t in_room = unread_in_room(reader);
  const std::size_t questions = reader.is_helper() ? screens::help::open_count(reader) : 0;
  const auto unread_words = [&](std::size_t posts) {
    return posts > 0 ? words_.forum.unread_posts(posts) : std::string();
  };
  std::vector<Destination> all{
      {"home", words.home, Icon::house, "/", true, 0, {}},
      {"dingen", words.dingen, Icon::list_checks, "/dingen", true, 0, {}},
      {"forum", words.forum, Icon::messages_square, "/forum", true, unread, unread_words(unread)},
      {"help", words.help, Icon::life_buoy, "/hulp", false, questions,
       questions > 0 ? words_.help.open_questions(questions) : std::string()},
      {"groups", words.groups, Icon::users, "/groepen", true, in_room, unread_words(in_room)},
      {"pitches", words.pitches, Icon::presentation, "/pitches", false, 0, {}},
  };
  if (reader.model.state.programme.kind == programme::Kind::individual)
    std::erase_if(all, [](const Destination& destination) { return destination.id == "groups"; });
  if (visit_)
    return all; // what follows is about now
  all.push_back({"history", words.history, Icon::history, "/geschiedenis", false, 0, {}});
  all.push_back({"insights", words.insights, Icon::chart_column, "/inzicht", false, 0, {}});
  if (reader.is_coordinator())
    all.push_back({"coordinate", words.coordinate, Icon::layout_dashboard, "/coordineren", false, 0, {}});
  return all;
}

void App::show_programme(ui::Ui& ui) {
  const screens::Reader now = reader();
  auto visit = programme_->is_ready() ? history_pages_.visit(ui.route(), now, *programme_) : std::nullopt;
  if (!visit)
    return show_around(ui, now, ui.route());
  visit_.emplace(std::move(*visit));
  {
    auto glass = ui.looking(screens::history::prefix_of(visit_->moment));
    show_around(ui, visit_->reader, visit_->rest);
  }
  visit_.reset();
}

void App::show_around(ui::Ui& ui, const screens::Reader& reader, std::string_view route) {
  const std::string_view path = address_of(route).path;
  const std::vector<Destination> all = destinations(reader);
  std::vector<ui::NavigationItem> items;
  std::vector<ui::NavigationItem> bar;
  Destination more{"more", words_.navigation.more, Icon::ellipsis, "/meer", true, 0, {}};
  bool is_elsewhere = true;
  for (const Destination& destination : all) {
    items.push_back(destination.item(path));
    if (destination.in_bar) {
      bar.push_back(destination.item(path));
      is_elsewhere = is_elsewhere && !bar.back().current;
    } else if (destination.count > 0) {
      more.count += destination.count;
      more.count_words = destination.count_words;
    }
  }
  bar.push_back(more.item(path));
  bar.back().current = is_elsewhere;
  const std::string person = programme_->is_ready() ? reader.name_of(reader.me) : std::string();
  const std::string status = visit_ ? std::string(words_.history.looking_back) : connection_words(reader);
  const projections::Picked place = reader.pick(reader.model.programme.title);
  auto shell = ui.shell({
      .place = place.text,
      .place_language = place.language,
      .items = items,
      .bar_items = bar,
      .person = person,
      .person_href = visit_ ? std::string_view() : std::string_view("/ik"),
      .status = status,
      .status_icon = visit_                  ? Icon::history
                     : programme_->is_away() ? Icon::cloud_off
                                             : Icon::cloud,
  });
  if (!programme_->is_ready()) {
    // A history that was refused is never shown, and so must say why.
    const bool is_refused = programme_->line() == sync::Line::refused;
    const std::string_view title = is_refused ? words_.history.damaged_title : words_.general.loading;
    auto page = ui.page({.id = is_refused ? "refused" : "loading", .title = title});
    if (is_refused)
      return show_troubles(ui, reader);
    if (programme_->trouble() != sync::Trouble::none || programme_->is_unreachable())
      show_troubles(ui, reader); // why it may take long
    ui.skeleton({.id = "loading", .label = words_.general.loading, .lines = 6});
    return;
  }
  if (!visit_)
    begin_reading(reader);
  show_page(ui, reader, route);
}

/// What the bar of a small window has no room for.
void App::show_more(ui::Ui& ui, const screens::Reader& reader) {
  auto page = ui.page({.id = "more", .title = words_.navigation.more, .lead = words_.navigation.more_lead});
  show_troubles(ui, reader);
  std::vector<Destination> rest = destinations(reader);
  std::erase_if(rest, [](const Destination& destination) { return destination.in_bar; });
  rest.push_back({"vote", words_.navigation.votes, Icon::vote, "/stemmen", false, 0, {}});
  if (!visit_)
    rest.push_back({"me", words_.general.me, Icon::user, "/ik", false, 0, {}});
  auto list = ui.list({.id = "list", .name = words_.navigation.more});
  for (const Destination& destination : rest) {
    auto item = ui.item({.id = destination.id});
    auto row = ui.row({.gap = design::space::medium});
    ui.icon(destination.icon, design::Ink::accent_text);
    {
      auto label = ui.stack({.grow = true});
      ui.link({
          .id = "open",
          .label = destination.label,
          .href = destination.route,
          .look = ui::LinkLook::strong,
          .covers_item = true,
      });
    }
    if (destination.count > 0)
      ui.badge({.text = destination.count_words, .tone = ui::Tone::accent});
    ui.icon(Icon::chevron_right);
  }
}

} // namespace verdiep
