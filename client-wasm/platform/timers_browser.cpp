#include "client-wasm/platform/timers.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <memory>
#include <utility>
#include <vector>

namespace verdiep::platform {
namespace {

std::function<void()> return_work;

EM_JS(int, bridge_utc_offset, (double moment), { return -new Date(moment).getTimezoneOffset(); })
// No arrow functions: the formatter takes them apart.
EM_JS(void, bridge_follow_return, (), {
  addEventListener("online", Module._verdiep_returned);
  document.addEventListener("visibilitychange", Module._verdiep_returned);
})

} // namespace

void every(double interval_ms, std::function<void()> work) {
  auto* kept = new std::function<void()>(std::move(work)); // for the life of the page
  emscripten_set_interval(
      [](void* data) { (*static_cast<std::function<void()>*>(data))(); }, interval_ms, kept
  );
}

void after(double delay_ms, std::function<void()> work) {
  emscripten_async_call(
      [](void* data) {
        const std::unique_ptr<std::function<void()>> kept(static_cast<std::function<void()>*>(data));
        (*kept)();
      },
      new std::function<void()>(std::move(work)), static_cast<int>(delay_ms)
  );
}

void on_return(std::function<void()> work) {
  return_work = std::move(work);
  bridge_follow_return();
}

int utc_offset_minutes(double time_of_day_ms) {
  return bridge_utc_offset(time_of_day_ms);
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_returned() {
  if (verdiep::platform::return_work) {
    verdiep::platform::return_work();
  }
}
