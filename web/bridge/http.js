// JSON to and from the own server, and files from it.

import { keep } from "./files.js";
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

/** A file may be large: it goes from the server to the browser, not through the program's memory. */
export async function saveAnswer(id, path, name) {
  let status = 0;
  let text = "";
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const response = await fetch(path, { credentials: "same-origin", cache: "no-store", signal: patience.signal });
    clearTimeout(timer); // it began: from here it may take as long as the line needs
    if (response.ok) keep(name, await response.blob());
    else text = await response.text();
    status = response.status;
  } catch {
    // No answer, or one that broke off: nothing was kept.
  }
  clearTimeout(timer);
  call("http_answered", id, status, text);
  wake();
}
