#pragma once

#include "client-wasm/account/account.hpp"
#include "client-wasm/words/account.hpp"

#include <string_view>

namespace verdiep::screens::me {

/// Why a wish about one's account was not granted, and what can be done.
[[nodiscard]] std::string_view failure_words(const words::Account& words, account::Failure failure);

} // namespace verdiep::screens::me
