// The one WebSocket. Events of a socket that was replaced are ignored.

import * as installation from "./installation.js";
import { call } from "./wasm.js";
import { wake } from "./frames.js";

let socket = null;

export function open(path, subprotocol) {
  close();
  const address = new URL(path, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const mine = new WebSocket(address, subprotocol);
  mine.binaryType = "arraybuffer";
  socket = mine;
  mine.onopen = () => {
    tell(mine, "socket_opened");
    installation.look();
  };
  mine.onmessage = (event) => {
    if (event.data instanceof ArrayBuffer) {
      tell(mine, "socket_received", new Uint8Array(event.data));
    }
  };
  mine.onclose = (event) => {
    tell(mine, "socket_closed", event.code, event.reason);
    if (socket === mine) {
      socket = null;
    }
  };
}

export function send(bytes) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(bytes);
  }
}

export const backlog = () => socket?.bufferedAmount ?? 0;

export function close() {
  const old = socket;
  socket = null;
  old?.close(1000);
}

// A browser that knows it is offline says so at once; the socket itself would find out after a minute. Coming back is
// the program's to follow.
addEventListener("offline", () => {
  const lost = socket;
  if (lost) {
    tell(lost, "socket_closed", 1006, "offline");
    if (socket === lost) {
      close();
    }
  }
});

function tell(from, name, ...values) {
  if (from === socket) {
    call(name, ...values);
    wake();
  }
}
