#pragma once

/// Work that comes back by the clock, without a frame: what it changes on the screen it says with `wake`.

#include <functional>

namespace verdiep::platform {

/// Calls `work` about every `interval_ms`, as long as the page lives. Hidden tabs are called less often.
void every(double interval_ms, std::function<void()> work);

/// Calls `work` once, after about `delay_ms`.
void after(double delay_ms, std::function<void()> work);

/// Calls `work` when the browser finds a network again, or the tab is shown or hidden: a good moment to
/// connect.
void on_return(std::function<void()> work);

/// What the reader's clock adds to UTC at that moment: 60 in a Dutch winter, 120 in summer.
[[nodiscard]] int utc_offset_minutes(double time_of_day_ms);

} // namespace verdiep::platform
