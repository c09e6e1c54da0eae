#include "client-wasm/ui/scopes.hpp"
#include "client-wasm/ui/session.hpp"

#include <algorithm>
#include <cmath>

// Bars to compare values with. The words carry the values; the bars only show them.

namespace verdiep::ui {
namespace {

constexpr float bar_height = 20;
constexpr double rise_ms = 700;

} // namespace

/// How much of something that grows once is there: 0 at first sight, 1 at rest. Slows down towards its end.
float Ui::risen(const std::string& path) {
  if (session_.calm_) {
    return 1;
  }
  const double begun = session_.rises_.try_emplace(path, session_.now_ms_).first->second;
  const double part = std::clamp((session_.now_ms_ - begun) / rise_ms, 0.0, 1.0);
  if (part < 1) {
    session_.wake_by(session_.now_ms_ + 1);
  }
  const double left = 1 - part;
  return static_cast<float>(1 - left * left * left);
}

void Ui::bars(const BarsOptions& options) {
  auto all = list({.id = options.id, .name = options.name, .look = ListLook::plain});
  const float grown = options.rises ? risen(b_.path()) : 1;
  for (const Bar& bar : options.bars) {
    auto one = item({.id = bar.id, .gap = 6});
    {
      auto line = row({.rest = RowEnd::between});
      write_text(b_, {bar.label.text(), bar.leads ? design::Type::strong : design::Type::body});
      write_text(
          b_, {bar.words, bar.leads ? design::Type::small_strong : design::Type::small,
               bar.leads ? design::Ink::text : design::Ink::text_muted}
      );
    }
    const Item place = b_.begin_item(b_.available());
    const Rect track{place.area.x, place.area.y, place.area.width, bar_height};
    b_.fill(track, design::Ink::surface_sunken, 6);
    b_.outline(track, design::Ink::line, 6);
    const float share = static_cast<float>(bar.value) / static_cast<float>(std::max(options.full, 1));
    const float width = std::floor(track.width * std::clamp(share * grown, 0.0F, 1.0F));
    if (bar.value > 0 && width >= 1) {
      b_.fill(
          {track.x, track.y, width, bar_height}, bar.leads ? design::Ink::accent : design::Ink::edge,
          std::min(6.0F, width / 2)
      );
    }
    b_.end_item(place, {track.width, bar_height});
  }
}

} // namespace verdiep::ui
