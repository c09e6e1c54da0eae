#include "client-wasm/design/tokens.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace verdiep::design {
namespace {

// VERDIEP_UPDATE_GOLDEN=1 writes the stylesheet anew; the change is reviewed as a diff.
TEST(Stylesheet, says_what_the_token_table_says) {
  if (std::getenv("VERDIEP_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(VERDIEP_TOKENS_CSS, std::ios::binary) << tokens_css();
  }
  std::ifstream file(VERDIEP_TOKENS_CSS, std::ios::binary);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(committed, tokens_css());
}

} // namespace
} // namespace verdiep::design
