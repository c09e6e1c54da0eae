#pragma once

#include "client-wasm/platform/socket.hpp"
#include "client-wasm/platform/store.hpp"
#include "client-wasm/platform/tabs.hpp"
#include "client-wasm/replica/programme_client.hpp"
#include "server/log/log.hpp"
#include "tests/simulation/disk.hpp"
#include "tests/simulation/line.hpp"
#include "tests/support/random.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace verdiep::simulation {

/// Whose device it is.
struct Person {
  log::AccountId account;
  MemberId member;
};

/// A page with the app: what it asked of the browser and has no answer to, and the app itself. Gone with a crash.
struct Page {
  /// Of the disk, in the order of asking.
  struct Request {
    Disk::Transaction changes;
    platform::Durability durability = platform::Durability::relaxed;
    bool destroys = false;
    /// What the page will be told of it.
    std::function<std::function<void()>(const Disk&, platform::StoreResult)> answer;
  };
  std::deque<Request> requests;
  std::deque<std::function<void()>> answers;
  std::deque<std::function<void()>> heard; ///< from other tabs
  std::vector<std::function<void()>> ticks;
  std::vector<std::function<void()>> returns;
  platform::SocketSink* sink = nullptr;
  platform::TabsSink* tabs = nullptr;
  bool is_connecting = false;
  std::shared_ptr<Line> line;                       ///< while open, and until the page hears that it is not
  std::unique_ptr<replica::ProgrammeClient> client; ///< last: it uses the rest
};

class Device;

/// What the tabs of one browser have together.
struct Browser {
  Disk disk;
  std::vector<Device*> tabs;
  std::deque<Device*> lock; ///< who holds it, and then who waits for it
};

/// A person's device: the real client of the app in a tab of a browser that is not real (platform.cpp). With another
/// one's browser it is one more tab there.
class Device {
public:
  Device(
      Person person,
      StreamId programme,
      test::Random& random,
      const std::int64_t& world_ms,
      std::shared_ptr<Browser> browser = std::make_shared<Browser>()
  );
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  ~Device() = default;

  [[nodiscard]] const Person& person() const { return who_; }
  [[nodiscard]] MemberId member() const { return who_.member; }

  /// Opens the app; it starts from what the disk holds.
  void open_page();
  /// The tab is closed, or killed.
  void close_page();
  [[nodiscard]] Page* page() { return page_.get(); }
  /// Null while the app is not open.
  [[nodiscard]] replica::ProgrammeClient* client() { return page_ ? page_->client.get() : nullptr; }

  /// Asks for the part that this tab has.
  void share_tabs(platform::TabsSink& sink);
  void tell_tabs(const Bytes& message);
  [[nodiscard]] const std::shared_ptr<Browser>& browser() const { return browser_; }

  /// Runs `work` as code of the page: what it asks of the browser it asks of this one.
  void run(const std::function<void()>& work);
  /// The device whose page is running.
  [[nodiscard]] static Device& here();

  [[nodiscard]] std::int64_t clock_ms() const { return world_ms_ + clock_skew_ms; }
  [[nodiscard]] test::Random& random() { return random_; }

private:
  std::shared_ptr<Browser> browser_;

public:
  Disk& disk = browser_->disk;
  std::int64_t clock_skew_ms = 0;
  std::int64_t away_until_ms = 0;        ///< without a network until then
  bool is_disk_stuck = false;            ///< it answers nothing
  std::function<void(ByteView)> on_send; ///< hears of every frame before it is on its way
  std::vector<std::string> reports;

private:
  Person who_;
  StreamId programme_;
  test::Random& random_;
  const std::int64_t& world_ms_;
  std::unique_ptr<Page> page_;
};

} // namespace verdiep::simulation
