#pragma once

#include <string>
#include <string_view>

/// Two people wrote over the same text at once: one text that has the words of both.
namespace verdiep::merge {

struct Merged {
  std::string text;
  bool has_conflict =
      false; ///< both changed the same place: what each wrote there stands one after the other

  friend bool operator==(const Merged&, const Merged&) = default;
};

/// Merges word by word what `mine` and `theirs` made of `base`.
///
/// A change that only one side made is taken over, deletions too. Where both changed the same place, what `theirs`
/// says there comes first and what `mine` says after it. White space that differs is one side's.
/// Invariants  1. A side that left `base` as it was gives the other side, byte for byte; equal sides give that text.
///             2. Every word that a side added is in the result; where the other side did not touch them, the
///             words that a side kept are too.
///             3. The sides may be swapped: the words stay the same ones, in another order only where both changed.
///             4. Valid UTF-8 stays valid: texts are divided at ASCII white space only.
/// Shape       the result is at most as long as both sides together and a separator for each conflict
/// Cost        words of the base times words of a side, between what all have in common at either end; when that is
///             over four million, what lies between counts as one conflict
/// Source      Khanna, Kunal, Pierce: A Formal Investigation of Diff3 (2007)
[[nodiscard]] Merged merge(std::string_view base, std::string_view mine, std::string_view theirs);

} // namespace verdiep::merge
