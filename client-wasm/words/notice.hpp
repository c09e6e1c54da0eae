#pragma once

#include <string>
#include <string_view>

namespace verdiep::words {

/// What happens with people's data: shown before somebody takes part. Its version is
/// `privacy_notice_version` (shared/privacy_notice.hpp): raise that when the meaning changes here.
struct Notice {
  std::string_view title, lead, link;
  std::string_view who_title, who_unnamed;
  std::string_view why_title, why_text;
  std::string_view sees_title, sees_everybody, sees_group, sees_coordinators, sees_figures, sees_nobody;
  std::string_view keeps_title, keeps_text, keeps_device;
  std::string_view rights_title, rights_text, rights_complaint;
  std::string_view accept, accept_explained, leave, accepted, outdated, failed;

  std::string (*who_text)(std::string_view organisation);
  std::string (*who_contact)(std::string_view contact);
};

[[nodiscard]] Notice dutch_notice();
[[nodiscard]] Notice english_notice();

} // namespace verdiep::words
