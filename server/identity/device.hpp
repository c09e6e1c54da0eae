#pragma once

#include "server/identity/rows.hpp"

#include <string_view>

namespace verdiep::identity {

/// What the `User-Agent` of a request says in plain words: "Firefox", "Windows". Nothing finer is kept: it
/// serves people who look at the list of their sessions, not recognising devices.
///
/// Shape    names of products, the same in every language; empty where the text says nothing known
[[nodiscard]] Device device_of(std::string_view user_agent);

} // namespace verdiep::identity
