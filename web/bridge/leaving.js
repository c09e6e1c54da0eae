// A page that is left: what was pressed last is done first, and somebody who closes it while that is being written is
// asked to wait.

import * as frames from "./frames.js";
import * as store from "./store.js";

export function watch() {
  addEventListener("beforeunload", (event) => {
    frames.finish();
    if (store.isPromising()) {
      event.preventDefault();
    }
  });
  // Telephones do not ask.
  addEventListener("pagehide", frames.finish);
}
