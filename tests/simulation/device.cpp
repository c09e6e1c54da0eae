#include "tests/simulation/device.hpp"

#include <algorithm>
#include <cassert>
#include <span>

namespace verdiep::simulation {

namespace {

Device* running = nullptr;

} // namespace

Device& Device::here() {
  assert(running != nullptr);
  return *running;
}

Device::Device(
    Person person,
    StreamId programme,
    test::Random& random,
    const std::int64_t& world_ms,
    std::shared_ptr<Browser> browser
)
    : browser_(std::move(browser)),
      who_(person),
      programme_(programme),
      random_(random),
      world_ms_(world_ms) {
  browser_->tabs.push_back(this);
}

void Device::run(const std::function<void()>& work) {
  Device* const before = std::exchange(running, this);
  work();
  running = before;
}

void Device::open_page() {
  page_ = std::make_unique<Page>();
  account::SignedIn who;
  who.account = to_text(who_.account);
  who.memberships.push_back({programme_, who_.member, {}});
  page_->client = std::make_unique<replica::ProgrammeClient>(who, programme_, [] {}, [] {});
  run([this] { page_->client->start(); });
}

void Device::close_page() {
  if (!page_)
    return;
  if (page_->line)
    page_->line->closed_by_device = true;
  run([this] { page_.reset(); });
  std::deque<Device*>& lock = browser_->lock;
  const bool held_it = !lock.empty() && lock.front() == this;
  lock.erase(std::remove(lock.begin(), lock.end(), this), lock.end());
  if (held_it && !lock.empty()) {
    Page& next = *lock.front()->page_;
    next.answers.push_back([sink = next.tabs] { sink->keeps(); });
  }
}

void Device::share_tabs(platform::TabsSink& sink) {
  page_->tabs = &sink;
  browser_->lock.push_back(this);
  const bool keeps = browser_->lock.front() == this;
  page_->answers.push_back([&sink, keeps] { keeps ? sink.keeps() : sink.follows(); });
}

void Device::tell_tabs(const Bytes& message) {
  for (Device* other : browser_->tabs) {
    if (other == this || !other->page_ || other->page_->tabs == nullptr)
      continue;
    other->page_->heard.push_back([sink = other->page_->tabs, message] {
      sink->heard(std::as_bytes(std::span(message)));
    });
  }
}

} // namespace verdiep::simulation
