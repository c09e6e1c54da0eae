// Bytes that claim to be a command: refused, or a value with this encoding only, whose personal values fit
// their fields.
#include "events/command.hpp"

#include <cstdlib>

namespace {

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const verdiep::ByteView bytes(data, size);
  const auto command = verdiep::decode_command(bytes);
  if (!command) {
    require(command.error().offset <= size);
    return 0;
  }
  const verdiep::Bytes again = verdiep::encode_command(*command);
  require(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
  std::size_t set = 0;
  verdiep::for_each_personal(command->body, [&](std::string_view field, const verdiep::Commitment&) {
    require(set < command->personal.size() && command->personal[set].field == field);
    require(verdiep::check_personal_value(command->body, field, command->personal[set].value).has_value());
    ++set;
  });
  require(set == command->personal.size());
  return 0;
}
