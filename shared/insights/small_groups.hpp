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

/// For numbers that everybody can add up and subtract from each other, such as those of two lists with equal
/// sums: whoever does so learns what the hidden ones are together. So at least two are hidden or none, and
/// enough that together they are at least five people, and leave at least five over.
///
/// Hides the least number that is told besides, zeros last, until that holds.
/// Shape    each of `whole` people at most
void hide_what_sums_tell(std::vector<Cell> cells, std::uint32_t whole);

} // namespace verdiep::insights
