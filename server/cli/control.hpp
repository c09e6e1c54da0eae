#pragma once

#include "shared/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// How a command reaches the server that holds its store: one process has the store open, the others ask it.
namespace verdiep::cli {

inline constexpr auto control_socket_name = "control.sock";
inline constexpr std::size_t request_bytes_max = 16u << 20; // a programme's file travels in one
inline constexpr std::size_t answer_bytes_max = 16u << 20;

/// What a command wants: its name and its flags.
struct ControlRequest {
  std::string command;
  std::map<std::string, std::string> arguments;

  /// Empty for a flag that was not given.
  [[nodiscard]] std::string_view argument(std::string_view name) const;
};

/// What it prints: `output` for other programs on stdout, `notes` for people on stderr.
struct ControlAnswer {
  std::string output;
  std::string notes;
};

/// One JSON object in a line: {"command": …, "arguments": {…}}; {"output": …, "notes": …} or
/// {"error": {"code": …, "context": …, "advice": …}}.
/// Errors   invalid_input
[[nodiscard]] std::string encode_request(const ControlRequest& request);
[[nodiscard]] Result<ControlRequest> decode_request(std::string_view line);
[[nodiscard]] std::string encode_answer(const Result<ControlAnswer>& answer);
[[nodiscard]] Result<ControlAnswer> decode_answer(std::string_view line);

/// The server's end: a socket file in the store folder that only its owner may open.
///
/// Shape    one request a connection, answered one after the other: these are an operator's commands
/// Threads  `perform` runs on the socket's own thread; the destructor waits for it
class ControlSocket {
public:
  using Perform = std::function<Result<ControlAnswer>(const ControlRequest&)>;

  /// The caller holds the store's lock, so that a socket file that is there belongs to nobody any more.
  [[nodiscard]] static Result<std::unique_ptr<ControlSocket>>
  open(const std::filesystem::path& store, Perform perform);
  virtual ~ControlSocket() = default;
};

/// Asks the server that holds the store. Nothing if none listens there.
///
/// Errors   those of the command; unavailable when the server went away before it answered
[[nodiscard]] Result<std::optional<ControlAnswer>>
ask_server(const std::filesystem::path& store, const ControlRequest& request);

} // namespace verdiep::cli
