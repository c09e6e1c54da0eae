#pragma once

#include "events/programme.hpp"
#include "events/rejection.hpp"
#include "server/gateway/http.hpp"
#include "server/identity/identity.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The JSON of the interface, for the sources of `Api` only.
namespace verdiep::gateway {

using Json = nlohmann::json;

[[nodiscard]] Response json_response(unsigned status, const Json& body);
[[nodiscard]] Response refused(unsigned status, std::string_view code);
[[nodiscard]] Response denied(identity::Denial denial);
/// The world failed: what of it a client is told.
[[nodiscard]] Response failure(const Error& error);
/// Arguments are for the sentence, never content.
[[nodiscard]] Response rejected(const Rejection& rejection);

/// A body that is a JSON object, announced as one. A form of another site cannot announce that without being
/// asked (CORS).
[[nodiscard]] std::optional<Json> object_in(const Request& request);
/// Empty when the field is missing or no text: no token, name or id is empty.
[[nodiscard]] std::string text_at(const Json& object, const char* field);
/// False when the field is missing or no truth value.
[[nodiscard]] bool flag_at(const Json& object, const char* field);
/// A whole number from `min` to `max`; nullopt when the field is missing or anything else.
[[nodiscard]] std::optional<std::uint64_t>
number_at(const Json& object, const char* field, std::uint64_t min, std::uint64_t max);

/// Language to text.
[[nodiscard]] Json titles(const programme::Title& title);

} // namespace verdiep::gateway
