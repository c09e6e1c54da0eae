#pragma once

#include "server/cli/exit_code.hpp"
#include "server/cli/service.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace CLI {
class App;
}

/// One subcommand a file: each declares its flags, and says what it does when it is chosen.
namespace verdiep::cli {

using Run = std::function<Result<void>()>;

void add_serve(CLI::App& program, Run& chosen);
void add_demo(CLI::App& program, Run& chosen);
void add_import(CLI::App& program, Run& chosen);
void add_invite(CLI::App& program, Run& chosen);
void add_erase(CLI::App& program, Run& chosen);
void add_user(CLI::App& program, Run& chosen);
void add_replay(CLI::App& program, Run& chosen);
void add_token(CLI::App& program, Run& chosen);
void add_export(CLI::App& program, Run& chosen);
void add_verify(CLI::App& program, Run& chosen);

/// Flags that `serve` and `demo` share, as they are typed.
struct ServiceFlags {
  std::string listen = "127.0.0.1:8080";
  std::string web;
  std::string certificate;
  std::string key;
  std::string origin;
  std::string organisation;
  std::string privacy_contact;
  bool behind_proxy = false;
  std::uint64_t reserve_mib = 256;
};
void add_service_flags(CLI::App& command, ServiceFlags& flags);
[[nodiscard]] Result<ServiceOptions> service_options(const ServiceFlags& flags);

void add_store_flag(CLI::App& command, std::string& store);

/// A mistyped path must not become a new, empty organisation: only a folder that is there does.
/// Errors   not_found
[[nodiscard]] Result<void> check_store_folder(const std::string& store);

} // namespace verdiep::cli
