#include "server/identity/device.hpp"
#include "server/identity/passphrase.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace verdiep::identity {
namespace {

/// The least that Argon2id takes, for tests that are not about the cost.
constexpr PassphraseCost cheap{1, 8192};

std::string hash_with(PassphrasePool& pool, const std::string& passphrase) {
  std::promise<Result<std::string>> answer;
  pool.hash(passphrase, [&](Result<std::string> hash) { answer.set_value(std::move(hash)); });
  return answer.get_future().get().value_or("");
}

Result<bool> check_with(PassphrasePool& pool, const std::string& passphrase, const std::string& hash) {
  std::promise<Result<bool>> answer;
  pool.check(passphrase, hash, [&](Result<bool> right) { answer.set_value(std::move(right)); });
  return answer.get_future().get();
}

TEST(Passphrase, counts_characters_and_asks_for_nothing_else) {
  EXPECT_EQ(fault_of("elf letters"), PassphraseFault::too_short);
  EXPECT_EQ(fault_of("twaalf tekens"), PassphraseFault::none);
  EXPECT_EQ(fault_of("ëëëëëëëëëëëë"), PassphraseFault::none);
  EXPECT_EQ(fault_of("ëëëëëë"), PassphraseFault::too_short) << "twelve bytes are no twelve characters";
  EXPECT_EQ(fault_of(std::string(512, 'a')), PassphraseFault::none);
  EXPECT_EQ(fault_of(std::string(513, 'a')), PassphraseFault::too_long);
  EXPECT_EQ(fault_of("twaalf tekens\xff"), PassphraseFault::not_text);
  EXPECT_EQ(fault_of(std::string("twaalf\0tekens", 13)), PassphraseFault::not_text);
}

TEST(Passphrase, a_login_name_is_one_word_in_any_case) {
  EXPECT_EQ(folded_login_name("  Anneke@Example.org\n"), "anneke@example.org");
  EXPECT_EQ(folded_login_name("Zoë"), "zoë");
  EXPECT_FALSE(folded_login_name("an"));
  EXPECT_FALSE(folded_login_name("an neke"));
  EXPECT_FALSE(folded_login_name("ann\teke"));
  EXPECT_FALSE(folded_login_name(std::string(121, 'a')));
  EXPECT_FALSE(folded_login_name("ann\xff"));
}

TEST(Passphrase, the_same_name_has_another_key_under_another_secret) {
  Sha256 other;
  other.bytes[0] = 1;
  EXPECT_EQ(login_name_key({}, "anneke"), login_name_key({}, "anneke"));
  EXPECT_FALSE(login_name_key({}, "anneke") == login_name_key(other, "anneke"));
}

TEST(PassphrasePool, hashes_with_a_salt_and_knows_its_own) {
  PassphrasePool pool(cheap);
  const std::string hash = hash_with(pool, "een lange wandeling");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_NE(hash, hash_with(pool, "een lange wandeling"));
  EXPECT_TRUE(*check_with(pool, "een lange wandeling", hash));
  EXPECT_FALSE(*check_with(pool, "een lange wandelinG", hash));
  EXPECT_FALSE(*check_with(pool, "", hash));
}

TEST(PassphrasePool, the_standard_cost_is_64_MiB) {
  PassphrasePool pool;
  EXPECT_NE(hash_with(pool, "een lange wandeling").find("m=65536,t=3,p=1$"), std::string::npos);
}

/// The fastest of a few, because other programs slow down but never speed up.
std::chrono::nanoseconds time_to_check(PassphrasePool& pool, const std::string& hash) {
  auto best = std::chrono::nanoseconds::max();
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(*check_with(pool, "een verkeerde gok", hash));
    best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
  }
  return best;
}

TEST(PassphrasePool, a_name_that_nobody_has_takes_as_long_and_is_never_right) {
  PassphrasePool pool({1, std::size_t{8} << 20});
  const auto known = time_to_check(pool, hash_with(pool, "een lange wandeling"));
  const auto unknown = time_to_check(pool, "");
  EXPECT_LT(unknown, known * 2);
  EXPECT_LT(known, unknown * 2);
  EXPECT_FALSE(*check_with(pool, "", ""));
}

TEST(PassphrasePool, computes_on_threads_of_its_own_and_two_at_a_time) {
  PassphrasePool pool(cheap);
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::thread::id> running;
  const auto wait_for_another = [&](const Result<std::string>&) {
    std::unique_lock lock(mutex);
    running.push_back(std::this_thread::get_id());
    changed.notify_all();
    changed.wait_for(lock, std::chrono::seconds(20), [&] { return running.size() >= 2; });
  };
  pool.hash("een lange wandeling", wait_for_another);
  pool.hash("een lange wandeling", wait_for_another);
  std::unique_lock lock(mutex);
  ASSERT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return running.size() == 2; }));
  EXPECT_NE(running[0], running[1]);
  EXPECT_NE(running[0], std::this_thread::get_id());
  EXPECT_NE(running[1], std::this_thread::get_id());
}

TEST(PassphrasePool, who_waits_at_the_end_is_told) {
  PassphrasePool pool(cheap);
  std::promise<void> go_on;
  const auto gate = go_on.get_future().share();
  std::atomic<unsigned> blocked{0};
  for (std::size_t i = 0; i < PassphrasePool::threads_count; ++i) {
    pool.hash("een lange wandeling", [&, gate](const Result<std::string>&) {
      ++blocked;
      gate.wait();
    });
  }
  while (blocked < PassphrasePool::threads_count)
    std::this_thread::yield();
  std::promise<Result<bool>> told;
  pool.check("een lange wandeling", "", [&](const Result<bool>& right) { told.set_value(right); });
  std::thread stopping([&] { pool.stop(); });
  const Result<bool> right = told.get_future().get(); // while the threads are still at the gate
  go_on.set_value();
  stopping.join();
  ASSERT_FALSE(right);
  EXPECT_EQ(right.error().code, ErrorCode::unavailable);
  EXPECT_EQ(check_with(pool, "een lange wandeling", "").error().code, ErrorCode::unavailable);
}

TEST(PassphrasePool, does_not_let_a_queue_grow_without_end) {
  PassphrasePool pool(cheap);
  std::promise<void> go_on;
  const auto gate = go_on.get_future().share();
  std::atomic<unsigned> blocked{0};
  std::atomic<unsigned> refused{0};
  const auto wait_at_gate = [&, gate](const Result<std::string>& hash) {
    if (!hash) {
      ++refused;
      return;
    }
    ++blocked;
    gate.wait();
  };
  for (std::size_t i = 0; i < PassphrasePool::threads_count; ++i)
    pool.hash("een lange wandeling", wait_at_gate);
  while (blocked < PassphrasePool::threads_count)
    std::this_thread::yield();
  for (std::size_t i = 0; i < PassphrasePool::waiting_max; ++i)
    pool.hash("een lange wandeling", wait_at_gate);
  EXPECT_EQ(refused, 0U);
  pool.hash("een lange wandeling", wait_at_gate);
  EXPECT_EQ(refused, 1U);
  go_on.set_value();
}

TEST(Device, is_told_in_plain_words_and_no_more) {
  const auto told = [](std::string_view user_agent) {
    const Device device = device_of(user_agent);
    return device.browser.value + " / " + device.system.value;
  };
  EXPECT_EQ(
      told("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
      "Firefox / Windows"
  );
  EXPECT_EQ(
      told(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
          "Safari/537.36 Edg/126.0.0.0"
      ),
      "Edge / Windows"
  );
  EXPECT_EQ(
      told(
          "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile "
          "Safari/537.36"
      ),
      "Chrome / Android"
  );
  EXPECT_EQ(
      told("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
           "Version/17.5 Mobile/15E148 Safari/604.1"),
      "Safari / iPhone"
  );
  EXPECT_EQ(told("curl/8.5.0"), " / ");
  EXPECT_EQ(told(""), " / ");
}

} // namespace
} // namespace verdiep::identity
