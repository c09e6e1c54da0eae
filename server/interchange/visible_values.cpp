#include "server/interchange/visible_values.hpp"

#include <algorithm>
#include <utility>

namespace verdiep::interchange {
namespace {

constexpr std::size_t page_entries = 512;
constexpr unsigned field_bits = 8;

} // namespace

VisibleValues::VisibleValues(
    const log::Log& log, StreamId stream, std::vector<disclosures::Audience> audiences
)
    : log_(log), stream_(stream) {
  audiences.resize(std::min<std::size_t>(audiences.size(), 8)); // a person has three at most
  for (const disclosures::Audience& audience : audiences)
    followed_.push_back({audience, 0});
}

/// How many kinds of personal field there are is in the vocabulary: some twenty.
std::uint64_t VisibleValues::key_of(Position position, const std::string& field) {
  auto place = std::find(fields_.begin(), fields_.end(), field);
  if (place == fields_.end())
    place = fields_.insert(fields_.end(), field);
  return position.value << field_bits | static_cast<std::uint64_t>(place - fields_.begin());
}

Result<bool> VisibleValues::read_on(std::size_t audience, std::vector<std::uint64_t>& withdrawn) {
  Followed& followed = followed_[audience];
  VERDIEP_TRY(items, log_.read_feed(stream_, followed.audience, followed.seq + 1, page_entries));
  const auto bit = static_cast<std::uint8_t>(1U << audience);
  for (const log::FeedItem& item : items) {
    const std::uint64_t key = key_of(item.entry.position, item.entry.field);
    std::uint8_t& seen_by = seen_by_[key];
    seen_by = item.entry.grant ? seen_by | bit : seen_by & ~bit;
    if (!item.entry.grant)
      withdrawn.push_back(key);
    followed.seq = item.entry.seq;
  }
  return items.size() == page_entries;
}

Result<std::vector<log::ValueKey>> VisibleValues::catch_up() {
  std::vector<std::uint64_t> withdrawn;
  for (std::size_t audience = 0; audience < followed_.size(); ++audience) {
    for (bool more = true; more;) {
      VERDIEP_TRY(read, read_on(audience, withdrawn));
      more = read;
    }
  }
  std::sort(withdrawn.begin(), withdrawn.end());
  withdrawn.erase(std::unique(withdrawn.begin(), withdrawn.end()), withdrawn.end());
  std::vector<log::ValueKey> gone;
  for (const std::uint64_t key : withdrawn) {
    if (seen_by_[key] != 0)
      continue;
    seen_by_.erase(key);
    const std::uint64_t field = key & ((1U << field_bits) - 1);
    gone.push_back({Position{key >> field_bits}, fields_[field]});
  }
  return gone;
}

bool VisibleValues::sees(Position position, std::string_view field) const {
  const auto place = std::find(fields_.begin(), fields_.end(), field);
  const std::uint64_t key =
      position.value << field_bits | static_cast<std::uint64_t>(place - fields_.begin());
  return place != fields_.end() && seen_by_.contains(key);
}

Result<std::optional<Bytes>> VisibleValues::value(Position position, const std::string& field) const {
  if (!sees(position, field))
    return std::optional<Bytes>{};
  VERDIEP_TRY(stored, log_.value(stream_, {position, field}));
  return stored ? std::optional(std::move(stored->value)) : std::nullopt;
}

} // namespace verdiep::interchange
