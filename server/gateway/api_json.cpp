#include "server/gateway/api_json.hpp"

#include "events/codec/described.hpp"

#include <utility>

namespace verdiep::gateway {
namespace {

using identity::Denial;

constexpr std::string_view json_type = "application/json";

unsigned status_of(Denial denial) {
  switch (denial) {
  case Denial::signed_out:
    return 401;
  case Denial::wrong_passphrase:
    return 403;
  case Denial::unknown_token:
    return 404;
  case Denial::wrong_kind:
  case Denial::login_name_taken:
  case Denial::no_passphrase:
  case Denial::too_many_access_tokens:
    return 409;
  case Denial::expired:
  case Denial::used_up:
    return 410;
  case Denial::invalid_name:
  case Denial::invalid_avatar:
  case Denial::invalid_login_name:
  case Denial::passphrase_too_short:
  case Denial::passphrase_too_long:
  case Denial::invalid_access_name:
    return 422;
  case Denial::too_many_attempts:
    return 429;
  }
  return 400;
}

} // namespace

Response json_response(unsigned status, const Json& body) {
  return text_response(status, body.dump(-1, ' ', false, Json::error_handler_t::replace), json_type);
}

Response refused(unsigned status, std::string_view code) {
  return json_response(status, {{"code", code}});
}

Response failure(const Error& error) {
  switch (error.code) {
  case ErrorCode::storage_full:
    return refused(507, "storage_full");
  case ErrorCode::not_found:
    return refused(404, "not_found");
  case ErrorCode::damaged:
  case ErrorCode::invalid_input:
    return refused(500, "internal_error");
  case ErrorCode::already_exists:
  case ErrorCode::in_use:
  case ErrorCode::unavailable:
  case ErrorCode::unsupported:
    return refused(503, "unavailable");
  }
  return refused(500, "internal_error");
}

Response denied(Denial denial) {
  return refused(status_of(denial), identity::code_of(denial));
}

Response rejected(const Rejection& rejection) {
  Json arguments = Json::object();
  for (const auto& [name, value] : rejection.arguments.items)
    arguments[name.value] = value.value;
  return json_response(
      409, {{"code", codec::enum_name(rejection.code)}, {"arguments", std::move(arguments)}}
  );
}

std::optional<Json> object_in(const Request& request) {
  const bool announced = request.content_type.starts_with(json_type);
  Json body = announced ? Json::parse(request.body, nullptr, false) : Json(Json::value_t::discarded);
  if (!body.is_object())
    return std::nullopt;
  return body;
}

std::string text_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string())
    return {};
  return found->get<std::string>();
}

bool flag_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::uint64_t>
number_at(const Json& object, const char* field, std::uint64_t min, std::uint64_t max) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number_unsigned())
    return std::nullopt;
  const auto number = found->get<std::uint64_t>();
  if (number < min || number > max)
    return std::nullopt;
  return number;
}

Json titles(const programme::Title& title) {
  Json texts = Json::object();
  for (const auto& [language, text] : title.entries)
    texts[language] = text;
  return texts;
}

} // namespace verdiep::gateway
