#pragma once

#include "server/gateway/transport.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace verdiep::gateway {

/// A server context of TLS 1.2 and 1.3 with this certificate and key.
///
/// Errors   invalid_input, in one line: which file, what is wrong with it, what to do
[[nodiscard]] Result<std::unique_ptr<boost::asio::ssl::context>> open_tls(const TlsFiles& files);

} // namespace verdiep::gateway
