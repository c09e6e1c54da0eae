#include "server/cli/remote.hpp"

#include "server/cli/exit_code.hpp"
#include "server/cli/operations.hpp"

#include <iostream>

namespace verdiep::cli {

namespace {

/// Links need an origin, and without a server nobody knows it.
constexpr auto origin_default = "http://localhost:8080";

Result<ControlAnswer>
perform_here(const std::filesystem::path& store, const ControlRequest& request, Absent absent) {
  ApplicationOptions options;
  options.create = absent == Absent::create;
  options.store = store;
  options.report = [](std::string_view line) { say("verdiep: " + std::string(line)); };
  VERDIEP_TRY(application, Application::open(std::move(options)));
  return Operations(*application, origin_default).perform(request);
}

} // namespace

void print_answer(const ControlAnswer& answer) {
  std::cout << answer.output << std::flush;
  if (!answer.notes.empty()) {
    std::cerr << answer.notes << std::flush;
  }
}

Result<Performed> perform(const std::filesystem::path& store, const ControlRequest& request, Absent absent) {
  VERDIEP_TRY(served, ask_server(store, request));
  if (served) {
    return Performed{std::move(*served), true};
  }
  VERDIEP_TRY(answer, perform_here(store, request, absent));
  return Performed{std::move(answer), false};
}

Result<void> perform_on_store(const std::filesystem::path& store, const ControlRequest& request) {
  VERDIEP_TRY(performed, perform(store, request));
  print_answer(performed.answer);
  return {};
}

} // namespace verdiep::cli
