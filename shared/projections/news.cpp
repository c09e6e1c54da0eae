#include "shared/projections/news.hpp"

#include <optional>
#include <variant>

namespace verdiep::projections {

namespace {

/// The news that an event makes, if any: without position, actor and time.
struct NewsOf {
  std::optional<News> operator()(const programme::GoalAgreed&) const { return of(NewsKind::goal_agreed); }
  std::optional<News> operator()(const programme::EnrolmentOpened&) const {
    return of(NewsKind::enrolment_opened);
  }
  std::optional<News> operator()(const programme::EnrolmentClosed&) const {
    return of(NewsKind::enrolment_closed);
  }
  std::optional<News> operator()(const programme::PhaseStarted&) const { return of(NewsKind::phase_started); }
  std::optional<News> operator()(const programme::ProgrammeClosed&) const {
    return of(NewsKind::programme_closed);
  }
  std::optional<News> operator()(const people::ParticipantEnrolled& event) const {
    News news = of(NewsKind::member_enrolled);
    news.member = event.member;
    return news;
  }
  std::optional<News> operator()(const dingen::DingAdded& event) const {
    return about(NewsKind::ding_added, event.ding);
  }
  std::optional<News> operator()(const dingen::DingRevised& event) const {
    return about(NewsKind::ding_revised, event.ding);
  }
  std::optional<News> operator()(const dingen::DingCompleted& event) const {
    return about(NewsKind::ding_completed, event.ding);
  }
  std::optional<News> operator()(const forum::ThreadOpened& event) const {
    News news = of(NewsKind::thread_opened);
    news.thread = event.thread;
    return news;
  }
  std::optional<News> operator()(const forum::PostWritten& event) const {
    News news = of(NewsKind::post_written);
    news.thread = event.thread;
    news.post = event.post;
    return news;
  }
  std::optional<News> operator()(const forum::HelpAsked& event) const {
    News news = of(NewsKind::help_asked);
    news.thread = event.thread;
    return news;
  }
  std::optional<News> operator()(const forum::HelpAnswered& event) const {
    News news = of(NewsKind::help_answered);
    news.thread = event.thread;
    news.post = event.post;
    return news;
  }
  std::optional<News> operator()(const groups::GroupFormed& event) const {
    return in(NewsKind::group_formed, event.group);
  }
  std::optional<News> operator()(const groups::GroupJoined& event) const {
    return in(NewsKind::group_joined, event.group, event.member);
  }
  std::optional<News> operator()(const groups::HelperAppointed& event) const {
    return in(NewsKind::helper_appointed, event.group, event.member);
  }
  std::optional<News> operator()(const ideas::IdeaProposed&) const { return of(NewsKind::idea_proposed); }
  std::optional<News> operator()(const ideas::PlanSectionRevised& event) const {
    News news = of(NewsKind::plan_revised);
    news.section = event.section;
    return news;
  }
  std::optional<News> operator()(const pitch::PitchSubmitted& event) const {
    return about(NewsKind::pitch_submitted, event.pitch);
  }
  std::optional<News> operator()(const pitch::PitchRevised& event) const {
    return about(NewsKind::pitch_revised, event.pitch);
  }
  std::optional<News> operator()(const pitch::PitchPresented& event) const {
    return about(NewsKind::pitch_presented, event.pitch);
  }
  std::optional<News> operator()(const pitch::RemarkGiven& event) const {
    return about(NewsKind::remark_given, event.pitch);
  }
  std::optional<News> operator()(const vote::RoundOpened& event) const {
    return about(NewsKind::round_opened, event.round);
  }
  std::optional<News> operator()(const vote::RoundClosed& event) const {
    return about(NewsKind::round_closed, event.round);
  }
  std::optional<News> operator()(const vote::BallotsCounted& event) const {
    return about(NewsKind::ballots_counted, event.round);
  }
  /// What else happens is no news: it undoes, corrects or goes without saying.
  template <class Event>
  std::optional<News> operator()(const Event&) const {
    return std::nullopt;
  }

private:
  static News of(NewsKind kind) {
    News news;
    news.kind = kind;
    return news;
  }
  static News about(NewsKind kind, DingId ding) {
    News news = of(kind);
    news.ding = ding;
    return news;
  }
  static News about(NewsKind kind, PitchId pitch) {
    News news = of(kind);
    news.pitch = pitch;
    return news;
  }
  static News about(NewsKind kind, RoundId round) {
    News news = of(kind);
    news.round = round;
    return news;
  }
  static News in(NewsKind kind, GroupId group, MemberId member = {}) {
    News news = of(kind);
    news.group = group;
    news.member = member;
    return news;
  }
};

/// The first post of a thread and the first member of a group are part of the news before.
bool belongs_to(const News& news, const News& before, Position position) {
  if (before.position.next() != position) {
    return false;
  }
  const bool opens_thread = news.kind == NewsKind::post_written && before.kind == NewsKind::thread_opened;
  const bool forms_group = news.kind == NewsKind::group_joined && before.kind == NewsKind::group_formed;
  return (opens_thread && before.thread == news.thread) || (forms_group && before.group == news.group);
}

} // namespace

void Newsfeed::apply(const Record& record) {
  std::optional<News> news = std::visit(NewsOf{}, record.body);
  if (!news) {
    return;
  }
  if (!news_.empty() && belongs_to(*news, news_.back(), record.position)) {
    return;
  }
  if (!news_.empty() && news->kind == NewsKind::help_asked && news_.back().thread == news->thread) {
    news_.pop_back(); // the thread was opened to ask
  }
  news->position = record.position;
  news->actor = record.actor;
  news->at = record.at;
  add(*news);
}

void Newsfeed::add(News news) {
  if (news_.size() == 2 * kept_min) {
    news_.erase(news_.begin(), news_.begin() + kept_min);
  }
  news_.push_back(news);
}

} // namespace verdiep::projections
