#include "client-wasm/ui/session.hpp"

#include "client-wasm/ui/json_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace verdiep::ui {
namespace {

// A layout that depends on its own measure settles in two builds, nested in three; more means that it swings.
constexpr int builds_max = 4;

} // namespace

Session::Session(const FontMetrics& metrics, std::string route)
    : builder_(metrics), ui_(*this, builder_), route_(std::move(route)) {}

void Session::act(Action action) {
  has_moved_ = true;
  diff_.touch(action.path);
  // Of a value typed quickly only the last one counts.
  if (action.kind == Action::Kind::input && !actions_.empty() && actions_.back().kind == action.kind &&
      actions_.back().path == action.path) {
    actions_.back().text = std::move(action.text);
    return;
  }
  actions_.push_back(std::move(action));
}

void Session::scrolled(std::string_view path, float top) {
  scrolls_[key_of(path)] = top;
}

float Session::scroll_of(std::string_view path) const {
  const auto found = scrolls_.find(key_of(path));
  return found == scrolls_.end() ? 0 : found->second;
}

void Session::route_changed(std::string_view route) {
  route_ = route;
  returning_ = true;
  has_moved_ = true;
}

void Session::build(Size window, Action action, const Screen& screen) {
  const bool acts = action.kind != Action::Kind::none;
  builder_.begin(window, std::move(action));
  ui_.viewport_ = {0, 0, window.width, window.height};
  screen(ui_);
  ui_.toasts();
  builder_.finish();
  actions_dropped_ += acts && !builder_.action_taken() ? 1 : 0;
}

Session::Frame Session::frame(Size window, float ratio, double now_ms, const Screen& screen) {
  ratio_ = ratio;
  now_ms_ = now_ms;
  wake_at_ = 0;
  const std::vector<Action> actions = std::exchange(actions_, {});
  for (const Action& action : actions) {
    build(window, action, screen);
  }
  std::erase_if(toasts_, [&](const Toast& toast) { return toast.until <= now_ms; });
  int builds = 0;
  do {
    build(window, {}, screen);
  } while (builder_.unsettled() && ++builds < builds_max);
  for (const Toast& toast : toasts_) {
    wake_by(toast.until);
  }
  const std::span<const Record> records(builder_.all_records().data(), builder_.record_count());
  std::string update = diff_.update(records, focused_);
  check(records);
  return {builder_.paints(), records, add_requests(std::move(update))};
}

// A page that came new starts at its top with the focus on its heading; one that came back, where it was
// left. What follows a loading page by itself takes no focus: the first Tab finds the link to the content.
void Session::page_shown(const std::string& path, std::string_view heading, std::string_view title) {
  page_heading_ = heading;
  if (title_ != title) {
    title_ = title;
    effects_.push_back({Effect::Kind::title, title_});
  }
  if (page_ == path) {
    return;
  }
  if (has_moved_) {
    focus_wanted_ = heading;
  }
  float& top = scrolls_[key_of(path)];
  if (!returning_) {
    top = 0;
  }
  if (top > 0) {
    scroll_wanted_.emplace_back(path, top);
  }
  returning_ = false;
  page_ = path;
}

// Whole device pixels, so that text under way is as crisp as text at rest.
float Session::snapped(float offset) const {
  return std::round(offset * ratio_) / ratio_;
}

void Session::wake_by(double when) {
  wake_at_ = wake_at_ == 0 ? when : std::min(wake_at_, when);
}

// The canvas draws a scroll area's content at `origin`; the DOM's layer gets the same number, in the same
// frame.
std::vector<std::pair<std::string, float>> Session::moved_layers() {
  std::vector<std::pair<std::string, float>> moved;
  for (const Layer& layer : builder_.paints().layers) {
    if (layer.record < 0 || builder_.at(layer.record).role != Role::scroll) {
      continue;
    }
    const std::string& path = builder_.at(layer.record).path;
    const float top = layer.clip.y - layer.origin.y;
    const auto [shown, is_new] = offsets_shown_.try_emplace(path, 0.0F);
    if (shown->second != top) {
      shown->second = top;
      moved.emplace_back(path, top);
    }
  }
  return moved;
}

std::string Session::add_requests(std::string update) {
  const auto moved = moved_layers();
  if (focus_wanted_.empty() && speeches_.empty() && scroll_wanted_.empty() && moved.empty()) {
    return update;
  }
  if (update.empty()) {
    update = R"({"set":[],"kids":[],"gone":[]})";
  }
  update.pop_back();
  const auto write_places = [&](std::string_view name,
                                const std::vector<std::pair<std::string, float>>& places) {
    update.append(",\"").append(name).append("\":");
    JsonText json(update);
    json.open('[');
    for (const auto& [path, top] : places) {
      json.open('[').string(path).number(top).close(']');
    }
    json.close(']');
  };
  write_places("offsets", moved);
  write_places("scroll", std::exchange(scroll_wanted_, {}));
  update += ",\"say\":";
  JsonText json(update);
  json.open('[');
  for (const Speech& speech : std::exchange(speeches_, {})) {
    json.open('[').string(speech.politeness == Politeness::polite ? "polite" : "assertive");
    json.string(speech.text).close(']');
  }
  json.close(']');
  if (!focus_wanted_.empty()) {
    // Named last, it wins over a successor that the diff found.
    update += ",\"focus\":";
    JsonText(update).string(std::exchange(focus_wanted_, {}));
  }
  return update += '}';
}

// Faults of a screen, found where they happen: two things with one id, a control that nothing names.
void Session::check(std::span<const Record> records) {
  faults_ = builder_.faults();
  for (const std::string& path : diff_.doubled()) {
    faults_.push_back("two records have the path " + path);
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const bool named = !record.name.empty() || !record.text.empty() || !record.labelled_by.empty() ||
                       (i + 1 < records.size() && records[i + 1].parent == static_cast<int>(i));
    if (is_control(record.role) && !named) {
      faults_.push_back("no name: " + record.path);
    }
  }
}

} // namespace verdiep::ui
