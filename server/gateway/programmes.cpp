#include "server/gateway/programmes.hpp"

#include "events/record.hpp"

#include <optional>
#include <variant>

namespace verdiep::gateway {
namespace {

std::optional<programme::Title> title_in(ByteView record) {
  const auto decoded = decode_record(record);
  if (!decoded)
    return std::nullopt;
  const auto* drafted = std::get_if<programme::ProgrammeDrafted>(&decoded->body);
  if (drafted == nullptr)
    return std::nullopt;
  return drafted->title;
}

} // namespace

Result<programme::Title> Programmes::title(StreamId stream) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = titles_.find(stream); known != titles_.end())
      return known->second;
  }
  std::optional<programme::Title> title;
  VERDIEP_CHECK(log_.read(stream, Position{1}, Position{1}, [&](Position, ByteView record) {
    title = title_in(record);
    return false;
  }));
  if (!title)
    return fail(ErrorCode::not_found, "stream " + to_text(stream) + " holds no programme");
  const std::lock_guard lock(mutex_);
  return titles_.emplace(stream, *std::move(title)).first->second;
}

} // namespace verdiep::gateway
