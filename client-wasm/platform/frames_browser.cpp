#include "client-wasm/platform/frames.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>
#include <GLES3/gl3.h>

namespace verdiep::platform {
namespace {

FrameSink* frame_sink = nullptr;
float frame_width = 0;
float frame_height = 0;

EM_JS(void, bridge_start_frames, (), { Module.bridge.frames.start(); })
EM_JS(void, bridge_wake, (), { Module.bridge.frames.wake(); })
EM_JS(void, bridge_wake_at, (double when), { Module.bridge.frames.wakeAt(when); })

bool make_context() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = false;
  wanted.depth = false;
  wanted.stencil = false;
  wanted.antialias = false; // edges are smoothed by the painter
  wanted.preserveDrawingBuffer = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &wanted);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

} // namespace

bool start_frames(FrameSink& sink) {
  if (!make_context()) {
    return false;
  }
  frame_sink = &sink;
  bridge_start_frames();
  return true;
}

void wake() {
  bridge_wake();
}
void wake_at(double now_ms) {
  bridge_wake_at(now_ms);
}
double page_clock_ms() {
  return emscripten_get_now();
}

void clear(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  glViewport(0, 0, static_cast<GLsizei>(frame_width), static_cast<GLsizei>(frame_height));
  glDisable(GL_SCISSOR_TEST);
  glClearColor(
      static_cast<float>(red) / 255, static_cast<float>(green) / 255, static_cast<float>(blue) / 255, 1
  );
  glClear(GL_COLOR_BUFFER_BIT);
}

} // namespace verdiep::platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void verdiep_frame(double now_ms, float width, float height, float ratio, int visible) {
  using namespace verdiep::platform;
  frame_width = width * ratio;
  frame_height = height * ratio;
  if (frame_sink != nullptr) {
    frame_sink->draw(now_ms, {width, height, ratio, visible != 0});
  }
}

EMSCRIPTEN_KEEPALIVE void verdiep_context_restored() {
  if (verdiep::platform::frame_sink != nullptr) {
    verdiep::platform::frame_sink->context_restored();
  }
}
}
