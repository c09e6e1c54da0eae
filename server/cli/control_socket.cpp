#include "server/cli/control.hpp"
#include "server/signing/durable_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace verdiep::cli {

namespace fs = std::filesystem;

namespace {

/// An own client sends its request at once; who does not is cut off.
constexpr time_t request_seconds_max = 5;
constexpr int waiting_max = 16;

class Descriptor {
public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (value_ >= 0) {
      ::close(value_);
    }
  }
  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool is_open() const { return value_ >= 0; }

private:
  int value_;
};

/// A socket's address holds 107 bytes, a store may lie deeper: so it is named by way of its open folder.
struct SocketPlace {
  Descriptor folder;
  sockaddr_un address{};

  explicit SocketPlace(const fs::path& store)
      : folder(::open(store.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    const auto name = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + control_socket_name;
    address.sun_family = AF_UNIX;
    std::memcpy(static_cast<char*>(address.sun_path), name.c_str(), name.size() + 1);
  }
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address); }
};

Descriptor local_socket() {
  return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

/// Reads up to the first line end, or to the end; nothing if there is more than `bytes_max` or the other end
/// fails.
std::optional<std::string> read_line(int socket, std::size_t bytes_max) {
  std::string line;
  std::array<char, 4096> piece{};
  for (;;) {
    const ssize_t count = ::recv(socket, piece.data(), piece.size(), 0);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return std::nullopt;
    }
    line.append(piece.data(), static_cast<std::size_t>(count));
    if (line.size() > bytes_max) {
      return std::nullopt;
    }
    if (line.back() == '\n') {
      return line;
    }
  }
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

class ListeningSocket final : public ControlSocket {
public:
  ListeningSocket(fs::path file, Descriptor listener, Descriptor wake, Perform perform)
      : file_(std::move(file)),
        listener_(std::move(listener)),
        wake_(std::move(wake)),
        perform_(std::move(perform)),
        thread_([this] { run(); }) {}
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  ~ListeningSocket() override {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto woken = ::write(wake_.get(), &one, sizeof one);
    thread_.join();
    ::unlink(file_.c_str());
  }

private:
  void run() {
    std::array<pollfd, 2> waiting{pollfd{listener_.get(), POLLIN, 0}, pollfd{wake_.get(), POLLIN, 0}};
    for (;;) {
      if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
        return;
      }
      if (waiting[1].revents != 0) {
        return;
      }
      if (waiting[0].revents != 0) {
        serve(Descriptor(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)));
      }
    }
  }

  void serve(const Descriptor& client) {
    if (!client.is_open()) {
      return;
    }
    const timeval patience{request_seconds_max, 0};
    ::setsockopt(client.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const auto line = read_line(client.get(), request_bytes_max);
    if (!line) {
      return;
    }
    const auto answer = decode_request(*line).and_then(perform_);
    (void)send_all(client.get(), encode_answer(answer));
  }

  const fs::path file_;
  const Descriptor listener_;
  const Descriptor wake_;
  const Perform perform_;
  std::thread thread_; ///< last: it uses the rest
};

Failure socket_failure(std::string_view doing, const fs::path& store) {
  return signing::file_failure(errno, doing, store / control_socket_name);
}

} // namespace

Result<std::unique_ptr<ControlSocket>> ControlSocket::open(const fs::path& store, Perform perform) {
  const SocketPlace place(store);
  auto listener = local_socket();
  Descriptor wake(::eventfd(0, EFD_CLOEXEC));
  if (!place.folder.is_open() || !listener.is_open() || !wake.is_open()) {
    return socket_failure("open", store);
  }
  // What a killed server left.
  ::unlinkat(place.folder.get(), control_socket_name, 0);
  // Before it has a name, so that there is no moment at which others may open it.
  if (::fchmod(listener.get(), S_IRUSR | S_IWUSR) != 0 ||
      ::bind(listener.get(), place.get(), sizeof place.address) != 0 ||
      ::listen(listener.get(), waiting_max) != 0) {
    return socket_failure("listen on", store);
  }
  return std::make_unique<ListeningSocket>(
      store / control_socket_name, std::move(listener), std::move(wake), std::move(perform)
  );
}

Result<std::optional<ControlAnswer>> ask_server(const fs::path& store, const ControlRequest& request) {
  const SocketPlace place(store);
  const auto server = local_socket();
  if (!server.is_open()) {
    return socket_failure("open", store);
  }
  if (!place.folder.is_open() || ::connect(server.get(), place.get(), sizeof place.address) != 0) {
    if (errno == ENOENT || errno == ECONNREFUSED || errno == ENOTDIR) {
      return std::nullopt;
    }
    return socket_failure("reach the server at", store);
  }
  const auto answer = send_all(server.get(), encode_request(request))
                          ? read_line(server.get(), answer_bytes_max)
                          : std::optional<std::string>{};
  if (!answer) {
    return fail(
        ErrorCode::unavailable, "the server of this store went away before it answered",
        "look whether it runs, and try again"
    );
  }
  VERDIEP_TRY(decoded, decode_answer(*answer));
  return std::optional(std::move(decoded));
}

} // namespace verdiep::cli
