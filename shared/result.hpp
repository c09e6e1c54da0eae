#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace verdiep {

/// What kind of failure of the world it is; the caller's choice depends on it.
enum class ErrorCode : std::uint8_t {
  invalid_input, ///< bytes or arguments from outside are wrong; nothing happened
  not_found,
  already_exists,
  in_use,       ///< another process or socket holds it
  storage_full, ///< nothing written; try later
  damaged,      ///< stored bytes are not what was written: fatal, stop serving
  unavailable,  ///< an I/O failure or a peer that is gone; may pass
  unsupported,  ///< written by a newer version
};

/// A failure of the world, as a value.
///
/// Shape    `context` says what and where, in one line; `advice` what the user can do, empty if nothing
struct Error {
  ErrorCode code = ErrorCode::unavailable;
  std::string context;
  std::string advice;
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorCode code, std::string context, std::string advice = {}) {
  return Failure(Error{code, std::move(context), std::move(advice)});
}

} // namespace verdiep

// NOLINTBEGIN(bugprone-macro-parentheses): a name that is declared takes none
/// Declares `name` as the value of `expression`, or returns its error.
#define VERDIEP_TRY(name, expression)                                                                        \
  auto name##_result = (expression);                                                                         \
  if (!name##_result)                                                                                        \
    return tl::make_unexpected(std::move(name##_result.error()));                                            \
  auto& name = *name##_result
// NOLINTEND(bugprone-macro-parentheses)

/// Returns the error of `expression`, whose value is nothing.
#define VERDIEP_CHECK(expression)                                                                            \
  do {                                                                                                       \
    auto checked_result = (expression);                                                                      \
    if (!checked_result)                                                                                     \
      return tl::make_unexpected(std::move(checked_result.error()));                                         \
  } while (false)
