// The service worker: keeps one build of the site on the device, whole or not at all, and opens the app from it.
// It holds the public files of the site only; what people read and write is the program's to keep (bridge/store.js).

const build = "@BUILD@";
const files = new Map(@FILES@); // path -> hash: what does not fit comes from another build, and then none of it is kept

const prefix = "site-"; // a page holds the lock of this name while it uses the build: bridge/installation.js
const own = prefix + build;

addEventListener("install", (event) => event.waitUntil(keep()));

// Pages that came before there was a worker are taken along: else a newer one would not wait for them.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  if (event.data === "renew") {
    skipWaiting(); // somebody consented; every page hears it and loads anew
  } else if (event.data === "tidy") {
    event.waitUntil(removeUnused());
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== "GET") {
    return;
  }
  if (request.mode === "navigate") {
    if (isPage(pathname)) {
      event.respondWith(kept("/index.html", request));
    }
  } else if (files.has(pathname) || pathname.startsWith("/assets/")) {
    event.respondWith(kept(pathname, request));
  }
});

async function keep() {
  const cache = await caches.open(own);
  try {
    await cache.addAll(
      [...files].map(
        ([path, integrity]) =>
          // The page has just loaded most of the assets: they are in the browser's own cache.
          new Request(path, { integrity, credentials: "omit", cache: path.startsWith("/assets/") ? "default" : "no-cache" }),
      ),
    );
  } catch (reason) {
    await caches.delete(own);
    for (const page of await clients.matchAll({ includeUncontrolled: true })) {
      page.postMessage({ failed: reason.name });
    }
    throw reason;
  }
}

/** The server's own pages, and everything that looks like a file, are asked of the server. */
function isPage(path) {
  const [, first] = path.split("/");
  return !["api", "assets", "healthz", "readyz", "metrics"].includes(first) && !path.slice(path.lastIndexOf("/")).includes(".");
}

/** A page that is still being loaded may need the build before this one. And a browser may throw away what it kept. */
async function kept(path, request) {
  const found =
    (await caches.match(path, { cacheName: own, ignoreVary: true })) ??
    (path.startsWith("/assets/") ? await caches.match(path, { ignoreVary: true }) : undefined);
  return found ?? fetch(request);
}

async function removeUnused() {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  if (registration.installing || registration.waiting) {
    return; // one of them is the newer one
  }
  for (const name of others) {
    if (navigator.locks) {
      await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
    } else {
      await caches.delete(name);
    }
  }
}
