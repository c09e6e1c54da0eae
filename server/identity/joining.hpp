#pragma once

#include "events/people.hpp"
#include "events/types/bytes.hpp"
#include "events/types/id.hpp"
#include "events/types/timestamp.hpp"
#include "server/log/log.hpp"
#include "shared/crypto.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// The command by which a new person enters a programme, made by the server because the person has no replica
/// yet.
namespace verdiep::identity {

/// A name as it will be shown: without blanks around it. Nullopt when it is empty, over the limit of
/// `people::Name`, not UTF-8, or has control characters.
[[nodiscard]] std::optional<people::Name> checked_name(std::string_view text);

[[nodiscard]] Bytes
joining_command(StreamId stream, const people::Name& name, people::Avatar avatar, Timestamp now);

/// The account that a request makes with an invitation: always the same one for the same two, which is how a
/// repeated request finds it.
[[nodiscard]] log::AccountId
account_of_request(const Sha256& invitation, const std::array<std::uint8_t, 16>& request);

} // namespace verdiep::identity
