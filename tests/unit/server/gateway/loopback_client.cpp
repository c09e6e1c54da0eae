#include "loopback_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace verdiep::test {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

} // namespace

struct LoopbackClient::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* stream = SSL_new(context);
  ~Tls() {
    SSL_free(stream);
    SSL_CTX_free(context);
  }
};

unsigned SocketMessage::close_code() const {
  return payload.size() < 2 ? 0U : static_cast<unsigned>(payload[0] << 8 | payload[1]);
}

std::string SocketMessage::close_reason() const {
  return payload.size() < 2 ? std::string() : std::string(payload.begin() + 2, payload.end());
}

LoopbackClient::LoopbackClient(std::uint16_t port, bool tls, int receive_bytes) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  const timeval timeout{patience.count(), 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
  if (receive_bytes > 0)
    ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(fd);
    return;
  }
  socket_ = fd;
  // As browsers do: a small frame does not wait for the answer to the one before.
  const int at_once = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  if (!tls)
    return;
  tls_ = std::make_unique<Tls>();
  SSL_set_fd(tls_->stream, fd);
  if (SSL_connect(tls_->stream) != 1) {
    ::close(fd);
    socket_ = -1;
  }
}

LoopbackClient::~LoopbackClient() {
  tls_.reset();
  if (socket_ >= 0)
    ::close(socket_);
}

bool LoopbackClient::is_connected() const {
  return socket_ >= 0;
}

bool LoopbackClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = tls_ ? SSL_write(tls_->stream, bytes.data(), static_cast<int>(bytes.size()))
                           : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0)
      return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool LoopbackClient::read_more() {
  std::array<char, 16384> bytes{};
  const auto size = tls_ ? SSL_read(tls_->stream, bytes.data(), bytes.size())
                         : ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (size <= 0)
    return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

bool LoopbackClient::buffered(std::size_t size) {
  while (buffer_.size() < size) {
    if (!read_more())
      return false;
  }
  return true;
}

std::string LoopbackClient::take(std::size_t size) {
  std::string bytes = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return bytes;
}

std::optional<HttpReply> LoopbackClient::read_reply(bool is_head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more())
      return std::nullopt;
  }
  const std::string head = take(end + 4);
  HttpReply reply;
  reply.status = std::stoi(head.substr(9, 3));
  for (std::size_t line = head.find("\r\n") + 2; line + 2 < head.size();) {
    const auto line_end = head.find("\r\n", line);
    const auto colon = head.find(':', line);
    reply.headers[lower(head.substr(line, colon - line))] = head.substr(colon + 2, line_end - colon - 2);
    line = line_end + 2;
  }
  const auto length = reply.headers.find("content-length");
  if (is_head || length == reply.headers.end())
    return reply;
  const auto size = static_cast<std::size_t>(std::stoul(length->second));
  if (!buffered(size))
    return std::nullopt;
  reply.body = take(size);
  return reply;
}

std::optional<std::string> LoopbackClient::read_chunk() {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n")) == std::string::npos) {
    if (!read_more())
      return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(std::stoul(take(end + 2), nullptr, 16));
  if (!buffered(size + 2))
    return std::nullopt;
  std::string chunk = take(size);
  static_cast<void>(take(2)); // its line break
  return chunk;
}

bool LoopbackClient::is_closed_by_peer() {
  while (read_more())
    buffer_.clear();
  // A time-out leaves the connection open: sending then still works.
  return errno != EAGAIN && errno != EWOULDBLOCK;
}

bool LoopbackClient::send_message(std::uint8_t opcode, ByteView payload) {
  std::string frame;
  frame.push_back(static_cast<char>(0x80 | opcode));
  const std::size_t size = payload.size();
  if (size < 126) {
    frame.push_back(static_cast<char>(0x80 | size));
  } else if (size < 65'536) {
    frame.push_back(static_cast<char>(0x80 | 126));
    for (int shift = 8; shift >= 0; shift -= 8)
      frame.push_back(static_cast<char>(size >> shift));
  } else {
    frame.push_back(static_cast<char>(0x80 | 127));
    for (int shift = 56; shift >= 0; shift -= 8)
      frame.push_back(static_cast<char>(size >> shift));
  }
  // A mask of zeros is a mask, and leaves the payload as it is.
  frame.append(4, '\0');
  frame.append(payload.begin(), payload.end());
  return send(frame);
}

std::optional<SocketMessage> LoopbackClient::read_message() {
  while (true) {
    if (!buffered(2))
      return std::nullopt;
    const std::string start = take(2);
    auto size = static_cast<std::size_t>(start[1] & 0x7f);
    if (size >= 126) {
      const std::size_t bytes = size == 126 ? 2 : 8;
      if (!buffered(bytes))
        return std::nullopt;
      size = 0;
      for (const char byte : take(bytes))
        size = size << 8 | static_cast<unsigned char>(byte);
    }
    if (!buffered(size))
      return std::nullopt;
    const std::string payload = take(size);
    SocketMessage message{static_cast<std::uint8_t>(start[0] & 0x0f), Bytes(payload.begin(), payload.end())};
    if (message.opcode != SocketMessage::ping)
      return message;
    send_message(SocketMessage::pong, message.payload);
  }
}

} // namespace verdiep::test
