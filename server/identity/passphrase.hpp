#pragma once

#include "shared/crypto.hpp"
#include "shared/result.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// Log-in names and passphrases: what may be one, and the slow hash.
namespace verdiep::identity {

/// Long ones are hard to guess and easy to remember; rules about digits and signs make neither better
/// (NIST SP 800-63B section 5.1.1.2).
inline constexpr std::size_t passphrase_characters_min = 12;
inline constexpr std::size_t passphrase_bytes_max = 512;
inline constexpr std::size_t login_name_characters_min = 3;

enum class PassphraseFault : std::uint8_t { none, too_short, too_long, not_text };
[[nodiscard]] PassphraseFault fault_of(std::string_view passphrase);

/// An e-mail address or another name without blanks, as it is compared: the letters of ASCII in lower case.
/// Nullopt when it is too short, too long, or has blanks or control characters.
[[nodiscard]] std::optional<std::string> folded_login_name(std::string_view text);
/// The text without the blanks around it.
[[nodiscard]] std::string_view without_blanks(std::string_view text);

/// Under what key a log-in name stands in the store: no personal words, and without the secret no guessing.
[[nodiscard]] Sha256 login_name_key(const Sha256& secret, std::string_view folded_name);

/// What one hash costs whoever guesses, and us.
struct PassphraseCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = std::size_t{64} << 20;
};

/// Argon2id (RFC 9106) on two threads of its own: 64 MiB and a tenth of a second each, which must hold up
/// neither the gateway's loop nor the committer.
///
/// Shape    a hash is libsodium's text form: algorithm, cost, salt and hash
/// Errors   unavailable: too many wait, or `stop` was called
/// Threads  every function from any; handlers are called on a thread of the pool, or before the function
///          returns
class PassphrasePool {
public:
  static constexpr std::size_t threads_count = 2;
  /// Some seconds of work: who comes later is told to try again.
  static constexpr std::size_t waiting_max = 64;

  explicit PassphrasePool(PassphraseCost cost = {});
  ~PassphrasePool();
  PassphrasePool(const PassphrasePool&) = delete;
  PassphrasePool& operator=(const PassphrasePool&) = delete;

  void hash(std::string passphrase, std::function<void(Result<std::string>)> handler);
  /// Whether the passphrase is the one of `hash`. An empty hash takes as long and is never right: for names
  /// that nobody has.
  void check(std::string passphrase, std::string hash, std::function<void(Result<bool>)> handler);

  /// Finishes what is being computed; what waits is told `unavailable`. Takes nothing more.
  void stop();

private:
  /// `is_stopping`: answer, do not compute.
  using Job = std::function<void(bool is_stopping)>;

  void take(Job job);
  void work();
  [[nodiscard]] std::string hash_of_nobody() const;

  const PassphraseCost cost_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_; ///< made with the first job: most commands need none
};

} // namespace verdiep::identity
