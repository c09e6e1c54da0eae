// Figures that a device kept, from a file that anybody may have changed: nothing, or what is written again as it
// was read.
#include "shared/insights/json/answer.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace verdiep::insights;
  const auto answer = parse_answer(std::string_view(reinterpret_cast<const char*>(data), size));
  if (answer && parse_answer(to_json(*answer)) != answer) {
    std::abort();
  }
  return 0;
}
