#include "server/cli/refusals.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <string>

namespace verdiep::cli {

namespace {

std::string name_of(RejectionCode code) {
  std::string name = "unknown";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<RejectionCode>>([&](auto described) {
    if (described.value == code) {
      name = described.name;
    }
  });
  return name;
}

Error error_of_rejection(const Rejection& rejection) {
  switch (rejection.code) {
  case RejectionCode::not_a_member:
    return {
        ErrorCode::not_found, "nobody in this programme has that id",
        "look it up on the programme's people page"
    };
  case RejectionCode::last_coordinator:
    return {
        ErrorCode::invalid_input, "this person is the last coordinator of a programme",
        "let somebody else become coordinator first"
    };
  case RejectionCode::unknown_event:
    return {
        ErrorCode::unsupported, "this store was written by a newer version", "use that version of verdiep"
    };
  default: {
    std::string context = "the programme's rules refuse it: " + name_of(rejection.code);
    for (const auto& argument : rejection.arguments.items) {
      context += ", " + argument.name.value + " " + argument.value.value;
    }
    if (rejection.beaten_by != Position{}) {
      context += ", because of event " + std::to_string(rejection.beaten_by.value);
    }
    return {ErrorCode::invalid_input, context, ""};
  }
  }
}

Error error_of_refusal(pipeline::Refusal refusal) {
  switch (refusal) {
  case pipeline::Refusal::malformed:
    return {ErrorCode::invalid_input, "the command does not decode", ""};
  case pipeline::Refusal::too_large:
    return {ErrorCode::invalid_input, "the command is too large", ""};
  case pipeline::Refusal::too_fast:
    return {ErrorCode::unavailable, "the server is busy", "try again in a minute"};
  case pipeline::Refusal::storage_full:
    return {ErrorCode::storage_full, "the disk is full", "free some space and try again"};
  case pipeline::Refusal::read_only:
    return {
        ErrorCode::unsupported, "this programme was written by a newer version", "use that version of verdiep"
    };
  case pipeline::Refusal::shutting_down:
    return {ErrorCode::unavailable, "the server is shutting down", "try again when it runs"};
  case pipeline::Refusal::unavailable:
    return {
        ErrorCode::unavailable, "the store failed", "see the server's log; verdiep verify says what is wrong"
    };
  }
  return {ErrorCode::unavailable, "unknown refusal", ""};
}

} // namespace

Error error_of(const pipeline::Outcome& outcome) {
  if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
    return error_of_rejection(*rejection);
  }
  if (const auto* refusal = std::get_if<pipeline::Refusal>(&outcome)) {
    return error_of_refusal(*refusal);
  }
  return {ErrorCode::already_exists, "another command came under this id before", ""};
}

} // namespace verdiep::cli
