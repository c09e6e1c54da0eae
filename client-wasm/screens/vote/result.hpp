#pragma once

#include "client-wasm/screens/vote/vote.hpp"

namespace verdiep::screens::vote {

/// What a counted round came to: one sentence, bars, a table, the reader's own code and all of them.
void show_result(ui::Ui& ui, const Reader& reader, const Desk& desk, View& view, RoundId id);

/// What a round came to, in one sentence. `round` is counted.
[[nodiscard]] std::string result_sentence(const Reader& reader, const verdiep::vote::Round& round);

} // namespace verdiep::screens::vote
