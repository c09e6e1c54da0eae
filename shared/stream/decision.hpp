#pragma once

#include "events/rejection.hpp"
#include "events/vocabulary.hpp"
#include "shared/fact.hpp"

#include <tl/expected.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verdiep::stream {

/// At least one event, or why not.
using Decision = tl::expected<std::vector<EventBody>, Rejection>;

template <class... Events>
[[nodiscard]] Decision accept(Events&&... events) {
  std::vector<EventBody> bodies;
  bodies.reserve(sizeof...(events));
  (bodies.emplace_back(std::forward<Events>(events)), ...);
  return bodies;
}

/// Names and values for the sentence that the client makes of a rejection; never content.
using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

[[nodiscard]] inline tl::unexpected<Rejection>
reject(RejectionCode code, Position beaten_by = {}, Arguments arguments = {}) {
  Rejection rejection{code, {}, beaten_by};
  for (const auto& [name, value] : arguments) {
    rejection.arguments.items.push_back({{std::string(name)}, {std::string(value)}});
  }
  return tl::unexpected<Rejection>(std::move(rejection));
}

/// Rejected because of how things stand, by the event that made them so.
[[nodiscard]] inline tl::unexpected<Rejection>
reject(RejectionCode code, const Fact& fact, Arguments arguments = {}) {
  return reject(code, fact.since, arguments);
}

} // namespace verdiep::stream
