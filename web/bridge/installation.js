// The app as a thing of this device: kept by the service worker (sw.js), renewed by consent, set among the other apps.

import * as store from "./store.js";
import { call } from "./wasm.js";
import { wake } from "./frames.js";

const keeping = { underway: 0, kept: 1, full: 2, unavailable: 3 };
const patienceMs = 3000; // for what is being written, before the page is loaded anew

let kept = keeping.underway;
let isBehind = false; // a newer build has taken over, and this page stayed
let registration = null;
let question = null; // the browser's own, about installing: it comes when the browser likes, and can be asked once

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  question = event;
  tell();
});
addEventListener("appinstalled", () => {
  question = null;
  tell();
});

/** While the page lives its build is in use: the worker of a newer one leaves its files alone. */
export function holdBuild(build) {
  navigator.locks?.request(`site-${build}`, { mode: "shared" }, () => new Promise(() => {}));
}

/** Begins once the page has time: nobody waits for it. */
export function start() {
  if (navigator.serviceWorker) {
    const whenIdle = globalThis.requestIdleCallback ?? ((task) => setTimeout(task, 1000));
    whenIdle(register, { timeout: 10_000 });
  } else {
    kept = keeping.unavailable; // switched off, or not over TLS
  }
  tell();
}

async function register() {
  const workers = navigator.serviceWorker;
  let wasControlled = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (wasControlled) {
      follow();
    }
    wasControlled = true; // the first worker only came to stand beside the page
  });
  workers.addEventListener("message", ({ data }) => {
    if (data?.failed && kept !== keeping.kept) {
      kept = data.failed === "QuotaExceededError" ? keeping.full : keeping.unavailable;
      tell();
    }
  });
  try {
    registration = await workers.register("/sw.js", { updateViaCache: "none" });
    watch(registration.installing);
  } catch {
    // Cookies are blocked, the disk is full, the server is gone; or an extension answers in the browser's place.
    kept = keeping.unavailable;
    tell();
    return;
  }
  registration.addEventListener("updatefound", () => watch(registration.installing));
  registration.active?.postMessage("tidy");
  changed();
}

function watch(worker) {
  worker?.addEventListener("statechange", changed);
}

function changed() {
  if (registration.active) {
    kept = keeping.kept;
  }
  tell();
}

/** A server that was away may have come back with a newer build. */
export function look() {
  registration?.update().catch(() => {}); // gone again; or the newer one could not be kept, which the worker tells
}

/** Moves all pages to the newer build. */
export function renew() {
  if (isBehind) {
    reload();
  } else {
    registration?.waiting?.postMessage("renew");
  }
}

export async function install() {
  const asked = question;
  question = null;
  tell();
  await asked?.prompt();
}

/** Somebody renewed the app, here or in another tab. What nothing on this device keeps is not thrown away unasked. */
function follow() {
  if (store.keeps()) {
    reload();
  } else {
    isBehind = true;
    tell();
  }
}

// The last letters typed reach the program with the next frame, and the device after that.
async function reload() {
  const frame = () => (document.hidden ? Promise.resolve() : new Promise((drawn) => requestAnimationFrame(drawn)));
  await frame();
  await frame();
  await Promise.race([store.settled(), new Promise((later) => setTimeout(later, patienceMs))]);
  location.reload();
}

function tell() {
  const isNewerReady = isBehind || Boolean(registration?.active && registration.waiting);
  call("installation", kept, isNewerReady, question !== null);
  wake();
}
