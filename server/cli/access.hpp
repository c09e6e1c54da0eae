#pragma once

#include "server/cli/application.hpp"
#include "server/cli/control.hpp"
#include "shared/result.hpp"

#include <optional>
#include <string_view>

namespace verdiep::cli {

/// An access token that an operator makes for somebody, as typed.
struct AccessRequest {
  std::string_view name;
  std::string_view scope;
  std::optional<StreamId> stream; ///< none: every programme of the person
  Timestamp expires;
};

/// Errors   invalid_input
[[nodiscard]] Result<ControlAnswer>
grant_access(Application& application, const identity::Account& account, const AccessRequest& wish);
[[nodiscard]] Result<ControlAnswer> list_access(Application& application, const identity::Account& account);
/// Errors   not_found
[[nodiscard]] Result<ControlAnswer>
revoke_access(Application& application, const identity::Account& account, std::string_view id);

} // namespace verdiep::cli
