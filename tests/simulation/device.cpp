#include "tests/simulation/device.hpp"

#include <cassert>

namespace verdiep::simulation {

namespace {

Device* running = nullptr;

} // namespace

Device& Device::here() {
  assert(running != nullptr);
  return *running;
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
}

} // namespace verdiep::simulation
