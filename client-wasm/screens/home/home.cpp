#include "client-wasm/screens/home/home.hpp"

#include <algorithm>

namespace verdiep::screens::home {
namespace {

using design::Icon;
using projections::News;
using projections::NewsKind;
using ui::Tone;

constexpr std::size_t news_max = 8;

void show_enrolling(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  const words::Home& words = reader.words.home;
  if (!reader.model.state.programme.enrolment_open) {
    ui.notice({.id = "closed", .title = words.enrolment_closed_title, .text = words.enrolment_closed_text});
    return;
  }
  auto card = ui.card({.id = "enrol", .tone = Tone::accent});
  ui.heading(2, words.enrol_title);
  ui.text(words.enrol_text);
  if (!view.error.empty())
    ui.notice({.id = "error", .tone = Tone::warning, .text = view.error});
  if (ui.button({.id = "enrol", .label = words.enrol, .kind = ui::ButtonKind::primary, .icon = Icon::check}
      )) {
    const auto rejection = desk.submit(people::Enrol{});
    view.error = rejection ? reader.words.rejection(*rejection) : std::string();
  }
}

void show_progress(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  const projections::Progress progress = projections::progress_of(reader.model.dingen, reader.me);
  const auto bar = [&](ui::Id id, std::string_view label, projections::TrackProgress track) {
    const std::string said = reader.words.dingen.done_of(track.completed, track.offered);
    ui.progress({
        .id = id,
        .label = label,
        .done = static_cast<int>(track.completed),
        .total = static_cast<int>(std::max<std::size_t>(track.offered, 1)),
        .words = said,
    });
  };
  projections::TrackProgress all;
  for (const projections::TrackProgress& track : progress.tracks) {
    all.completed += track.completed;
    all.offered += track.offered;
  }
  auto section = ui.section({.id = "progress", .title = words.progress});
  auto card = ui.card({.id = "bars", .gap = design::space::medium});
  bar("must", words.must_progress, progress.of(dingen::Track::must));
  bar("all", words.all_progress, all);
}

void show_next(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  auto section = ui.section({.id = "next", .title = words.next});
  const auto next = projections::next_ding(reader.model.dingen, reader.me);
  if (!next) {
    ui.notice(
        {.id = "done", .tone = Tone::success, .title = words.all_done_title, .text = words.all_done_text}
    );
    return;
  }
  const projections::Ding& ding = *projections::find_ding(reader.model.dingen, *next);
  {
    auto card = ui.card({.id = "ding"});
    const std::string title = reader.title_of(ding);
    ui.link({
        .id = "open",
        .label = title,
        .href = route_of(*next),
        .look = ui::LinkLook::strong,
        .type = design::Type::heading,
    });
    ui.text(reader.text_of(ding.content.why));
    auto row = ui.row();
    if (ding.content.track == dingen::Track::must) {
      ui.badge({.text = reader.words.dingen.must, .tone = Tone::accent, .icon = Icon::flag});
    }
    const std::string minutes = reader.words.dingen.minutes(ding.content.minutes);
    ui.badge({.text = minutes, .icon = Icon::clock});
  }
  ui.link({.id = "all", .label = words.to_dingen, .href = "/dingen", .icon = Icon::arrow_right});
}

struct Headline {
  std::string text;
  std::string href;
};

/// What a piece of news says; nothing for a kind that Home leaves to other pages.
std::optional<Headline> headline_of(const Reader& reader, const News& news) {
  const projections::Model& model = reader.model;
  const std::string who = reader.name_of(news.actor);
  switch (news.kind) {
  case NewsKind::member_enrolled:
    return Headline{reader.words.home.news_joined(reader.name_of(news.member)), {}};
  case NewsKind::ding_completed:
    if (const auto* ding = projections::find_ding(model.dingen, news.ding)) {
      return Headline{reader.words.home.news_completed(who, reader.title_of(*ding)), route_of(news.ding)};
    }
    return std::nullopt;
  case NewsKind::thread_opened:
  case NewsKind::post_written:
    if (const auto* thread = projections::find_thread(model.forum, news.thread)) {
      const auto say =
          news.kind == NewsKind::thread_opened ? reader.words.home.news_thread : reader.words.home.news_post;
      return Headline{say(who, reader.title_of(*thread)), route_of(news.thread)};
    }
    return std::nullopt;
  case NewsKind::goal_agreed:
  case NewsKind::enrolment_opened:
  case NewsKind::enrolment_closed:
  case NewsKind::phase_started:
  case NewsKind::programme_closed:
  case NewsKind::ding_added:
  case NewsKind::ding_revised:
  case NewsKind::help_asked:
  case NewsKind::help_answered:
  case NewsKind::group_formed:
  case NewsKind::group_joined:
  case NewsKind::helper_appointed:
  case NewsKind::idea_proposed:
  case NewsKind::plan_revised:
  case NewsKind::pitch_submitted:
  case NewsKind::pitch_revised:
  case NewsKind::pitch_presented:
  case NewsKind::remark_given:
  case NewsKind::round_opened:
  case NewsKind::round_closed:
  case NewsKind::ballots_counted:
    return std::nullopt;
  }
  return std::nullopt;
}

void show_headline(ui::Ui& ui, const Reader& reader, const News& news, const Headline& headline) {
  const std::string id = std::to_string(news.position.value);
  auto item = ui.item({.id = id});
  auto row = ui.row();
  ui.avatar({.person = reader.name_of(news.actor), .size = 32});
  auto lines = ui.stack({.gap = 2, .grow = true});
  if (headline.href.empty()) {
    ui.text(headline.text);
  } else {
    ui.link(
        {.id = "open",
         .label = headline.text,
         .href = headline.href,
         .look = ui::LinkLook::strong,
         .covers_item = true}
    );
  }
  ui.note(reader.when(news.at));
}

void show_news(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  auto section = ui.section({.id = "news", .title = words.news});
  std::vector<std::pair<News, Headline>> shown;
  for (const News& news : projections::news_for(reader.model, reader.me, Position{})) {
    auto headline = headline_of(reader, news);
    if (headline)
      shown.emplace_back(news, std::move(*headline));
    if (shown.size() == news_max)
      break;
  }
  if (shown.empty()) {
    auto empty = ui.empty({.id = "none", .title = words.no_news_title, .text = words.no_news_text});
    ui.link(
        {.id = "forum",
         .label = reader.words.forum.new_thread,
         .href = "/forum/nieuw",
         .look = ui::LinkLook::button}
    );
    return;
  }
  auto list = ui.list({.id = "list", .name = words.news});
  for (const auto& [news, headline] : shown)
    show_headline(ui, reader, news, headline);
}

} // namespace

void show(ui::Ui& ui, const Reader& reader, Desk& desk, View& view) {
  if (reader.is_enrolled()) {
    show_next(ui, reader);
    show_progress(ui, reader);
  } else {
    show_enrolling(ui, reader, desk, view);
  }
  show_news(ui, reader);
  const std::string_view goal = reader.text_of(reader.model.programme.goal);
  if (!goal.empty()) {
    auto section = ui.section({.id = "goal", .title = reader.words.home.goal});
    ui.text(goal);
  }
}

} // namespace verdiep::screens::home
