#pragma once

#include "server/cli/application.hpp"
#include "server/cli/play.hpp"
#include "server/demo/script.hpp"
#include "shared/result.hpp"

#include <filesystem>
#include <memory>

namespace verdiep::cli {

/// A store in which the story has been played to its end.
struct DemoStore {
  std::unique_ptr<StoryClock> clock; ///< outlives the application
  std::unique_ptr<Application> application;
  demo::Script script;
};

/// Opens the demo in the folder: makes it where there is none, plays on where it was interrupted, and
/// otherwise leaves it as people left it.
///
/// Errors   invalid_input: the store holds something else than a demo; those of `Application::open`
[[nodiscard]] Result<DemoStore> open_demo_store(ApplicationOptions options);

/// Deletes the demo in the folder, so that the next one starts anew. A folder that is missing or empty is
/// fine.
/// Errors   invalid_input: the store holds something else than a demo
[[nodiscard]] Result<void> remove_demo_store(const ApplicationOptions& options);

} // namespace verdiep::cli
