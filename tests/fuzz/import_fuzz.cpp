// Bytes that claim to be a programme's file: refused with at least one mistake at a place that the text has, or a
// programme that the rules take and whose commands decode to themselves.
#include "events/command.hpp"
#include "server/content/programme_file.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  auto programme = verdiep::content::parse_programme(text);
  if (!programme) {
    require(!programme.error().empty());
    const auto lines = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), '\n'));
    for (const auto& mistake : programme.error()) {
      require(mistake.place.line >= 1 && mistake.place.line <= lines);
      require(mistake.place.column >= 1 && mistake.place.column <= size + 1);
      require(!mistake.what.empty() && !mistake.advice.empty());
    }
    return 0;
  }
  require(!programme->title.entries.empty() && !programme->dingen.empty());
  for (auto& ding : programme->dingen) {
    verdiep::Command command;
    command.stream.bytes[0] = 1;
    command.id.bytes[0] = 1;
    command.body = verdiep::dingen::AddDing{{}, std::move(ding.content)};
    const auto again = verdiep::decode_command(verdiep::encode_command(command));
    require(again.has_value() && *again == command);
  }
  return 0;
}
