#pragma once

#include "events/record.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace verdiep::projections {

enum class NewsKind : std::uint8_t {
  goal_agreed,
  enrolment_opened,
  enrolment_closed,
  phase_started,
  programme_closed,
  member_enrolled,  ///< `member`
  ding_added,       ///< `ding`
  ding_revised,     ///< `ding`
  ding_completed,   ///< `ding`, by the actor
  thread_opened,    ///< `thread`
  post_written,     ///< `thread`, `post`; not for the post that opens a thread
  help_asked,       ///< `thread`; instead of its being opened
  help_answered,    ///< `thread`, `post`
  group_formed,     ///< `group`
  group_joined,     ///< `group`, `member`; not for who formed it
  helper_appointed, ///< `group`, `member`
  idea_proposed,    ///< in a group's stream
  plan_revised,     ///< in a group's stream: `section`
  pitch_submitted,  ///< `pitch`
  pitch_revised,    ///< `pitch`
  pitch_presented,  ///< `pitch`
  remark_given,     ///< `pitch`
  round_opened,     ///< `round`
  round_closed,     ///< `round`
  ballots_counted,  ///< `round`
};

/// Something that happened lately. Whom it may be shown to: `news_for` (model.hpp).
struct News {
  Position position;
  NewsKind kind = NewsKind::post_written;
  MemberId actor;
  Timestamp at;
  MemberId member;
  DingId ding;
  ThreadId thread;
  PostId post;
  GroupId group;
  PitchId pitch;
  RoundId round;
  ideas::Section section = ideas::Section::goal;
};

/// The latest happenings, oldest first; older ones are forgotten.
class Newsfeed {
public:
  /// How many are kept at least, once there were so many: more than a screen ever lists.
  static constexpr std::size_t kept_min = 256;

  void apply(const Record& record);
  [[nodiscard]] const std::vector<News>& all() const { return news_; }

private:
  void add(News news);

  std::vector<News> news_;
};

} // namespace verdiep::projections
