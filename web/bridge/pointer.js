// Tells where the pointer is, for looks. It acts through the mirror only.

import { call } from "./wasm.js";
import { wake } from "./frames.js";
import { scale } from "./views.js";

let pressed = false;

export function start() {
  const tell = (event, inside) => {
    call("pointer", event.clientX / scale(), event.clientY / scale(), inside, pressed);
    wake();
  };
  const passive = { passive: true, capture: true };
  addEventListener("pointermove", (event) => tell(event, event.pointerType !== "touch" || pressed), passive);
  addEventListener(
    "pointerdown",
    (event) => {
      pressed = true;
      tell(event, true);
    },
    passive,
  );
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(
      end,
      (event) => {
        pressed = false;
        // A finger that is gone hovers over nothing.
        tell(event, event.pointerType !== "touch");
      },
      passive,
    );
  }
  document.documentElement.addEventListener("pointerleave", (event) => tell(event, false), passive);
  addEventListener("blur", () => {
    pressed = false;
    call("pointer", 0, 0, false, false);
    wake();
  });
}
