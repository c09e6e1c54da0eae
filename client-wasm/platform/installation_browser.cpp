#include "client-wasm/platform/installation.hpp"

#include <emscripten.h>

namespace verdiep::platform {
namespace {

Installation present;

EM_JS(void, bridge_keep_installation, (), { Module.bridge.installation.start(); })
EM_JS(void, bridge_renew, (), { Module.bridge.installation.renew(); })
EM_JS(void, bridge_install, (), { Module.bridge.installation.install(); })

} // namespace

const Installation& installation() {
  return present;
}
void keep_installation() {
  bridge_keep_installation();
}
void renew() {
  bridge_renew();
}
void install() {
  bridge_install();
}

} // namespace verdiep::platform

extern "C" EMSCRIPTEN_KEEPALIVE void verdiep_installation(int keeping, int is_newer_ready, int can_install) {
  verdiep::platform::present = {
      static_cast<verdiep::platform::Keeping>(keeping),
      is_newer_ready != 0,
      can_install != 0,
  };
}
