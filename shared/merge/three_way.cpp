#include "shared/merge/three_way.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace verdiep::merge {

namespace {

constexpr std::size_t cells_max = 4'000'000;
constexpr std::size_t unmatched = std::numeric_limits<std::size_t>::max();
constexpr std::string_view white_space = " \t\r\n";

/// A word and the white space behind it. Words are compared, white space is not: who adds a word behind another one
/// has not changed that one.
struct Token {
  std::string_view word;
  std::string_view space;
  std::uint32_t number = 0; ///< equal for equal words
};

using Tokens = std::vector<Token>;

/// Divides texts into words, and numbers these.
class Words {
public:
  [[nodiscard]] Tokens divide(std::string_view text) {
    Tokens tokens;
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find_first_of(white_space, begin), text.size());
      const std::size_t next = std::min(text.find_first_not_of(white_space, end), text.size());
      const std::string_view word = text.substr(begin, end - begin);
      tokens.push_back({word, text.substr(end, next - end), number_of(word)});
      begin = next;
    }
    return tokens;
  }

private:
  std::uint32_t number_of(std::string_view word) {
    return numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

  std::map<std::string_view, std::uint32_t> numbers_;
};

bool is_equal(const Token& a, const Token& b) {
  return a.number == b.number;
}

/// For each word of the base the one of the side that it became, in order; `unmatched` for those that went.
class Matching {
public:
  Matching(const Tokens& base, const Tokens& side) : base_(base), side_(side), of_(base.size(), unmatched) {
    std::size_t begin = 0;
    std::size_t base_end = base.size();
    std::size_t side_end = side.size();
    while (begin < base_end && begin < side_end && is_equal(base[begin], side[begin])) {
      of_[begin] = begin;
      ++begin;
    }
    while (base_end > begin && side_end > begin && is_equal(base[base_end - 1], side[side_end - 1])) {
      of_[--base_end] = --side_end;
    }
    match_between(begin, base_end, side_end);
  }

  [[nodiscard]] std::size_t operator[](std::size_t index) const { return of_[index]; }

private:
  /// A longest common subsequence, by the textbook's table.
  void match_between(std::size_t begin, std::size_t base_end, std::size_t side_end) {
    const std::size_t rows = base_end - begin + 1;
    const std::size_t columns = side_end - begin + 1;
    if (rows * columns > cells_max) {
      return;
    }
    std::vector<std::uint16_t> length(rows * columns, 0);
    const auto at = [&](std::size_t row, std::size_t column) -> std::uint16_t& {
      return length[row * columns + column];
    };
    for (std::size_t row = rows - 1; row-- > 0;) {
      for (std::size_t column = columns - 1; column-- > 0;) {
        const bool same = is_equal(base_[begin + row], side_[begin + column]);
        at(row, column) = same ? static_cast<std::uint16_t>(at(row + 1, column + 1) + 1)
                               : std::max(at(row + 1, column), at(row, column + 1));
      }
    }
    for (std::size_t row = 0, column = 0; row + 1 < rows && column + 1 < columns;) {
      if (is_equal(base_[begin + row], side_[begin + column])) {
        of_[begin + row++] = begin + column++;
      } else if (at(row + 1, column) >= at(row, column + 1)) {
        ++row;
      } else {
        ++column;
      }
    }
  }

  const Tokens& base_;
  const Tokens& side_;
  std::vector<std::size_t> of_;
};

/// Words that follow each other.
struct Span {
  const Token* begin_;
  const Token* end_;

  [[nodiscard]] const Token* begin() const { return begin_; }
  [[nodiscard]] const Token* end() const { return end_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
};

Span span_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  return {tokens.data() + begin, tokens.data() + end};
}

bool is_equal(Span a, Span b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Token& x, const Token& y) {
    return x.number == y.number;
  });
}

bool has_lines(Span span) {
  return std::any_of(span.begin(), span.end(), [](const Token& token) {
    return token.space.find('\n') != std::string_view::npos;
  });
}

/// Puts the result together.
class Writer {
public:
  void add(std::string_view word, std::string_view space) {
    separate(" ");
    merged_.text.append(word).append(space);
  }
  void add(Span span) {
    for (const Token& token : span) {
      add(token.word, token.space);
    }
  }

  /// What both say alike at either end of the place stands once.
  void add_conflict(Span mine, Span theirs) {
    while (!mine.empty() && !theirs.empty() && mine.begin_->number == theirs.begin_->number) {
      add(theirs.begin_->word, theirs.begin_->space);
      ++mine.begin_;
      ++theirs.begin_;
    }
    Span alike{mine.end_, mine.end_};
    while (!mine.empty() && !theirs.empty() && mine.end_[-1].number == theirs.end_[-1].number) {
      --mine.end_;
      --theirs.end_;
      --alike.begin_;
    }
    merged_.has_conflict = merged_.has_conflict || (!mine.empty() && !theirs.empty());
    add(theirs);
    if (!theirs.empty() && (has_lines(mine) || has_lines(theirs))) {
      separate("\n");
    }
    add(mine);
    add(alike);
  }

  [[nodiscard]] Merged take() {
    merged_.text.erase(merged_.text.find_last_not_of(white_space) + 1);
    return std::move(merged_);
  }

private:
  /// Words of two texts must not become one.
  void separate(std::string_view separator) {
    const std::string& text = merged_.text;
    if (!text.empty() && white_space.find(text.back()) == std::string_view::npos) {
      merged_.text += separator;
    }
  }

  Merged merged_;
};

Merged merge_words(const Tokens& base, const Tokens& mine, const Tokens& theirs) {
  const Matching to_mine(base, mine);
  const Matching to_theirs(base, theirs);
  Writer out;
  std::size_t at_base = 0;
  std::size_t at_mine = 0;
  std::size_t at_theirs = 0;
  const auto settle = [&](std::size_t base_end, std::size_t mine_end, std::size_t theirs_end) {
    const Span of_base = span_of(base, at_base, base_end);
    const Span of_mine = span_of(mine, at_mine, mine_end);
    const Span of_theirs = span_of(theirs, at_theirs, theirs_end);
    if (is_equal(of_base, of_mine)) {
      out.add(of_theirs);
    } else if (is_equal(of_base, of_theirs)) {
      out.add(of_mine);
    } else {
      out.add_conflict(of_mine, of_theirs);
    }
  };
  for (std::size_t index = 0; index < base.size(); ++index) {
    if (to_mine[index] == unmatched || to_theirs[index] == unmatched) {
      continue;
    }
    settle(index, to_mine[index], to_theirs[index]);
    const Token& kept = mine[to_mine[index]];
    const bool is_mine = kept.space != base[index].space;
    out.add(kept.word, is_mine ? kept.space : theirs[to_theirs[index]].space);
    at_base = index + 1;
    at_mine = to_mine[index] + 1;
    at_theirs = to_theirs[index] + 1;
  }
  settle(base.size(), mine.size(), theirs.size());
  return out.take();
}

} // namespace

Merged merge(std::string_view base, std::string_view mine, std::string_view theirs) {
  if (mine == base || mine == theirs) {
    return {std::string(theirs), false};
  }
  if (theirs == base) {
    return {std::string(mine), false};
  }
  Words words;
  const Tokens of_base = words.divide(base);
  const Tokens of_mine = words.divide(mine);
  const Tokens of_theirs = words.divide(theirs);
  return merge_words(of_base, of_mine, of_theirs);
}

} // namespace verdiep::merge
