#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// Which numbers may be told without saying something about a few people: the one place where this is decided.
namespace verdiep::insights {

/// A number of fewer people than this is not told.
inline constexpr std::uint32_t people_min = 5;

/// A number, or nothing where it would be of too few people.
using Count = std::optional<std::uint32_t>;

/// Whether one may tell that `part` of `whole` people did something: at least five did or nobody, and at least
/// five did not or nobody did not. That all did, or nobody, singles out no one.
[[nodiscard]] bool is_telling_safe(std::uint32_t part, std::uint32_t whole);

/// `part` if it is safe to tell.
[[nodiscard]] Count told(std::uint32_t part, std::uint32_t whole);

/// Numbers of groups each of which contains the next, such as the steps of a funnel: what lies between two
/// that are told is nobody or at least five people too.
///
/// Shape    `counts` never increases; the first is the whole
[[nodiscard]] std::vector<Count> told_nested(const std::vector<std::uint32_t>& counts);

/// A number of people as it is, and as it is told.
struct Cell {
  std::uint32_t people = 0;
  Count* told = nullptr;
};

/// For two lists of which everybody knows that their sums are equal: whoever adds up learns what the hidden
/// numbers of one list are together, if nothing is hidden in the other. A single one then follows, and so do
/// several that together are, or leave over, fewer than five people: so the least number of the other list,
/// zeros last, is hidden too, and only a difference follows.
///
/// Shape    each of `whole` people at most
void hide_what_sums_tell(const std::vector<Cell>& one, const std::vector<Cell>& other, std::uint32_t whole);

} // namespace verdiep::insights
