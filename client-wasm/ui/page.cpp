#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <cmath>
#include <string>

// What a page stands in: the page itself, dialogs, messages at the foot of the window.

namespace verdiep::ui {
namespace {

using design::Ink;
using design::Type;

// Room at the end of a page, so that the last line can be read above a message or a thumb.
constexpr float page_foot = 64;

} // namespace

Scope Ui::page(const PageOptions& options) {
  begin_scope();
  const Key key = key_of(b_.path_of(options.id.text()));
  const int scroll = b_.add(Role::scroll, options.id.text(), viewport_);
  const std::string path = b_.at(scroll).path;
  // The content's height of the last build clamps the offset before this build knows its own.
  const float room = std::max(0.0F, b_.remembered(key, 0) - viewport_.height);
  const float top = session_.snapped(std::clamp(session_.scrolls_[key], 0.0F, room));
  b_.enter(scroll);
  b_.enter_layer({scroll, viewport_, {viewport_.x, viewport_.y - top}, false, {}, {}});
  b_.push_id(options.id.text());

  const float side = compact() ? design::space::medium : design::space::huge;
  const float column = options.width == PageWidth::reading ? design::size::reading : design::size::wide;
  const float width = std::min(options.middle ? 440 : column, viewport_.width - 2 * side);
  const float left = std::floor((viewport_.width - width) / 2);
  const Key middle_key = key_of(b_.path_of("~middle"));
  const float spare = viewport_.height - b_.remembered(middle_key, viewport_.height);
  const float above = options.middle && spare > 2 * design::space::large ? std::floor(spare * 0.42F)
                      : compact()                                        ? design::space::large
                                                                         : design::space::page;
  const int main = b_.add(Role::main, "main", {});
  b_.enter(main);
  BoxOptions box;
  box.gap = design::space::large;
  b_.open_box_at(box, {left, above}, width);
  b_.back_box(main, {});
  auto scope = opened([this, key, scroll, middle_key](const Rect& outer) {
    const float height = std::max(viewport_.height, outer.bottom() + page_foot);
    b_.at(scroll).content_height = height;
    b_.remember(key, height);
    b_.remember(middle_key, outer.height);
  });
  std::string heading;
  {
    auto head = stack({.gap = design::space::tight});
    if (!options.back_href.empty()) {
      link({
          .id = "back",
          .label = options.back_label,
          .href = options.back_href,
          .icon = design::Icon::arrow_left,
          .type = Type::small_strong,
      });
    }
    const Type type = compact() || options.middle ? Type::title : Type::display;
    const int title = write_heading(b_, 1, type, "title", options.title, options.title_language);
    b_.at(title).set(State::focusable);
    heading = b_.at(title).path;
    if (!options.lead.empty()) {
      text(options.lead, {Type::body, Ink::text_muted, {}});
    }
  }
  session_.page_shown(path, heading, options.title);
  return scope;
}

Scope Ui::dialog(const DialogOptions& options) {
  begin_scope();
  constexpr float inside = design::space::large;
  const Size window = b_.window();
  const Rect all{0, 0, window.width, window.height};
  const Key key = key_of(b_.path_of(options.id.text()));
  const float width = std::min(options.width, window.width - 2 * design::space::medium);
  const float content = b_.remembered(key, 240);
  const float height = std::min(content, window.height - 2 * design::space::medium);
  const Rect panel{
      std::floor((window.width - width) / 2), std::floor((window.height - height) * 0.45F), width, height
  };
  b_.enter_top(); // a dialog belongs to the page, wherever it is asked for
  const int record = b_.add(Role::dialog, options.id.text(), panel);
  b_.enter(record);
  b_.enter_layer({record, all, {}, true, panel, {}});
  b_.fill(all, Ink::scrim, 0);
  Paint shadow;
  shadow.kind = Paint::Kind::shadow;
  shadow.inks = Ink::shadow;
  shadow.rect = panel;
  shadow.radius = design::radius::card;
  shadow.width = 32;
  b_.paint(shadow);
  b_.fill(panel, Ink::surface, design::radius::card);
  b_.outline(panel, Ink::line, design::radius::card);
  b_.push_id(options.id.text());
  b_.at(record).labelled_by = b_.path_of("title");

  const int scroll = b_.add(Role::scroll, "scroll", panel);
  const float room = std::max(0.0F, content - height);
  const float top = session_.snapped(std::clamp(session_.scroll_of(b_.at(scroll).path), 0.0F, room));
  b_.enter(scroll);
  b_.enter_layer({scroll, panel, {panel.x, panel.y - top}, true, {}, {}});
  BoxOptions box;
  box.gap = design::space::medium;
  b_.open_box_at(box, {inside, inside}, width - 2 * inside);
  const std::string first = b_.path_of(options.first.empty() ? "title" : options.first);
  auto scope = opened([this, key, scroll, first](const Rect& outer) {
    const float needed = outer.height + 2 * inside;
    b_.at(scroll).content_height = needed;
    b_.remember(key, needed);
    b_.mark_first(first);
  });
  const int title = write_heading(b_, 2, Type::heading, "title", options.title);
  b_.at(title).set(State::focusable);
  scope.dismissed_ = b_.takes(Action::Kind::dismiss, b_.at(record));
  return scope;
}

void Ui::toasts() {
  const Size window = b_.window();
  if (session_.toasts_.empty()) {
    return;
  }
  begin_scope();
  // A landmark of its own: what stands outside of all of them is hard to find by ear.
  const int region = b_.add(Role::section, "~toasts", {0, 0, window.width, window.height});
  b_.at(region).name = session_.words_.messages;
  b_.enter(region);
  b_.push_id("~toasts");
  constexpr float gap = design::space::tight;
  const float width = std::min(440.0F, window.width - 2 * design::space::medium);
  float bottom = viewport_.bottom() - design::space::medium;
  auto scope = opened();
  for (auto toast = session_.toasts_.rbegin(); toast != session_.toasts_.rend(); ++toast) {
    const TextBlock& block = b_.texts().block(toast->text, Type::small_strong, width - 116);
    const float height = std::max(52.0F, block.height + 2 * design::space::medium);
    const Rect rect{std::floor(viewport_.x + (viewport_.width - width) / 2), bottom - height, width, height};
    const std::string id = std::to_string(toast->number);
    const int record = b_.add(Role::group, id, rect);
    b_.enter(record);
    b_.enter_layer({record, {0, 0, window.width, window.height}, {}, false, rect, {}});
    Paint shadow;
    shadow.kind = Paint::Kind::shadow;
    shadow.inks = Ink::shadow;
    shadow.rect = rect;
    shadow.radius = design::radius::card;
    shadow.width = 20;
    b_.paint(shadow);
    b_.fill(rect, Ink::surface, design::radius::card);
    b_.outline(rect, Ink::line, design::radius::card);
    b_.icon(
        tone_icon(toast->tone), {rect.x + 16, rect.y + std::floor(height / 2) - 10, 20, 20},
        tone_text(toast->tone)
    );
    b_.text(
        {toast->text, Type::small_strong, Ink::text, Role::paragraph},
        {rect.x + 48, rect.y + std::floor((height - block.height) / 2)}, width - 116
    );
    const Rect close{rect.right() - 48, rect.y + std::floor(height / 2) - 22, 44, 44};
    const int button = b_.add(Role::button, id + "-close", close);
    b_.at(button).name = session_.words_.dismiss;
    const Inks under{Ink::none, Ink::surface_hover, Ink::surface_press};
    b_.fill(close.inset(4), under, design::radius::control, button);
    b_.icon(design::Icon::x, close.inset(13), {Ink::text_muted, Ink::text, Ink::text}, button);
    if (b_.takes(Action::Kind::activate, b_.at(button))) {
      toast->until = 0;
    }
    b_.leave_layer();
    b_.leave();
    bottom = rect.y - gap;
  }
}

} // namespace verdiep::ui
