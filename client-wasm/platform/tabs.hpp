#pragma once

/// The other tabs of this browser in which the same account is signed in.
///
/// Source   web/bridge/tabs.js, docs/decisions/0010-tabs.md

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace verdiep::platform {

class TabsSink {
public:
  TabsSink() = default;
  TabsSink(const TabsSink&) = delete;
  TabsSink& operator=(const TabsSink&) = delete;
  virtual ~TabsSink() = default;

  // Each call is followed by a frame.
  /// This tab keeps the copy and the line for all of them, for as long as it is open.
  virtual void keeps() = 0;
  /// Another tab does. May be followed by `keeps`.
  virtual void follows() = 0;
  /// The bytes are gone after the call.
  virtual void heard(std::span<const std::byte> message) = 0;
};

/// From now on `left` is called when another tab of the account says `leave_tabs`.
void join_tabs(std::string_view account, std::function<void()> left);
/// Tells the other tabs that the person left.
void leave_tabs();

/// Asks which part this tab has; after `join_tabs`. `sink` must live as long as the page.
void share_tabs(TabsSink& sink);
/// Tells all other tabs; nobody, before `share_tabs`. Copies `message`.
void tell_tabs(std::span<const std::byte> message);

} // namespace verdiep::platform
