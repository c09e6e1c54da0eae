// The other tabs of this browser in which the same account is signed in.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

const left = "left";
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
    }
  };
}

export const leave = () => channel?.postMessage(left);
