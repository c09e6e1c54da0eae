#include "client-wasm/ui/page/run.hpp"

#include "client-wasm/platform/assets.hpp"
#include "client-wasm/platform/frames.hpp"
#include "client-wasm/platform/mirror.hpp"
#include "client-wasm/platform/pointer.hpp"
#include "client-wasm/platform/preferences.hpp"
#include "client-wasm/platform/probe.hpp"
#include "client-wasm/platform/routes.hpp"
#include "client-wasm/ui/json_text.hpp"
#include "client-wasm/ui/page/imgui_painter.hpp"

#include <memory>
#include <utility>

namespace verdiep::ui {
namespace {

constexpr std::string_view product = "VerdiepDingen";

design::Theme theme_of(const platform::Preferences& wishes) {
  switch (wishes.theme) {
  case platform::ThemeChoice::light:
    return design::Theme::light;
  case platform::ThemeChoice::dark:
    return design::Theme::dark;
  case platform::ThemeChoice::contrast:
    return design::Theme::contrast;
  case platform::ThemeChoice::system:
    break;
  }
  return wishes.more_contrast ? design::Theme::contrast
         : wishes.dark        ? design::Theme::dark
                              : design::Theme::light;
}

FontFiles loaded_fonts() {
  return {
      platform::loaded_asset("inter-400"), platform::loaded_asset("inter-600"),
      platform::loaded_asset("inter-700"), platform::loaded_asset("icons")
  };
}

class Page final : public platform::FrameSink, public platform::MirrorSink {
public:
  explicit Page(Screen screen) : screen_(std::move(screen)) {}

  bool start() {
    if (!platform::start_frames(*this)) {
      return false;
    }
    painter_ = std::make_unique<ImGuiPainter>(loaded_fonts());
    session_ = std::make_unique<Session>(*painter_, platform::current_route());
    platform::listen_to_mirror(*this);
    platform::follow_pointer();
    platform::follow_preferences();
    platform::answer_probe([this] { return probe(); });
    platform::on_route_change([this](std::string_view route) { session_->route_changed(route); });
    return true;
  }

  void draw(double now_ms, const platform::Viewport& viewport) override {
    const Surface surface{{viewport.width, viewport.height}, viewport.ratio};
    if (session_ == nullptr || surface.size.width < 1 || surface.size.height < 1) {
      return;
    }
    const double begin = platform::page_clock_ms();
    session_->calm(platform::preferences().reduced_motion);
    const Session::Frame frame = session_->frame(surface.size, surface.ratio, now_ms, screen_);
    build_ms_ = platform::page_clock_ms() - begin;
    record_count_ = frame.records.size();
    platform::apply_to_mirror(frame.mirror);
    for (const Effect& effect : session_->take_effects()) {
      carry_out(effect);
    }
    if (viewport.visible) {
      paint(frame, surface);
    }
    platform::wake_at(session_->wake_at());
  }

  void context_restored() override { painter_->restore_device(); }

  void activated(std::string_view path) override { act(Action::Kind::activate, path); }
  void typed(std::string_view path, std::string_view value) override {
    act(Action::Kind::input, path, value);
  }
  void submitted(std::string_view path) override { act(Action::Kind::submit, path); }
  void dismissed(std::string_view path) override { act(Action::Kind::dismiss, path); }
  void scrolled(std::string_view path, float top) override { session_->scrolled(path, top); }
  void focused(std::string_view path) override { session_->focused(path); }

  // What a test, or someone who helps a user, wants to know of the last frame.
  [[nodiscard]] std::string probe() const {
    std::string text;
    JsonText json(text);
    json.open('{');
    json.key("build_ms").number(static_cast<float>(build_ms_));
    json.key("records").number(static_cast<float>(record_count_));
    json.key("records_sent").number(static_cast<float>(session_->records_sent()));
    json.key("actions_dropped").number(static_cast<float>(session_->actions_dropped()));
    json.key("parity_faults").number(static_cast<float>(painter_->parity_faults()));
    json.key("offsets").open('{');
    for (const auto& [path, top] : session_->offsets_shown()) {
      json.key(path).number(top);
    }
    json.close('}');
    json.key("faults").open('[');
    for (const std::string& fault : session_->faults()) {
      json.string(fault);
    }
    json.close(']').close('}');
    return text;
  }

private:
  void act(Action::Kind kind, std::string_view path, std::string_view text = {}) {
    session_->act({kind, std::string(path), std::string(text)});
  }

  void carry_out(const Effect& effect) {
    switch (effect.kind) {
    case Effect::Kind::push_route:
      platform::push_route(effect.text);
      break;
    case Effect::Kind::replace_route:
      platform::replace_route(effect.text);
      break;
    case Effect::Kind::title:
      platform::set_title(
          effect.text.empty() ? std::string(product) : effect.text + " – " + std::string(product)
      );
      break;
    }
  }

  void paint(const Session::Frame& frame, const Surface& surface) {
    const design::Theme theme = theme_of(platform::preferences());
    const design::Colour page = design::colour_of(design::Ink::page, theme);
    platform::clear(page.red, page.green, page.blue);
    const platform::Pointer& pointer = platform::pointer();
    painter_->draw(
        frame.paints, frame.records, surface, {{pointer.x, pointer.y}, pointer.inside, pointer.pressed}, theme
    );
  }

  Screen screen_;
  std::unique_ptr<ImGuiPainter> painter_;
  std::unique_ptr<Session> session_;
  double build_ms_ = 0; // screen, layout, records and diff
  std::size_t record_count_ = 0;
};

// The page lives until the tab closes.
Page* the_page = nullptr;

} // namespace

bool run(Screen screen) {
  the_page = new Page(std::move(screen));
  return the_page->start();
}

void wake() {
  platform::wake();
}

} // namespace verdiep::ui
