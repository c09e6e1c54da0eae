#include "server/identity/passphrase.hpp"

#include "events/codec/utf8.hpp"
#include "server/identity/rows.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace verdiep::identity {
namespace {

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

std::size_t characters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins_character));
}

bool is_blank_or_control(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Failure busy() {
  return fail(ErrorCode::unavailable, "too many people are logging in at once", "Try again in a moment.");
}

ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A passphrase on its way through the pool; its memory is wiped when nobody needs it any more.
class Secret {
public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  ~Secret() { sodium_memzero(text_.data(), text_.size()); }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }

private:
  std::string text_;
};

} // namespace

PassphraseFault fault_of(std::string_view passphrase) {
  if (passphrase.size() > passphrase_bytes_max)
    return PassphraseFault::too_long;
  if (!codec::is_utf8(passphrase) || passphrase.find('\0') != std::string_view::npos)
    return PassphraseFault::not_text;
  if (characters_in(passphrase) < passphrase_characters_min)
    return PassphraseFault::too_short;
  return PassphraseFault::none;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank_or_control(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank_or_control(text.back()))
    text.remove_suffix(1);
  return text;
}

std::optional<std::string> folded_login_name(std::string_view text) {
  std::string name(without_blanks(text));
  if (name.size() > login_name_bytes_max || !codec::is_utf8(name) ||
      characters_in(name) < login_name_characters_min)
    return std::nullopt;
  if (std::any_of(name.begin(), name.end(), is_blank_or_control))
    return std::nullopt;
  std::transform(name.begin(), name.end(), name.begin(), lower);
  return name;
}

Sha256 login_name_key(const Sha256& secret, std::string_view folded_name) {
  return crypto::hmac_sha256(secret.bytes, bytes_of(folded_name));
}

PassphrasePool::PassphrasePool(PassphraseCost cost) : cost_(cost) {
  // Before threads share its source of random; only the first call does something.
  if (sodium_init() < 0)
    std::abort(); // there is no source of random: nothing here may go on
}

PassphrasePool::~PassphrasePool() {
  stop();
}

void PassphrasePool::hash(std::string passphrase, std::function<void(Result<std::string>)> handler) {
  const auto secret = std::make_shared<const Secret>(std::move(passphrase));
  take([cost = cost_, secret, handler = std::move(handler)](bool is_stopping) {
    if (is_stopping)
      return handler(busy());
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int failed = crypto_pwhash_str_alg(
        text.data(), secret->text().data(), secret->text().size(), cost.passes, cost.memory_bytes,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (failed != 0)
      return handler(fail(ErrorCode::unavailable, "there is no memory to hash a passphrase", ""));
    handler(std::string(text.data()));
  });
}

void PassphrasePool::check(
    std::string passphrase, std::string hash, std::function<void(Result<bool>)> handler
) {
  const bool is_somebody = !hash.empty();
  if (!is_somebody)
    hash = hash_of_nobody();
  const auto secret = std::make_shared<const Secret>(std::move(passphrase));
  take([secret, hash = std::move(hash), is_somebody, handler = std::move(handler)](bool is_stopping) {
    if (is_stopping)
      return handler(busy());
    const int wrong = crypto_pwhash_str_verify(hash.c_str(), secret->text().data(), secret->text().size());
    handler(wrong == 0 && is_somebody);
  });
}

void PassphrasePool::stop() {
  std::deque<Job> dropped;
  std::vector<std::thread> threads;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    dropped.swap(waiting_);
    threads.swap(threads_);
  }
  changed_.notify_all();
  for (const Job& job : dropped)
    job(true); // before the joins: who will not be served need not wait for who is
  for (std::thread& thread : threads)
    thread.join();
}

void PassphrasePool::take(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_stopping_ && waiting_.size() < waiting_max) {
      waiting_.push_back(std::move(job));
      while (threads_.size() < threads_count)
        threads_.emplace_back([this] { work(); });
      changed_.notify_one();
      return;
    }
  }
  job(true);
}

void PassphrasePool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
    if (waiting_.empty())
      return;
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job(false);
    lock.lock();
  }
}

/// Well-formed and of the same cost, so that checking against it takes as long as against somebody's.
std::string PassphrasePool::hash_of_nobody() const {
  return "$argon2id$v=19$m=" + std::to_string(cost_.memory_bytes / 1024) +
         ",t=" + std::to_string(cost_.passes) + ",p=1$" + std::string(22, 'A') + "$" + std::string(43, 'A');
}

} // namespace verdiep::identity
