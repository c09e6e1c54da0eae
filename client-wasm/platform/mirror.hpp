#pragma once

/// The DOM half of the page: takes updates of semantic records, tells what people do.
///
/// Source   web/bridge/mirror.js (the reconciler), client-wasm/ui/mirror_diff.hpp (the updates' shape)

#include <string_view>

namespace verdiep::platform {

class MirrorSink {
public:
  MirrorSink() = default;
  MirrorSink(const MirrorSink&) = delete;
  MirrorSink& operator=(const MirrorSink&) = delete;
  virtual ~MirrorSink() = default;

  // Paths name records. Each call is followed by a frame.
  virtual void activated(std::string_view path) = 0;
  virtual void typed(std::string_view path, std::string_view value) = 0;
  virtual void submitted(std::string_view path) = 0;
  virtual void dismissed(std::string_view path) = 0;
  virtual void scrolled(std::string_view path, float top) = 0;
  /// Empty: nothing of the page has the focus.
  virtual void focused(std::string_view path) = 0;
};

/// `sink` must live as long as the page.
void listen_to_mirror(MirrorSink& sink);

/// Applies an update at once. Empty text: nothing to do.
void apply_to_mirror(std::string_view update);

} // namespace verdiep::platform
