#include "server/cli/demo_store.hpp"

#include "events/codec/described.hpp"
#include "server/cli/await.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view row_name = "demo";

/// The row that marks a demo, as words: `playing` or `played`, the milliseconds that the story is moved by, the phase
/// it goes up to, and how many editions there are.
struct DemoRow {
  bool played = false;
  std::int64_t shift_ms = 0;
  programme::Phase until = programme::Phase::voting;
  std::uint32_t editions = 1;
};

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

std::string to_text(const DemoRow& row) {
  std::ostringstream text;
  text << (row.played ? "played " : "playing ") << row.shift_ms << ' ' << codec::enum_name(row.until) << ' '
       << row.editions;
  return text.str();
}

Result<std::optional<DemoRow>> demo_row(const log::Log& log) {
  VERDIEP_TRY(bytes, log.row(log::Table::settings, bytes_of(row_name)));
  if (!bytes) {
    return std::nullopt;
  }
  std::istringstream text(std::string(bytes->begin(), bytes->end()));
  std::string state;
  std::string phase;
  DemoRow row;
  text >> state >> row.shift_ms >> phase >> row.editions;
  const auto until = codec::enum_value<programme::Phase>(phase);
  row.played = state == "played";
  row.until = until.value_or(programme::Phase::voting);
  if (!text || !until) {
    return fail(
        ErrorCode::unsupported, "this demo was made by another version", "start a new one with --fresh"
    );
  }
  return row;
}

Result<void> set_demo_row(Application& application, const DemoRow& row) {
  return await<Result<void>>([&](auto handler) {
    application.pipeline().change_rows(
        {{log::Table::settings, bytes_of(row_name), bytes_of(to_text(row))}},
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

Result<void> check_wish(const DemoRow& row, const DemoWish& wish) {
  if (wish.until.value_or(row.until) == row.until && wish.editions.value_or(row.editions) == row.editions) {
    return {};
  }
  return fail(
      ErrorCode::invalid_input,
      "this demo was made with --until " + std::string(codec::enum_name(row.until)) + " --scale " +
          std::to_string(row.editions),
      "start a new one with --fresh"
  );
}

/// What the store was made with; a new one is marked first, so that an interrupted play goes on with what it began
/// with.
Result<DemoRow> row_to_play(Application& application, const demo::Script& script, const DemoWish& wish) {
  VERDIEP_TRY(found, demo_row(application.log()));
  if (found) {
    VERDIEP_CHECK(check_wish(*found, wish));
    return *found;
  }
  VERDIEP_TRY(streams, application.log().streams());
  VERDIEP_TRY(accounts, identity::all_accounts(application.log()));
  if (!streams.empty() || !accounts.empty()) {
    return not_a_demo(application.options().store);
  }
  DemoRow row;
  row.shift_ms = demo::shift_to_past(script, system_now());
  row.until = wish.until.value_or(row.until);
  row.editions = wish.editions.value_or(row.editions);
  VERDIEP_CHECK(set_demo_row(application, row));
  return row;
}

Result<std::vector<demo::Script>> scripts_for(const DemoRow& row) {
  std::vector<demo::Script> scripts;
  scripts.reserve(row.editions);
  for (std::uint32_t edition = 1; edition <= row.editions; ++edition) {
    VERDIEP_TRY(script, demo::built_in_script(edition));
    demo::end_after(script, row.until);
    demo::shift(script, row.shift_ms);
    scripts.push_back(std::move(script));
  }
  return scripts;
}

bool is_missing_or_empty(const fs::path& folder) {
  std::error_code error;
  return !fs::exists(folder, error) || fs::is_empty(folder, error);
}

} // namespace

Result<DemoStore> open_demo_store(ApplicationOptions options, const DemoWish& wish) {
  VERDIEP_TRY(script, demo::built_in_script());
  auto clock = std::make_unique<StoryClock>();
  options.create = true;
  options.clock = [&clock = *clock] { return clock.now(); };
  VERDIEP_TRY(application, Application::open(std::move(options)));
  VERDIEP_TRY(row, row_to_play(*application, script, wish));
  if (!row.played) {
    VERDIEP_TRY(scripts, scripts_for(row));
    VERDIEP_CHECK(play(*application, *clock, scripts));
    row.played = true;
    VERDIEP_CHECK(set_demo_row(*application, row));
  }
  demo::end_after(script, row.until);
  return DemoStore{std::move(clock), std::move(application), std::move(script), row.until, row.editions};
}

Result<void> remove_demo_store(const ApplicationOptions& options) {
  if (is_missing_or_empty(options.store)) {
    return {};
  }
  {
    log::RocksdbOptions log_options;
    VERDIEP_TRY(log, log::RocksdbLog::open(options.store, std::move(log_options)));
    VERDIEP_TRY(row, log->row(log::Table::settings, bytes_of(row_name)));
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
