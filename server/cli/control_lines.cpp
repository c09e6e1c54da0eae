#include "server/cli/control.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace verdiep::cli {

namespace {

using Json = nlohmann::json;

/// On the socket by name, in the order of `ErrorCode`.
constexpr std::array<std::string_view, 8> code_names = {"invalid_input", "not_found",    "already_exists",
                                                        "in_use",        "storage_full", "damaged",
                                                        "unavailable",   "unsupported"};

std::string line_of(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Failure malformed(std::string_view what) {
  return fail(ErrorCode::invalid_input, "the control socket got something that is no " + std::string(what));
}

std::optional<std::string> text_at(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_string()) {
    return std::nullopt;
  }
  return found->get<std::string>();
}

Result<ControlAnswer> decode_error(const Json& error) {
  const auto code = text_at(error, "code");
  const auto context = text_at(error, "context");
  const auto advice = text_at(error, "advice");
  for (std::size_t index = 0; code && context && advice && index < code_names.size(); ++index) {
    if (code_names[index] == *code) {
      return fail(static_cast<ErrorCode>(index), *context, *advice);
    }
  }
  return malformed("answer");
}

} // namespace

std::string_view ControlRequest::argument(std::string_view name) const {
  const auto found = arguments.find(std::string(name));
  return found == arguments.end() ? std::string_view{} : std::string_view(found->second);
}

std::string encode_request(const ControlRequest& request) {
  return line_of({{"command", request.command}, {"arguments", request.arguments}});
}

Result<ControlRequest> decode_request(std::string_view line) {
  const auto value = Json::parse(line, nullptr, false);
  if (!value.is_object()) {
    return malformed("request");
  }
  const auto command = text_at(value, "command");
  const auto arguments = value.find("arguments");
  if (!command || arguments == value.end() || !arguments->is_object()) {
    return malformed("request");
  }
  ControlRequest request{*command, {}};
  for (const auto& [name, argument] : arguments->items()) {
    if (!argument.is_string()) {
      return malformed("request");
    }
    request.arguments.emplace(name, argument.get<std::string>());
  }
  return request;
}

std::string encode_answer(const Result<ControlAnswer>& answer) {
  if (answer) {
    return line_of({{"output", answer->output}, {"notes", answer->notes}});
  }
  const auto& error = answer.error();
  const auto code = code_names.at(static_cast<std::size_t>(error.code));
  return line_of({{"error", {{"code", code}, {"context", error.context}, {"advice", error.advice}}}});
}

Result<ControlAnswer> decode_answer(std::string_view line) {
  const auto value = Json::parse(line, nullptr, false);
  if (!value.is_object()) {
    return malformed("answer");
  }
  if (const auto error = value.find("error"); error != value.end()) {
    return decode_error(*error);
  }
  const auto output = text_at(value, "output");
  const auto notes = text_at(value, "notes");
  if (!output || !notes) {
    return malformed("answer");
  }
  return ControlAnswer{*output, *notes};
}

} // namespace verdiep::cli
