#include "server/demo/script.hpp"

#include "server/content/programme_file.hpp"
#include "server/demo/author.hpp"
#include "server/demo/files.hpp"

#include <algorithm>

namespace verdiep::demo {

namespace {

constexpr std::int64_t week_ms = 7LL * 24 * 60 * 60 * 1000;

} // namespace

Result<Script>
make_script(std::string_view programme_json, std::string_view story_json, std::uint32_t edition) {
  auto programme = content::parse_programme(programme_json);
  if (!programme) {
    return tl::unexpected<Error>(content::error_of("programme.json", programme.error()));
  }
  const auto in_story = [](const content::Mistake& mistake) {
    return content::error_of("story.json", {mistake});
  };
  const auto story = content::parse_json(story_json);
  if (!story) {
    return tl::unexpected<Error>(in_story(story.error()));
  }
  return Author(std::move(*programme), edition).write(content::Node(*story)).map_error(in_story);
}

Result<Script> built_in_script(std::uint32_t edition) {
  return make_script(programme_file(), story_file(), edition);
}

void end_after(Script& script, programme::Phase phase) {
  const auto is_later = [&](const Line& line) {
    const auto* start = std::get_if<programme::StartPhase>(&line.command.body);
    return start != nullptr && start->phase > phase;
  };
  script.lines.erase(std::find_if(script.lines.begin(), script.lines.end(), is_later), script.lines.end());
}

std::int64_t shift_to_past(const Script& script, Timestamp now) {
  const std::int64_t ahead = script.lines.back().command.at.ms - now.ms;
  return ahead <= 0 ? 0 : -((ahead + week_ms - 1) / week_ms) * week_ms;
}

void shift(Script& script, std::int64_t ms) {
  for (auto& line : script.lines) {
    line.command.at.ms += ms;
  }
}

} // namespace verdiep::demo
