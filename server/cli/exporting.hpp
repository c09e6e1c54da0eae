#pragma once

#include "server/cli/application.hpp"
#include "server/cli/lookup.hpp"
#include "shared/result.hpp"

#include <string>
#include <string_view>

namespace verdiep::cli {

/// What `verdiep export` was asked for, as typed.
///
/// Shape    `format` is csv, ndjson, xes or figures; `as` a role or a person, a coordinator if empty; `file` an
///          absolute path at which nothing is
struct ExportRequest {
  std::string_view format;
  std::string_view as;
  std::string_view file;
  bool content = false;
};

/// Writes the file, as it is made: for its owner only. Gives a line for the operator.
///
/// Errors   invalid_input; already_exists; not_found; unavailable, storage_full
[[nodiscard]] Result<std::string>
export_programme(Application& application, const Programme& programme, const ExportRequest& wish);

} // namespace verdiep::cli
