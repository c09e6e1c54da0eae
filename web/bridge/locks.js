// A lock that one tab of this browser holds at a time, for as long as it is open.

import { wake } from "./frames.js";
import { call } from "./wasm.js";

export function hold(name) {
  const held = () => {
    call("lock_held");
    wake();
  };
  if (!navigator.locks) {
    queueMicrotask(held); // each tab is on its own then
    return;
  }
  const whileOpen = () => new Promise(held);
  navigator.locks.request(name, whileOpen).catch(() => {}); // a page that goes away meanwhile needs none
}
