#include "client-wasm/platform/probe.hpp"

#include <emscripten.h>

#include <utility>

namespace verdiep::platform {
namespace {

std::function<std::string()> probe_answer;
std::string last_answer;

} // namespace

void answer_probe(std::function<std::string()> answer) {
  probe_answer = std::move(answer);
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE const char* verdiep_probe() {
  using namespace verdiep::platform;
  last_answer = probe_answer ? probe_answer() : "{}";
  return last_answer.c_str();
}
