// Laws of the merge: no word of either side is lost. Small alphabets, so that words meet again.
#include "events/codec/utf8.hpp"
#include "shared/merge/three_way.hpp"
#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace verdiep::merge {
namespace {

constexpr int rounds = 4000;

using Counts = std::map<std::string, int>;

Counts counts_of(std::string_view text) {
  Counts counts;
  std::size_t begin = 0;
  while ((begin = text.find_first_not_of(" \t\r\n", begin)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    ++counts[std::string(text.substr(begin, end - begin))];
    begin = end;
  }
  return counts;
}

int count_in(const Counts& counts, const std::string& word) {
  const auto found = counts.find(word);
  return found == counts.end() ? 0 : found->second;
}

/// A base, and what two people made of it.
struct Trio {
  std::string base, mine, theirs;
};

class Writers {
public:
  explicit Writers(std::uint64_t seed) : random_(seed) {}

  Trio draw() {
    std::vector<std::string> base;
    for (std::uint64_t left = random_.below(30); left > 0; --left) {
      base.push_back(word());
    }
    return {joined(base), joined(revised(base)), joined(revised(base))};
  }

private:
  std::string word() {
    static const std::array<const char*, 12> words{"de",   "een", "wij", "jij", "Ömer", "🎉",
                                                   "boek", "app", "é",   "x",   "y",    "z"};
    return words[static_cast<std::size_t>(random_.below(words.size()))];
  }
  std::vector<std::string> revised(const std::vector<std::string>& base) {
    std::vector<std::string> words;
    for (const std::string& kept : base) {
      if (random_.one_in(8)) {
        words.push_back(word());
      }
      if (!random_.one_in(6)) {
        words.push_back(random_.one_in(9) ? word() : kept);
      }
    }
    if (random_.one_in(3)) {
      words.push_back(word());
    }
    return words;
  }
  std::string joined(const std::vector<std::string>& words) {
    static const std::array<const char*, 4> spaces{" ", " ", "\n", "\n\n"};
    std::string text;
    for (const std::string& one : words) {
      text += (text.empty() ? "" : spaces[static_cast<std::size_t>(random_.below(4))]) + one;
    }
    return text;
  }

  test::Random random_;
};

template <class Check>
void for_each_trio(Check check) {
  Writers writers(7);
  for (int round = 0; round < rounds; ++round) {
    const Trio trio = writers.draw();
    SCOPED_TRACE("base   '" + trio.base + "'\nmine   '" + trio.mine + "'\ntheirs '" + trio.theirs + "'");
    ASSERT_NO_FATAL_FAILURE(check(trio));
  }
}

TEST(ThreeWayLaws, a_side_that_changed_nothing_gives_the_other) {
  for_each_trio([](const Trio& trio) {
    ASSERT_EQ(merge(trio.base, trio.base, trio.theirs), (Merged{trio.theirs, false}));
    ASSERT_EQ(merge(trio.base, trio.mine, trio.base), (Merged{trio.mine, false}));
    ASSERT_EQ(merge(trio.base, trio.mine, trio.mine), (Merged{trio.mine, false}));
  });
}

TEST(ThreeWayLaws, no_word_that_a_side_added_is_lost) {
  for_each_trio([](const Trio& trio) {
    const Counts base = counts_of(trio.base);
    const Counts result = counts_of(merge(trio.base, trio.mine, trio.theirs).text);
    for (const std::string& side : {trio.mine, trio.theirs}) {
      for (const auto& [word, count] : counts_of(side)) {
        // What the other side took out may go; what was added beyond the base stays.
        ASSERT_GE(count_in(result, word), count - count_in(base, word)) << word;
      }
    }
  });
}

TEST(ThreeWayLaws, no_word_that_both_sides_have_is_lost) {
  for_each_trio([](const Trio& trio) {
    const Counts theirs = counts_of(trio.theirs);
    const Counts base = counts_of(trio.base);
    const Counts result = counts_of(merge(trio.base, trio.mine, trio.theirs).text);
    for (const auto& [word, count] : counts_of(trio.mine)) {
      if (count_in(base, word) == 0) {
        ASSERT_GE(count_in(result, word), std::max(count, count_in(theirs, word))) << word;
      }
    }
  });
}

TEST(ThreeWayLaws, nothing_is_made_up) {
  for_each_trio([](const Trio& trio) {
    const Counts mine = counts_of(trio.mine);
    const Counts theirs = counts_of(trio.theirs);
    const Merged both = merge(trio.base, trio.mine, trio.theirs);
    for (const auto& [word, count] : counts_of(both.text)) {
      ASSERT_LE(count, count_in(mine, word) + count_in(theirs, word)) << word;
    }
    ASSERT_TRUE(codec::is_utf8(both.text));
  });
}

TEST(ThreeWayLaws, swapping_the_sides_keeps_the_words) {
  for_each_trio([](const Trio& trio) {
    const Merged one = merge(trio.base, trio.mine, trio.theirs);
    const Merged other = merge(trio.base, trio.theirs, trio.mine);
    ASSERT_EQ(counts_of(one.text), counts_of(other.text));
    ASSERT_EQ(one.has_conflict, other.has_conflict);
  });
}

} // namespace
} // namespace verdiep::merge
