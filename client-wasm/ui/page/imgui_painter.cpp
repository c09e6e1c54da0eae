#include "client-wasm/ui/page/imgui_painter.hpp"

#include "client-wasm/design/icon_code_points.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <array>
#include <cfloat>
#include <cmath>
#include <cstring>

namespace verdiep::ui {
namespace {

// ImGui's own sizes are ascent + descent; a negative size asks for the em, as CSS does, and then the limit of
// the advance has to be turned round too, because it is multiplied by the same negative number.
constexpr float em_size = -16;

ImFont* add_font(const std::vector<std::byte>& file) {
  ImFontConfig config;
  config.SizePixels = em_size;
  config.GlyphMaxAdvanceX = -FLT_MAX;
  void* copy = IM_ALLOC(file.size());
  std::memcpy(copy, file.data(), file.size());
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(file.size()), em_size, &config);
}

ImU32 packed(design::Colour colour) {
  return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

float snapped(float value, float ratio) {
  return std::round(value * ratio) / ratio;
}

int encode(char32_t character, std::array<char, 5>& out) {
  return ImTextCharToUtf8(out.data(), static_cast<unsigned int>(character));
}

// Rounded as far as a circle; ImGui's own rounded rectangles stop a pixel short of one.
void trace(ImDrawList& canvas, ImVec2 low, ImVec2 high, float radius) {
  const float round = std::min(radius, std::min(high.x - low.x, high.y - low.y) / 2);
  if (round < 0.5F) {
    canvas.PathRect(low, high);
    return;
  }
  constexpr float quarter = IM_PI / 2;
  // Two arcs that meet must not both have the meeting point: smoothed edges grow spikes there.
  const bool wide = high.x - low.x > 2 * round + 0.01F;
  const bool tall = high.y - low.y > 2 * round + 0.01F;
  const ImVec2 first(low.x + round, low.y + round);
  const ImVec2 last(high.x - round, high.y - round);
  if (!wide && !tall) {
    canvas.PathArcTo(first, round, 0, 4 * quarter);
    canvas._Path.pop_back();
  } else if (!tall) {
    canvas.PathArcTo(first, round, quarter, 3 * quarter);
    canvas.PathArcTo(last, round, -quarter, quarter);
  } else if (!wide) {
    canvas.PathArcTo(first, round, 2 * quarter, 4 * quarter);
    canvas.PathArcTo(last, round, 0, 2 * quarter);
  } else {
    canvas.PathArcTo(first, round, 2 * quarter, 3 * quarter);
    canvas.PathArcTo({last.x, first.y}, round, 3 * quarter, 4 * quarter);
    canvas.PathArcTo(last, round, 0, quarter);
    canvas.PathArcTo({first.x, last.y}, round, quarter, 2 * quarter);
  }
}

bool same_place(const Rect& rect, const ImRect& item) {
  return std::fabs(rect.x - item.Min.x) <= 1 && std::fabs(rect.y - item.Min.y) <= 1 &&
         std::fabs(rect.right() - item.Max.x) <= 1 && std::fabs(rect.bottom() - item.Max.y) <= 1;
}

} // namespace

struct ImGuiPainter::Frame {
  const PaintList& list;
  std::span<const Record> records;
  float ratio;
  design::Theme theme;
  bool pressed;
  int hovered = -1;
  ImDrawList* canvas = nullptr;

  [[nodiscard]] ImU32 colour(const Paint& paint) const {
    const bool over = paint.owner >= 0 && paint.owner == hovered;
    const design::Ink ink = !over ? paint.inks.rest : pressed ? paint.inks.press : paint.inks.hover;
    return packed(design::colour_of(ink, theme));
  }
};

ImGuiPainter::ImGuiPainter(const FontFiles& fonts) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard; // keys and focus belong to the DOM
  io.BackendPlatformName = "verdiep";
  fonts_[0] = add_font(fonts.regular);
  fonts_[1] = add_font(fonts.semibold);
  fonts_[2] = add_font(fonts.bold);
  icons_ = add_font(fonts.icons);
  ImGui::GetStyle().FontSizeBase = 16;
  ImGui::GetStyle().CircleTessellationMaxError = 0.05F; // round at three device pixels per CSS pixel too
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

ImGuiPainter::~ImGuiPainter() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

void ImGuiPainter::restore_device() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
}

bool ImGuiPainter::covers(char32_t character) const {
  return fonts_[0]->IsGlyphInFont(static_cast<ImWchar>(character));
}

float ImGuiPainter::advance(char32_t character, design::Type type) const {
  const design::TypeToken& token = design::token_of(type);
  ImFont* font = fonts_[static_cast<std::size_t>(token.weight)];
  return font->GetFontBaked(static_cast<float>(token.size))->GetCharAdvance(static_cast<ImWchar>(character));
}

void ImGuiPainter::draw(
    const PaintList& list,
    std::span<const Record> records,
    const Surface& surface,
    const PointerState& pointer,
    design::Theme theme
) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {surface.size.width, surface.size.height};
  io.DisplayFramebufferScale = {surface.ratio, surface.ratio};
  io.DeltaTime = 1.0F / 60;
  io.AddMousePosEvent(pointer.inside ? pointer.at.x : -FLT_MAX, pointer.inside ? pointer.at.y : -FLT_MAX);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::GetDrawListSharedData()->InitialFringeScale = 1 / surface.ratio;

  Frame frame{list, records, surface.ratio, theme, pointer.pressed};
  submit_items(frame);
  frame.canvas = ImGui::GetBackgroundDrawList();
  frame.canvas->_FringeScale = 1 / surface.ratio;
  for (const Layer& layer : list.layers) {
    frame.canvas->PushClipRect(
        {layer.clip.x, layer.clip.y}, {layer.clip.right(), layer.clip.bottom()}, false
    );
    for (const Paint& paint : layer.paints) {
      // Shadows and outlines reach a little outside their rectangle.
      const float reach = paint.kind == Paint::Kind::shadow ? paint.width : 2;
      if (paint.rect.moved(layer.origin.x, layer.origin.y).inset(-reach).meets(layer.clip)) {
        draw_paint(frame, layer, paint);
      }
    }
    frame.canvas->PopClipRect();
  }
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

// One window without any look spans the page; its items are the page's controls.
void ImGuiPainter::submit_items(Frame& frame) {
  parity_faults_ = 0;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin(
      "page", nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse
  );
  std::size_t modal_from = 0;
  for (std::size_t i = 0; i < frame.list.layers.size(); ++i) {
    modal_from = frame.list.layers[i].modal ? i : modal_from;
  }
  for (std::size_t i = 0; i < frame.records.size(); ++i) {
    const Record& record = frame.records[i];
    const auto layer = static_cast<std::size_t>(record.layer);
    if (!is_control(record.role) || record.is(State::skip)) {
      continue;
    }
    const Layer& home = frame.list.layers[layer];
    const Rect place = record.rect.moved(home.origin.x, home.origin.y);
    const Rect seen = place.intersection(home.clip);
    if (seen.empty() || layer < modal_from) {
      continue;
    }
    const ImRect box({place.x, place.y}, {place.right(), place.bottom()});
    const auto id = static_cast<ImGuiID>(static_cast<std::uint64_t>(record.key));
    ImGui::PushClipRect({home.clip.x, home.clip.y}, {home.clip.right(), home.clip.bottom()}, false);
    // Later records lie on top, in the DOM as here: a button in a card that is a link.
    ImGui::SetNextItemAllowOverlap();
    if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav) &&
        ImGui::IsMouseHoveringRect(box.Min, box.Max) && !record.is(State::disabled)) {
      frame.hovered = static_cast<int>(i);
    }
    parity_faults_ += same_place(place, ImGui::GetCurrentContext()->LastItemData.Rect) ? 0 : 1;
    ImGui::PopClipRect();
  }
  ImGui::End();
  ImGui::PopStyleVar();
}

void ImGuiPainter::draw_paint(Frame& frame, const Layer& layer, const Paint& paint) {
  const Rect rect = paint.rect.moved(layer.origin.x, layer.origin.y);
  const ImVec2 low(rect.x, rect.y);
  const ImVec2 high(rect.right(), rect.bottom());
  const ImU32 colour = frame.colour(paint);
  if ((colour & IM_COL32_A_MASK) == 0) {
    return;
  }
  switch (paint.kind) {
  case Paint::Kind::nothing:
    break;
  case Paint::Kind::fill:
    trace(*frame.canvas, low, high, paint.radius);
    frame.canvas->PathFillConvex(colour);
    break;
  case Paint::Kind::outline: {
    // The whole line lies inside the rectangle, on whole device pixels.
    const float in = paint.width / 2;
    trace(
        *frame.canvas, {low.x + in, low.y + in}, {high.x - in, high.y - in},
        std::max(0.0F, std::min(paint.radius, std::min(rect.width, rect.height) / 2) - in)
    );
    frame.canvas->PathStroke(colour, ImDrawFlags_Closed, paint.width);
    break;
  }
  case Paint::Kind::shadow:
    draw_shadow(frame, paint, layer.origin);
    break;
  case Paint::Kind::text:
    draw_text(frame, paint, layer.origin);
    break;
  case Paint::Kind::icon:
    draw_icon(frame, paint, layer.origin);
    break;
  case Paint::Kind::underline: {
    const float thick = std::max(1.0F, std::round(frame.ratio)) / frame.ratio;
    const float y = snapped(rect.bottom() - 4, frame.ratio);
    frame.canvas->AddRectFilled({low.x, y}, {high.x, y + thick}, colour);
    break;
  }
  }
}

void ImGuiPainter::draw_text(Frame& frame, const Paint& paint, Point origin) {
  const design::TypeToken& token = design::token_of(paint.type);
  ImFont* font = fonts_[static_cast<std::size_t>(token.weight)];
  const auto size = static_cast<float>(token.size);
  const ImFontBaked* baked = font->GetFontBaked(size);
  // The browser's line box: ascent and descent rounded, the rest of the height split above and below.
  const float ascent = std::round(baked->Ascent);
  const float descent = std::round(-baked->Descent);
  const float baseline = std::floor((static_cast<float>(token.line) - (ascent + descent)) / 2) + ascent;
  const float x = paint.rect.x + origin.x;
  const float y = snapped(paint.rect.y + origin.y + baseline, frame.ratio);
  const float top = y - std::ceil(baked->Ascent);

  ImDrawList* canvas = frame.canvas;
  const char* letters = frame.list.letters.data();
  const int before = canvas->VtxBuffer.Size;
  canvas->AddText(
      font, size, {x, top}, frame.colour(paint), letters + paint.text_begin, letters + paint.text_end
  );
  // AddText cuts its position to whole CSS pixels; put it where the device's pixels are.
  const float dx = x - std::trunc(x);
  const float dy = top - std::trunc(top);
  for (int i = before; i < canvas->VtxBuffer.Size; ++i) {
    canvas->VtxBuffer[i].pos.x += dx;
    canvas->VtxBuffer[i].pos.y += dy;
  }
}

void ImGuiPainter::draw_icon(Frame& frame, const Paint& paint, Point origin) {
  const char32_t character = design::icon_code_points[static_cast<std::size_t>(paint.icon)];
  if (character == 0) {
    return;
  }
  std::array<char, 5> text{};
  const int length = encode(character, text);
  const float size = paint.rect.height;
  ImFontBaked* baked = icons_->GetFontBaked(size);
  const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(character));
  const float middle = (glyph->Y0 + glyph->Y1) / 2;
  const float x = paint.rect.x + origin.x + std::round((paint.rect.width - glyph->AdvanceX) / 2);
  const float y = snapped(paint.rect.y + origin.y + size / 2 - middle, frame.ratio);
  const int before = frame.canvas->VtxBuffer.Size;
  frame.canvas->AddText(icons_, size, {x, y}, frame.colour(paint), text.data(), text.data() + length);
  for (int i = before; i < frame.canvas->VtxBuffer.Size; ++i) {
    frame.canvas->VtxBuffer[i].pos.x += x - std::trunc(x);
    frame.canvas->VtxBuffer[i].pos.y += y - std::trunc(y);
  }
}

// A soft shadow: rings of falling strength, a little lower than the rectangle.
void ImGuiPainter::draw_shadow(Frame& frame, const Paint& paint, Point origin) {
  constexpr int rings = 12;
  design::Colour colour = design::colour_of(paint.inks.rest, frame.theme);
  const Rect rect = paint.rect.moved(origin.x, origin.y + paint.width / 4);
  const auto strength = static_cast<float>(colour.alpha);
  for (int ring = rings; ring > 0; --ring) {
    // Denser near the edge, so that it fades out instead of ending.
    const float part = static_cast<float>(ring) / rings;
    const float reach = paint.width * part * part;
    colour.alpha = static_cast<std::uint8_t>(strength / rings);
    const Rect grown = rect.inset(-reach);
    trace(*frame.canvas, {grown.x, grown.y}, {grown.right(), grown.bottom()}, paint.radius + reach);
    frame.canvas->PathFillConvex(packed(colour));
  }
}

} // namespace verdiep::ui
