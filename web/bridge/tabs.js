// The other tabs of this browser in which the same account is signed in: they leave together, and one of them keeps the
// copy of the log and the line for all.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

const left = "left";
const role = { follows: 0, keeps: 1 };
let channel = null;

export function join(account) {
  if (!globalThis.BroadcastChannel) {
    return; // each tab finds out by itself
  }
  channel?.close();
  channel = new BroadcastChannel(`verdiep-${account}`);
  channel.onmessage = ({ data }) => {
    if (data === left) {
      call("left_elsewhere");
      wake();
    } else if (data instanceof Uint8Array) {
      call("tabs_heard", data);
      wake();
    }
  };
}

export const leave = () => channel?.postMessage(left);
export const tell = (bytes) => channel?.postMessage(bytes);

/** Says which role this tab has: once, and again when the tab that kept is gone. */
export async function share() {
  if (!channel || !navigator.locks) {
    assume(role.keeps); // and so does every other tab, for itself
    return;
  }
  const name = channel.name;
  const keep = () => {
    assume(role.keeps);
    return new Promise(() => {}); // the browser lets go of the lock when the tab is closed, in whatever way
  };
  try {
    const waits = await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? keep() : true));
    if (waits) {
      assume(role.follows);
      await navigator.locks.request(name, keep);
    }
  } catch {
    assume(role.keeps); // locks are not allowed here
  }
}

// Never within the call that asked: listeners run later.
function assume(part) {
  queueMicrotask(() => {
    call("tabs_role", part);
    wake();
  });
}
