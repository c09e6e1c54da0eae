#include "server/cli/remote.hpp"

#include "server/cli/exit_code.hpp"
#include "server/cli/operations.hpp"

#include <iostream>

namespace verdiep::cli {

namespace {

/// Links need an origin, and without a server nobody knows it.
constexpr auto origin_default = "http://localhost:8080";

Result<ControlAnswer> perform_here(const std::filesystem::path& store, const ControlRequest& request) {
  ApplicationOptions options;
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

Result<void> perform_on_store(const std::filesystem::path& store, const ControlRequest& request) {
  VERDIEP_TRY(served, ask_server(store, request));
  if (served) {
    print_answer(*served);
    return {};
  }
  VERDIEP_TRY(answer, perform_here(store, request));
  print_answer(answer);
  return {};
}

} // namespace verdiep::cli
