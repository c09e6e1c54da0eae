#include "tests/support/random.hpp"

#include <string_view>

namespace verdiep::test {
namespace {

constexpr std::array<std::string_view, 24> words{
    "samen",   "leren",  "vandaag", "een",  "klein",        "idee", "uitproberen",   "koffie",
    "collega", "prompt", "verslag", "€ 25", "geïnformeerd", "café", "naïef",         "überhaupt",
    "日本語",  "привет", "مرحبا",   "👍",   "👩‍💻",  "\n",   "\"aanhaling\"", "<script>",
};

} // namespace

std::string Random::text(std::size_t bytes_min, std::size_t bytes_max) {
  const std::size_t usual = std::min(bytes_max, std::max<std::size_t>(bytes_min, 48));
  const std::size_t target = one_in(16) ? bytes_max : static_cast<std::size_t>(between(bytes_min, usual));
  std::string out;
  while (out.size() < target) {
    const std::string_view word = pick(words);
    const std::size_t space = out.empty() ? 0 : 1;
    if (out.size() + space + word.size() > target) {
      out.append(target - out.size(), 'x'); // the rest, so that limits are met exactly
      break;
    }
    out.append(space, ' ');
    out += word;
  }
  return out;
}

} // namespace verdiep::test
