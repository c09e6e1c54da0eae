#pragma once

#include "shared/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP as the rest of the gateway sees it: plain values, without the library that reads and writes them.
namespace verdiep::gateway {

enum class Method : std::uint8_t { get, head, post, other };

/// One request, whole; every text is as it came, so from outside.
///
/// Shape    `path` is the target up to `?`, percent-decoded; empty when it does not decode
struct Request {
  Method method = Method::get;
  std::string path;
  std::string query; ///< what stands behind the `?`, as it came
  std::string host;
  std::string origin;
  std::string cookie;
  std::string authorization;
  std::string content_type;
  std::string accept_encoding;
  std::string if_none_match;
  std::string forwarded_for;
  std::string subprotocols; ///< Sec-WebSocket-Protocol
  std::string user_agent;
  std::string body;
  std::string peer; ///< address of the socket's other end, without port
  bool peer_is_loopback = false;
  bool encrypted = false; ///< this socket speaks TLS
  bool upgrade = false;   ///< asks to become a WebSocket
};

using Header = std::pair<std::string, std::string>;

/// A body that is made while it is sent: asked for the next piece only when the one before has been taken, so
/// that a slow reader costs one piece of memory, however long the whole is.
class BodySource {
public:
  /// The bytes; empty at the end. An error breaks the answer off, so that nobody takes it for whole.
  using Deliver = std::function<void(Result<std::string>)>;

  virtual ~BodySource() = default;
  /// Called by the transport; `deliver` is called once, from any thread.
  virtual void next(Deliver deliver) = 0;
  /// The reader is gone, or the server ends: a `next` that still waits is delivered the end, and no more is
  /// asked.
  virtual void end() = 0;
};

/// Owner    the body is shared and immutable: a file of the site is sent from the one copy in memory.
///          Either `body` or `source`
struct Response {
  unsigned status = 200;
  std::vector<Header> headers;
  std::shared_ptr<const std::string> body;
  std::shared_ptr<BodySource> source{};
};

/// Answers a request, once, from any thread.
using Respond = std::function<void(Response)>;

[[nodiscard]] Response
text_response(unsigned status, std::string text, std::string_view content_type = "text/plain");

/// Decodes %XX; nothing else is changed. Empty for a target that does not decode, holds a NUL or does not
/// start with `/`.
[[nodiscard]] std::string decode_path(std::string_view target);

/// What stands between `?` and `#`.
[[nodiscard]] std::string query_of(std::string_view target);

/// Whether `Accept-Encoding` admits `coding` (RFC 9110 section 12.5.3; a weight of 0 refuses).
[[nodiscard]] bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

/// The value of one cookie, empty when it is not there (RFC 6265 section 5.4).
[[nodiscard]] std::string_view cookie_value(std::string_view cookies, std::string_view name);

/// Whether a comma-separated list holds `token`, blanks around it ignored.
[[nodiscard]] bool list_holds(std::string_view list, std::string_view token);

} // namespace verdiep::gateway
