#pragma once

/// Draws paint lists with Dear ImGui on the current WebGL 2 context, and measures text with the same fonts.
///
/// The only code that calls ImGui. ImGui tessellates, rasterises and batches, and it answers one question of
/// behaviour: which item lies under the forwarded pointer, for its look. It never activates anything. Threads
/// the page's one thread.

#include "client-wasm/ui/paint.hpp"
#include "client-wasm/ui/record.hpp"
#include "client-wasm/ui/text_layout.hpp"

#include <cstddef>
#include <span>
#include <vector>

struct ImDrawList;
struct ImFont;

namespace verdiep::ui {

/// TrueType files, without layout tables.
struct FontFiles {
  std::vector<std::byte> regular;
  std::vector<std::byte> semibold;
  std::vector<std::byte> bold;
  std::vector<std::byte> icons;
};

struct PointerState {
  Point at;
  bool inside = false;
  bool pressed = false;
};

struct Surface {
  Size size;       // CSS pixels
  float ratio = 1; // device pixels per CSS pixel
};

class ImGuiPainter final : public FontMetrics {
public:
  /// `fonts` are copied. A GL context must be current.
  explicit ImGuiPainter(const FontFiles& fonts);
  ImGuiPainter(const ImGuiPainter&) = delete;
  ImGuiPainter& operator=(const ImGuiPainter&) = delete;
  ~ImGuiPainter() override;

  /// Draws a frame.
  void draw(
      const PaintList& list,
      std::span<const Record> records,
      const Surface& surface,
      const PointerState& pointer,
      design::Theme theme
  );

  /// The context came back empty: makes programs, buffers and textures anew.
  void restore_device();

  [[nodiscard]] bool covers(char32_t character) const override;
  [[nodiscard]] float advance(char32_t character, design::Type type) const override;

  /// Controls that ImGui saw in the last frame whose place differs from their record's by more than a pixel,
  /// or that have no record: always 0.
  [[nodiscard]] int parity_faults() const { return parity_faults_; }

private:
  struct Frame;

  void submit_items(Frame& frame);
  void draw_paint(Frame& frame, const Layer& layer, const Paint& paint);
  void draw_text(Frame& frame, const Paint& paint, Point origin);
  void draw_icon(Frame& frame, const Paint& paint, Point origin);
  void draw_shadow(Frame& frame, const Paint& paint, Point origin);

  ImFont* fonts_[3] = {};
  ImFont* icons_ = nullptr;
  int parity_faults_ = 0;
};

} // namespace verdiep::ui
