#pragma once

/// Turns what happened in the DOM into frames: runs the screen, once per action and once to show the result.
///
/// Pure: events, window size and time in; mirror update, paint list and effects out. `run.cpp` joins it to a
/// browser, unit tests to nothing.
///
/// Invariants
/// 1. Every action reaches at most one widget, once. One whose widget is gone is dropped and counted.
/// 2. Nothing is shown that was built with an action or unsettled.
/// 3. `effects` are in the order in which the screen asked for them.

#include "client-wasm/ui/builder.hpp"
#include "client-wasm/ui/mirror_diff.hpp"
#include "client-wasm/ui/ui.hpp"

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace verdiep::ui {

/// What a frame wants done outside.
struct Effect {
  enum class Kind : std::uint8_t { push_route, replace_route, title };

  Kind kind;
  std::string text;
};

using Screen = std::function<void(Ui&)>;

class Session {
public:
  /// `metrics` must outlive the session. `route` is the path and query at the start.
  Session(const FontMetrics& metrics, std::string route);

  // What happened.
  void act(Action action);
  void scrolled(std::string_view path, float top);
  void focused(std::string_view path) { focused_ = path; }
  /// The browser went back or forward.
  void route_changed(std::string_view route);
  /// The reader asked for stillness: nothing moves by itself.
  void calm(bool reduced_motion) { calm_ = reduced_motion; }
  /// The DOM lost everything: the next update describes the whole page.
  void restart_mirror() { diff_.restart(); }

  struct Frame {
    const PaintList& paints;
    std::span<const Record> records;
    std::string mirror; // empty: the DOM is right as it is
  };

  /// Runs the screen. `ratio` is device pixels per CSS pixel; `now_ms` only grows.
  [[nodiscard]] Frame frame(Size window, float ratio, double now_ms, const Screen& screen);

  [[nodiscard]] std::vector<Effect> take_effects() { return std::exchange(effects_, {}); }
  /// When to draw again without being asked; 0: never.
  [[nodiscard]] double wake_at() const { return wake_at_; }
  [[nodiscard]] int actions_dropped() const { return actions_dropped_; }
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  [[nodiscard]] std::size_t records_sent() const { return diff_.records_sent(); }
  /// What the canvas and the DOM's layers show: the offset of each scroll area, by path.
  [[nodiscard]] const std::unordered_map<std::string, float>& offsets_shown() const { return offsets_shown_; }
  /// Where the reader has scrolled an area to.
  [[nodiscard]] float scroll_of(std::string_view path) const;

private:
  friend class Ui;

  struct Toast {
    int number = 0;
    std::string text;
    Tone tone = Tone::success;
    double until = 0;
  };
  struct Speech {
    std::string text;
    Politeness politeness;
  };

  void build(Size window, Action action, const Screen& screen);
  void page_shown(const std::string& path, std::string_view heading, std::string_view title);
  [[nodiscard]] std::vector<std::pair<std::string, float>> moved_layers();
  [[nodiscard]] std::string add_requests(std::string update);
  [[nodiscard]] float snapped(float offset) const;
  void wake_by(double when);
  void check(std::span<const Record> records);

  Builder builder_;
  MirrorDiff diff_;
  Ui ui_;

  std::vector<Action> actions_;
  int actions_dropped_ = 0;
  std::vector<std::string> faults_;

  std::string route_;
  std::string focused_;
  std::unordered_map<Key, float> scrolls_;
  float ratio_ = 1;
  double now_ms_ = 0;
  double wake_at_ = 0;
  bool calm_ = false;
  Words words_;
  std::unordered_map<std::string, double> rises_; // path of what grows -> since when

  std::string page_; // path of the page that was shown last
  std::string page_heading_;
  std::string title_;
  bool returning_ = false; // by the browser's back: the scroll place comes back too
  bool has_moved_ = false; // by what the person did: a page that comes by itself leaves the focus alone
  std::string focus_wanted_;
  std::vector<std::pair<std::string, float>> scroll_wanted_;
  std::unordered_map<std::string, float> offsets_shown_; // path of a scroll area -> what the DOM's layer has
  std::vector<Speech> speeches_;
  std::vector<Toast> toasts_;
  int toast_count_ = 0;
  std::vector<Effect> effects_;
};

} // namespace verdiep::ui
