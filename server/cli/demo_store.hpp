#pragma once

#include "events/programme.hpp"
#include "server/cli/application.hpp"
#include "server/cli/play.hpp"
#include "server/demo/script.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace verdiep::cli {

inline constexpr std::uint32_t editions_max = 10'000;

/// How much of the story, and how often; what is not given is the default, or what the store was made with.
struct DemoWish {
  std::optional<programme::Phase> until;
  std::optional<std::uint32_t> editions;
};

/// A store in which the story has been played as far as was asked.
struct DemoStore {
  std::unique_ptr<StoryClock> clock; ///< outlives the application
  std::unique_ptr<Application> application;
  demo::Script script; ///< of the first edition
  programme::Phase until = programme::Phase::voting;
  std::uint32_t editions = 1;
};

/// Opens the demo in the folder: makes it where there is none, plays on where it was interrupted, and
/// otherwise leaves it as people left it.
///
/// Errors   invalid_input: the store holds something else than a demo, or one that was made otherwise than wished;
///          those of `Application::open`
[[nodiscard]] Result<DemoStore> open_demo_store(ApplicationOptions options, const DemoWish& wish = {});

/// Deletes the demo in the folder, so that the next one starts anew. A folder that is missing or empty is
/// fine.
/// Errors   invalid_input: the store holds something else than a demo
[[nodiscard]] Result<void> remove_demo_store(const ApplicationOptions& options);

} // namespace verdiep::cli
