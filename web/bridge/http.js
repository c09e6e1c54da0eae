// JSON to and from the own server.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

const patienceMs = 30_000;

export async function request(id, path, body) {
  let status = 0;
  let text = "";
  try {
    const response = await fetch(path, {
      method: body === null ? "GET" : "POST",
      headers: body === null ? {} : { "content-type": "application/json" },
      body,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(patienceMs),
    });
    text = await response.text();
    status = response.status;
  } catch {
    // No answer: the program sees status 0 and decides.
  }
  call("http_answered", id, status, text);
  wake();
}
