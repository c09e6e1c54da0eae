#include "client-wasm/platform/socket.hpp"
#include "client-wasm/platform/text_browser.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

SocketSink* socket_sink = nullptr;

EM_JS(
    void,
    bridge_socket_open,
    (const char* path, int path_length, const char* protocol, int protocol_length),
    { Module.bridge.socket.open(UTF8ToString(path, path_length), UTF8ToString(protocol, protocol_length)); }
)
EM_JS(void, bridge_socket_send, (const std::byte* bytes, int length), {
  Module.bridge.socket.send(HEAPU8.slice(bytes, bytes + length));
})
EM_JS(double, bridge_socket_backlog, (), { return Module.bridge.socket.backlog(); })
EM_JS(void, bridge_socket_close, (), { Module.bridge.socket.close(); })

} // namespace

void open_socket(std::string_view path, std::string_view subprotocol, SocketSink& sink) {
  socket_sink = &sink;
  bridge_socket_open(
      path.data(), static_cast<int>(path.size()), subprotocol.data(), static_cast<int>(subprotocol.size())
  );
}

void send_on_socket(std::span<const std::byte> message) {
  bridge_socket_send(message.data(), static_cast<int>(message.size()));
}

std::size_t socket_backlog() {
  return static_cast<std::size_t>(bridge_socket_backlog());
}
void close_socket() {
  bridge_socket_close();
}

} // namespace verdiep::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void verdiep_socket_opened() {
  verdiep::platform::socket_sink->opened();
}

EMSCRIPTEN_KEEPALIVE void verdiep_socket_received(char* bytes, int length) {
  const verdiep::platform::Passed passed(bytes, length);
  verdiep::platform::socket_sink->received(passed.bytes());
}

EMSCRIPTEN_KEEPALIVE void verdiep_socket_closed(int code, char* reason, int length) {
  const verdiep::platform::Passed passed(reason, length);
  verdiep::platform::socket_sink->closed(code, passed.text());
}
}
