#include "client-wasm/screens/home/news.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace verdiep::screens::home {
namespace {

using projections::News;
using projections::NewsKind;

constexpr std::size_t news_max = 8;

struct Headline {
  std::string id;
  std::string text;
  std::string href; ///< empty: it leads nowhere
  MemberId actor;
  Timestamp at;
};

/// What one stream tells: the programme, or the reader's own group.
class Teller {
public:
  Teller(const Reader& reader, const projections::Model& model)
      : reader_(reader), model_(model), words_(reader.words.home), is_group_(&model == reader.group) {}

  /// Nothing for a kind that Home leaves to other pages.
  [[nodiscard]] std::optional<Headline> tell(const News& news) const {
    auto [text, href] = sentence(news);
    if (text.empty())
      return std::nullopt;
    const std::string id = (is_group_ ? "group-" : "") + std::to_string(news.position.value);
    return Headline{id, std::move(text), std::move(href), news.actor, news.at};
  }

private:
  using Sentence = std::pair<std::string, std::string>; ///< with the route it leads to

  [[nodiscard]] Sentence sentence(const News& news) const {
    switch (news.kind) {
    case NewsKind::goal_agreed:
      return {std::string(words_.news_goal), {}};
    case NewsKind::enrolment_opened:
      return {std::string(words_.news_enrolment), {}};
    case NewsKind::programme_closed:
      return {std::string(words_.news_closed), {}};
    case NewsKind::member_enrolled:
      return {words_.news_joined(reader_.name_of(news.member)), {}};
    case NewsKind::ding_added:
    case NewsKind::ding_completed:
      return of_ding(news);
    case NewsKind::thread_opened:
    case NewsKind::post_written:
    case NewsKind::help_asked:
    case NewsKind::help_answered:
      return of_thread(news);
    case NewsKind::group_formed:
    case NewsKind::group_joined:
    case NewsKind::helper_appointed:
      return of_group(news);
    case NewsKind::idea_proposed:
      return {words_.news_idea(who(news)), own_group() + "/idee"};
    case NewsKind::plan_revised:
      return {words_.news_plan(who(news)), own_group() + "/plan"};
    case NewsKind::pitch_submitted:
    case NewsKind::pitch_revised:
    case NewsKind::pitch_presented:
    case NewsKind::remark_given:
      return of_pitch(news);
    case NewsKind::round_opened:
      return {std::string(words_.news_round_opened), "/stemmen"};
    case NewsKind::round_closed:
      return {std::string(words_.news_round_closed), "/stemmen"};
    case NewsKind::ballots_counted:
      return {std::string(words_.news_counted), "/stemmen"};
    case NewsKind::enrolment_closed:
    case NewsKind::phase_started:
    case NewsKind::ding_revised:
      break;
    }
    return {};
  }

  [[nodiscard]] Sentence of_ding(const News& news) const {
    const auto* ding = projections::find_ding(model_.dingen, news.ding);
    if (ding == nullptr)
      return {};
    const std::string title = reader_.title_of(*ding);
    return {
        news.kind == NewsKind::ding_added ? words_.news_ding(title) : words_.news_completed(who(news), title),
        route_of(news.ding)
    };
  }

  [[nodiscard]] Sentence of_thread(const News& news) const {
    const auto* thread = projections::find_thread(model_.forum, news.thread);
    if (thread == nullptr)
      return {};
    const std::string title = reader_.said(model_.disclosed.text(thread->opened, "title"));
    std::string route = is_group_ ? own_group() + "/gesprek/" + to_text(news.thread) : route_of(news.thread);
    if (news.kind == NewsKind::help_answered)
      return {words_.news_answered(title), std::move(route)};
    const auto say = news.kind == NewsKind::thread_opened ? words_.news_thread
                     : news.kind == NewsKind::help_asked  ? words_.news_asked
                                                          : words_.news_post;
    return {say(who(news), title), std::move(route)};
  }

  [[nodiscard]] Sentence of_group(const News& news) const {
    const std::string name = reader_.name_of(news.group);
    const auto say = news.kind == NewsKind::group_formed   ? words_.news_group
                     : news.kind == NewsKind::group_joined ? words_.news_group_joined
                                                           : words_.news_helper;
    const std::string person = news.kind == NewsKind::group_formed ? who(news) : reader_.name_of(news.member);
    return {say(person, name), route_of(news.group)};
  }

  [[nodiscard]] Sentence of_pitch(const News& news) const {
    const auto* pitch = projections::find_pitch(model_.pitches, news.pitch);
    if (pitch == nullptr)
      return {};
    const std::string title = reader_.said(model_.disclosed.text(pitch->text, "title"));
    std::string route = "/pitches/" + to_text(news.pitch);
    if (news.kind == NewsKind::pitch_presented)
      return {words_.news_presented(title), std::move(route)};
    const auto say = news.kind == NewsKind::pitch_submitted ? words_.news_pitch
                     : news.kind == NewsKind::pitch_revised ? words_.news_pitch_revised
                                                            : words_.news_remark;
    return {say(who(news), title), std::move(route)};
  }

  [[nodiscard]] std::string who(const News& news) const { return reader_.name_of(news.actor); }
  [[nodiscard]] std::string own_group() const { return route_of(reader_.group_id); }

  const Reader& reader_;
  const projections::Model& model_;
  const words::Home& words_;
  bool is_group_;
};

void collect(const Reader& reader, const projections::Model& model, std::vector<Headline>& headlines) {
  const Teller teller(reader, model);
  std::size_t told = 0;
  for (const News& news : projections::news_for(model, reader.me, Position{})) {
    if (auto headline = teller.tell(news)) {
      headlines.push_back(std::move(*headline));
      ++told;
    }
    if (told == news_max)
      return;
  }
}

void show_headline(ui::Ui& ui, const Reader& reader, const Headline& headline) {
  auto item = ui.item({.id = headline.id});
  auto row = ui.row();
  const bool by_nobody = headline.actor == system_actor;
  const std::string person = by_nobody ? std::string() : reader.name_of(headline.actor);
  ui.avatar({.person = by_nobody ? reader.words.general.product : std::string_view(person), .size = 32});
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
  ui.note(reader.when(headline.at));
}

} // namespace

void show_news(ui::Ui& ui, const Reader& reader) {
  const words::Home& words = reader.words.home;
  auto section = ui.section({.id = "news", .title = words.news});
  std::vector<Headline> headlines;
  collect(reader, reader.model, headlines);
  if (reader.group != nullptr)
    collect(reader, *reader.group, headlines);
  std::stable_sort(headlines.begin(), headlines.end(), [](const Headline& one, const Headline& other) {
    return one.at.ms > other.at.ms;
  });
  if (headlines.size() > news_max)
    headlines.erase(headlines.begin() + news_max, headlines.end());
  if (headlines.empty()) {
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
  for (const Headline& headline : headlines)
    show_headline(ui, reader, headline);
}

} // namespace verdiep::screens::home
