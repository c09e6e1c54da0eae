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
  std::optional<News> operator()(const programme::ProgrammeDrafted&) const { return std::nullopt; }
  std::optional<News> operator()(const people::MemberJoined&) const { return std::nullopt; }
  std::optional<News> operator()(const people::MemberRenamed&) const { return std::nullopt; }
  std::optional<News> operator()(const people::ParticipantWithdrew&) const { return std::nullopt; }
  std::optional<News> operator()(const people::RoleGranted&) const { return std::nullopt; }
  std::optional<News> operator()(const people::RoleRevoked&) const { return std::nullopt; }
  std::optional<News> operator()(const people::PersonErased&) const { return std::nullopt; }
  std::optional<News> operator()(const dingen::DingRemoved&) const { return std::nullopt; }
  std::optional<News> operator()(const dingen::DingReopened&) const { return std::nullopt; }
  std::optional<News> operator()(const forum::PostRevised&) const { return std::nullopt; }
  std::optional<News> operator()(const forum::PostRemoved&) const { return std::nullopt; }
  std::optional<News> operator()(const forum::ThreadLocked&) const { return std::nullopt; }
  std::optional<News> operator()(const forum::ThreadUnlocked&) const { return std::nullopt; }

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
};

} // namespace

void Newsfeed::apply(const Record& record) {
  std::optional<News> news = std::visit(NewsOf{}, record.body);
  if (!news) {
    return;
  }
  const bool opens_thread = news->kind == NewsKind::post_written && !news_.empty() &&
                            news_.back().kind == NewsKind::thread_opened &&
                            news_.back().thread == news->thread &&
                            news_.back().position.next() == record.position;
  if (opens_thread) {
    return;
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
