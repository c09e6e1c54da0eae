// Text for the clipboard. The browser may refuse, and pages without a secure origin have none.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

export async function copy(text) {
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = false;
  }
  call("copied", copied);
  wake();
}
