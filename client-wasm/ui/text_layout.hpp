#pragma once

/// Breaks text into painted lines, with the same font on canvas and in the DOM.
///
/// Widths are sums of advances: the shipped fonts have no layout tables, so this is exactly what the browser
/// computes. Characters that the font lacks are the browser's to paint; they count as `uncovered_em` here.

#include "client-wasm/design/tokens.hpp"
#include "client-wasm/ui/geometry.hpp"
#include "client-wasm/ui/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace verdiep::ui {

/// What layout needs to know of a font; the painter knows it, and tests make one up.
class FontMetrics {
public:
  FontMetrics() = default;
  FontMetrics(const FontMetrics&) = delete;
  FontMetrics& operator=(const FontMetrics&) = delete;
  virtual ~FontMetrics() = default;

  [[nodiscard]] virtual bool covers(char32_t character) const = 0;
  /// In CSS pixels; asked only for covered characters.
  [[nodiscard]] virtual float advance(char32_t character, design::Type type) const = 0;
};

/// Wider than any emoji or ideograph of the usual fallback fonts, so that lines do not overflow.
inline constexpr float uncovered_em = 1.3F;

struct TextBlock {
  std::string text; // blanks collapsed as the browser does
  std::vector<Line> lines;
  float width = 0; // of the widest line, rounded up to whole pixels
  float height = 0;
  bool covered = true; // false: the DOM paints it
};

/// Lays `text` out in lines of at most `width`. Breaks after blanks and hyphens, inside a word only if it is
/// alone too wide. `\n` ends a line. Invalid UTF-8 counts as one uncovered character a byte.
[[nodiscard]] TextBlock
break_lines(std::string_view text, design::Type type, float width, const FontMetrics& metrics);

/// The next code point of `text` at `at`, which is moved past it. U+FFFD for a broken one.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);

/// Remembers blocks between frames; almost all text of a frame was there in the last one.
class TextCache {
public:
  /// `metrics` must outlive the cache.
  explicit TextCache(const FontMetrics& metrics) : metrics_(metrics) {}

  /// The reference holds until the next call.
  [[nodiscard]] const TextBlock& block(std::string_view text, design::Type type, float width);
  /// Width of `text` on one line.
  [[nodiscard]] float width(std::string_view text, design::Type type);
  [[nodiscard]] const FontMetrics& metrics() const { return metrics_; }

private:
  // A page has some hundred blocks; a long session with many pages starts afresh now and then.
  static constexpr std::size_t blocks_max = 8192;

  const FontMetrics& metrics_;
  std::unordered_map<std::uint64_t, TextBlock> blocks_;
};

} // namespace verdiep::ui
