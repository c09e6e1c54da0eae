#include "server/cli/demo_store.hpp"

#include "server/cli/await.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <system_error>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

/// The row that marks a demo: `playing <ms the story is moved by>`, then `played`.
constexpr std::string_view row_name = "demo";
constexpr std::string_view playing = "playing ";
constexpr std::string_view played = "played";

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

Result<std::optional<std::string>> demo_row(const log::Log& log) {
  VERDIEP_TRY(row, log.row(log::Table::settings, bytes_of(row_name)));
  if (!row) {
    return std::nullopt;
  }
  return std::string(row->begin(), row->end());
}

Result<void> set_demo_row(Application& application, const std::string& value) {
  return await<Result<void>>([&](auto handler) {
    application.pipeline().change_rows(
        {{log::Table::settings, bytes_of(row_name), bytes_of(value)}},
        [handler](const Result<void>& written) { handler(written); }
    );
  });
}

Failure not_a_demo(const fs::path& store) {
  return fail(
      ErrorCode::invalid_input, store.string() + " holds a store that is no demo",
      "give another folder with --store, or serve this one with verdiep serve"
  );
}

/// How far to move the story; a play that was interrupted goes on with what it began with.
Result<std::optional<std::int64_t>> shift_to_play(Application& application, const demo::Script& script) {
  VERDIEP_TRY(row, demo_row(application.log()));
  if (row && *row == played) {
    return std::nullopt;
  }
  std::int64_t shift_ms = 0;
  if (row) {
    const auto number = std::string_view(*row).substr(std::min(playing.size(), row->size()));
    std::from_chars(number.data(), number.data() + number.size(), shift_ms);
    return shift_ms;
  }
  VERDIEP_TRY(streams, application.log().streams());
  VERDIEP_TRY(accounts, identity::all_accounts(application.log()));
  if (!streams.empty() || !accounts.empty()) {
    return not_a_demo(application.options().store);
  }
  shift_ms = demo::shift_to_past(script, system_now());
  VERDIEP_CHECK(set_demo_row(application, std::string(playing) + std::to_string(shift_ms)));
  return shift_ms;
}

bool is_missing_or_empty(const fs::path& folder) {
  std::error_code error;
  return !fs::exists(folder, error) || fs::is_empty(folder, error);
}

} // namespace

Result<DemoStore> open_demo_store(ApplicationOptions options) {
  VERDIEP_TRY(script, demo::built_in_script());
  auto clock = std::make_unique<StoryClock>();
  options.create = true;
  options.clock = [&clock = *clock] { return clock.now(); };
  VERDIEP_TRY(application, Application::open(std::move(options)));
  VERDIEP_TRY(shift_ms, shift_to_play(*application, script));
  if (shift_ms) {
    demo::shift(script, *shift_ms);
    VERDIEP_CHECK(play(*application, *clock, script));
    VERDIEP_CHECK(set_demo_row(*application, std::string(played)));
  }
  return DemoStore{std::move(clock), std::move(application), std::move(script)};
}

Result<void> remove_demo_store(const ApplicationOptions& options) {
  if (is_missing_or_empty(options.store)) {
    return {};
  }
  {
    log::RocksdbOptions log_options;
    VERDIEP_TRY(log, log::RocksdbLog::open(options.store, std::move(log_options)));
    VERDIEP_TRY(row, demo_row(*log));
    if (!row) {
      return not_a_demo(options.store);
    }
  }
  std::error_code error;
  fs::remove_all(options.store, error);
  if (error) {
    return fail(ErrorCode::unavailable, "cannot delete " + options.store.string() + ": " + error.message());
  }
  return {};
}

} // namespace verdiep::cli
