#include "client-wasm/words/device.hpp"

namespace verdiep::words {

Device english_device() {
  return {
      .newer_title = "New version ready",
      .newer_text = "The page will be loaded anew, in all your tabs. What you are writing and what still "
                    "waits is kept.",
      .newer_shared = "Nothing is kept on a shared computer. First send what you are writing.",
      .renew = "Refresh",
      .title = "On this device",
      .underway = "The app is being made ready. After that it opens without a connection too.",
      .kept = "The app opens without a connection too.",
      .full = "The app does not open here without a connection: there is too little room on this device.",
      .unavailable = "The app does not open here without a connection: this browser does not allow it.",
      .install = "Put it on this device",
      .install_help = "VerdiepDingen will be among your other apps and open in a window of its own.",
  };
}

} // namespace verdiep::words
