#pragma once

/// What the widget sources of this folder share.

#include "client-wasm/ui/builder.hpp"
#include "client-wasm/ui/ui.hpp"

#include <functional>

namespace verdiep::ui {

struct Ui::Open {
  Builder::Depth depth;
  std::function<void(const Rect&)> finish; // with the outer rectangle of its last box
  ListLook look = ListLook::plain;
};

[[nodiscard]] design::Ink tone_text(Tone tone);
[[nodiscard]] design::Ink tone_soft(Tone tone);
[[nodiscard]] design::Icon tone_icon(Tone tone);

/// A heading with a record of its own id, as an item of the innermost box. Returns the record.
int write_heading(
    Builder& builder,
    int level,
    design::Type type,
    std::string_view id,
    std::string_view text,
    std::string_view language = {}
);

/// A text block as an item of the innermost box; in a row only as wide as its words. Returns the record.
int write_text(Builder& builder, const TextOptions& options);

} // namespace verdiep::ui
