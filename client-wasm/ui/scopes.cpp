#include "client-wasm/ui/scopes.hpp"

#include "client-wasm/ui/session.hpp"

#include <tuple>
#include <utility>

namespace verdiep::ui {

Ui::Ui(Session& session, Builder& builder) : session_(session), b_(builder) {}
Ui::~Ui() = default;

Scope::~Scope() {
  if (ui_ != nullptr) {
    ui_->close(depth_);
  }
}

void Ui::begin_scope() {
  open_.push_back({b_.depth(), {}});
}

Scope Ui::opened(std::function<void(const Rect&)> finish, bool open) {
  open_.back().finish = std::move(finish);
  return {this, open_.size() - 1, open};
}

void Ui::close(std::size_t depth) {
  while (open_.size() > depth) {
    const Open scope = std::move(open_.back());
    open_.pop_back();
    const Rect outer = b_.close_to(scope.depth);
    if (scope.finish) {
      scope.finish(outer);
    }
  }
}

Scope Ui::scope(Id id) {
  begin_scope();
  b_.push_id(id.text());
  return opened();
}

Scope Ui::stack(const StackOptions& options) {
  begin_scope();
  BoxOptions box;
  box.gap = options.gap;
  box.align = options.centre ? Align::centre : Align::start;
  box.grow = options.grow;
  box.width = options.width;
  b_.open_box(box);
  return opened();
}

Scope Ui::row(const RowOptions& options) {
  begin_scope();
  BoxOptions box;
  box.flow = Flow::row;
  box.gap = options.gap;
  box.align = options.top ? Align::start : Align::centre;
  box.justify = options.rest == RowEnd::end       ? Justify::end
                : options.rest == RowEnd::centre  ? Justify::centre
                : options.rest == RowEnd::between ? Justify::between
                                                  : Justify::start;
  b_.open_box(box);
  return opened();
}

Scope Ui::grid(const GridOptions& options) {
  begin_scope();
  BoxOptions box;
  box.flow = Flow::grid;
  box.gap = options.gap;
  box.cell_min = options.cell_min;
  b_.open_box(box);
  return opened();
}

Scope Ui::card(const CardOptions& options) {
  begin_scope();
  const bool article = !options.name.empty();
  const int record = b_.add(article ? Role::article : Role::group, options.id.text(), {});
  b_.at(record).name = options.name;
  b_.enter(record);
  b_.push_id(options.id.text());
  BoxOptions box;
  box.gap = options.gap;
  const float inside = compact() ? design::space::medium : 20;
  box.padding = {inside, inside};
  box.level = true;
  const bool plain = options.tone == Tone::neutral;
  const int back = b_.fill({}, plain ? design::Ink::surface : tone_soft(options.tone), design::radius::card);
  const int edge = b_.outline({}, plain ? design::Ink::line : tone_soft(options.tone), design::radius::card);
  b_.open_box(box);
  b_.back_box(record, {back, edge});
  return opened();
}

Scope Ui::list(const ListOptions& options) {
  begin_scope();
  const int record = b_.add(Role::list, options.id.text(), {});
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  BoxOptions box;
  std::vector<int> backs;
  if (options.look == ListLook::lines) {
    box.padding = {design::space::hair, design::space::hair};
    backs = {
        b_.fill({}, design::Ink::surface, design::radius::card),
        b_.outline({}, design::Ink::line, design::radius::card)
    };
  } else {
    box.gap = options.look == ListLook::cards ? design::space::small : design::space::tight;
  }
  open_.back().look = options.look;
  b_.open_box(box);
  b_.back_box(record, std::move(backs));
  return opened();
}

Scope Ui::item(const ItemOptions& options) {
  ListLook look = ListLook::plain;
  if (!open_.empty()) {
    look = open_.back().look;
  }
  const bool first = b_.box_is_empty();
  begin_scope();
  BoxOptions box;
  box.gap = options.gap;
  std::vector<int> backs;
  const Inks under{design::Ink::none, design::Ink::surface_hover, design::Ink::surface_press};
  if (look == ListLook::lines) {
    box.padding = {compact() ? design::space::small : design::space::medium, design::space::small};
    if (!first) {
      const Item place = b_.begin_item(b_.available());
      b_.fill({place.area.x + 12, place.area.y, place.area.width - 24, 1}, design::Ink::line, 0);
    }
    backs = {b_.fill({}, under, design::radius::control)};
  } else if (look == ListLook::cards) {
    const float inside = compact() ? design::space::medium : 20;
    box.padding = {inside, design::space::medium};
    const Inks card{design::Ink::surface, design::Ink::surface_hover, design::Ink::surface_press};
    const Inks edge{design::Ink::line, design::Ink::edge, design::Ink::edge};
    backs = {b_.fill({}, card, design::radius::card), b_.outline({}, edge, design::radius::card)};
  }
  const int record = b_.add(Role::item, options.id.text(), {});
  b_.enter(record);
  b_.push_id(options.id.text());
  b_.open_box(box);
  b_.back_box(record, std::move(backs));
  return opened();
}

void Ui::space(float height) {
  b_.skip(height);
}

void Ui::separator() {
  const Item item = b_.begin_item(b_.available());
  const int record = b_.add(Role::separator, {item.area.x, item.area.y, item.area.width, 1});
  b_.at(record).set(State::decorative);
  b_.fill(b_.at(record).rect, design::Ink::line, 0);
  b_.end_item(item, {item.area.width, 1});
}

Scope Ui::section(const SectionOptions& options) {
  if (!b_.box_is_empty()) {
    b_.skip(design::space::tight);
  }
  begin_scope();
  const int record = b_.add(Role::section, options.id.text(), {});
  b_.enter(record);
  b_.push_id(options.id.text());
  b_.at(record).labelled_by = b_.path_of("title");
  BoxOptions box;
  box.gap = design::space::small;
  b_.open_box(box);
  b_.back_box(record, {});
  const design::Type type = options.level <= 2 ? design::Type::heading : design::Type::strong;
  auto scope = opened();
  auto head = stack({.gap = 2});
  static_cast<void>(write_heading(b_, options.level, type, "title", options.title));
  if (!options.note.empty()) {
    note(options.note);
  }
  return scope;
}

Scope Ui::form(const FormOptions& options) {
  begin_scope();
  const int record = b_.add(Role::form, options.id.text(), {});
  b_.at(record).name = options.name.text();
  b_.enter(record);
  b_.push_id(options.id.text());
  forms_.push_back(b_.path());
  BoxOptions box;
  box.gap = 20;
  b_.open_box(box);
  b_.back_box(record, {});
  return opened([this](const Rect&) { forms_.pop_back(); });
}

Scope Ui::looking(std::string_view under) {
  begin_scope();
  const auto before = std::make_pair(under_, is_looking_);
  under_ = under;
  is_looking_ = true;
  return opened([this, before](const Rect&) { std::tie(under_, is_looking_) = before; });
}

Scope Ui::acting() {
  begin_scope();
  const auto before = std::make_pair(under_, is_looking_);
  under_.clear();
  is_looking_ = false;
  return opened([this, before](const Rect&) { std::tie(under_, is_looking_) = before; });
}

void Ui::speak(const Words& words) {
  session_.words_ = words;
}

std::string_view Ui::route() const {
  return session_.route_;
}

void Ui::navigate(std::string_view route) {
  if (route == session_.route_) {
    return;
  }
  session_.route_ = route;
  session_.effects_.push_back({Effect::Kind::push_route, std::string(route)});
}

void Ui::replace_route(std::string_view route) {
  if (route == session_.route_) {
    return;
  }
  session_.route_ = route;
  session_.effects_.push_back({Effect::Kind::replace_route, std::string(route)});
}

void Ui::announce(std::string_view text, Politeness politeness) {
  session_.speeches_.push_back({std::string(text), politeness});
}

void Ui::toast(std::string_view text, Tone tone) {
  // Long enough to read twice; messages that matter are on the page too.
  const double shown_ms = 4000 + 60 * static_cast<double>(text.size());
  session_.toasts_.push_back({++session_.toast_count_, std::string(text), tone, session_.now_ms_ + shown_ms});
  announce(text);
}

void Ui::focus(Id id) {
  session_.focus_wanted_ = b_.path_of(id.text());
}

void Ui::wake_in(std::uint32_t milliseconds) {
  session_.wake_by(session_.now_ms_ + milliseconds);
}

bool Ui::compact() const {
  return b_.window().width < design::size::compact_below;
}

} // namespace verdiep::ui
