// The service worker's rules, with caches, locks and a server in memory: sw.js as it stands in web/, filled in for two builds.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const source = await readFile(new URL("../../../web/sw.js", import.meta.url), "utf8");
const integrityOf = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const filesOf = (build) =>
  new Map([
    ["/index.html", `page ${build}`],
    ["/manifest.webmanifest", "manifest"],
    [`/assets/${build}/start.js`, `program ${build}`],
  ]);

/** A browser's side of a worker. `server` maps paths to texts; what is fetched past the caches is noted. */
class Device {
  server = filesOf("a");
  stores = new Map();
  held = new Set(); // locks of pages
  fetched = [];
  told = []; // to pages

  caches = {
    open: async (name) => {
      if (!this.stores.has(name)) this.stores.set(name, new Map());
      return { addAll: (requests) => this.#addAll(this.stores.get(name), requests) };
    },
    delete: async (name) => this.stores.delete(name),
    keys: async () => [...this.stores.keys()],
    match: async (path, { cacheName }) => {
      const stores = cacheName ? [this.stores.get(cacheName)] : [...this.stores.values()];
      return stores.map((store) => store?.get(path)).find(Boolean);
    },
  };

  async #addAll(store, requests) {
    const found = requests.map(({ path, integrity }) => {
      const text = this.server.get(path);
      if (text === undefined || integrityOf(text) !== integrity) throw new TypeError(path);
      return [path, text];
    });
    for (const [path, text] of found) store.set(path, text);
  }
}

class Worker {
  #handlers = {};
  registration = { installing: null, waiting: null };
  skipped = false;
  claimed = false;

  constructor(device, build) {
    const list = [...filesOf(build)].map(([path, text]) => [path, integrityOf(text)]);
    const filled = source.replaceAll("@BUILD@", build).replaceAll("@FILES@", JSON.stringify(list));
    const pages = [{ postMessage: (message) => device.told.push(message) }];
    vm.runInNewContext(filled, {
      URL,
      Request: class {
        constructor(path, options) {
          Object.assign(this, options, { path });
        }
      },
      location: { origin: "https://app" },
      caches: device.caches,
      registration: this.registration,
      navigator: { locks: { request: async (name, options, work) => work(device.held.has(name) ? null : { name }) } },
      clients: { claim: async () => (this.claimed = true), matchAll: async () => pages },
      skipWaiting: () => (this.skipped = true),
      fetch: async ({ url }) => (device.fetched.push(url), `from the server: ${url}`),
      addEventListener: (name, handler) => (this.#handlers[name] = handler),
    });
  }

  async hear(name, data) {
    const works = [];
    this.#handlers[name]({ data, waitUntil: (work) => works.push(work) });
    await Promise.all(works);
  }

  /** What the page gets; undefined when the worker leaves it to the browser. */
  async ask(path, { mode = "cors", method = "GET", origin = "https://app" } = {}) {
    let answer;
    this.#handlers.fetch({ request: { url: origin + path, mode, method }, respondWith: (given) => (answer = given) });
    return answer;
  }

  visit(path) {
    return this.ask(path, { mode: "navigate" });
  }
}

async function installed(build = "a") {
  const device = new Device();
  const worker = new Worker(device, build);
  await worker.hear("install");
  await worker.hear("activate");
  return { device, worker };
}

test("keeps a whole build", async () => {
  const { device, worker } = await installed();
  assert.deepEqual([...device.stores.keys()], ["site-a"]);
  assert.deepEqual([...device.stores.get("site-a").keys()], [...filesOf("a").keys()]);
  assert.ok(worker.claimed);
  assert.ok(!worker.skipped, "nobody consented");
});

for (const [what, spoil] of [
  ["a file of another build", (server) => server.set("/index.html", "page b")],
  ["a file that is missing", (server) => server.delete("/assets/a/start.js")],
]) {
  test(`keeps nothing when it gets ${what}, and says so`, async () => {
    const device = new Device();
    spoil(device.server);
    await assert.rejects(new Worker(device, "a").hear("install"));
    assert.equal(device.stores.size, 0);
    assert.equal(device.told[0].failed, "TypeError");
  });
}

test("opens every page of the app from what it keeps", async () => {
  const { device, worker } = await installed();
  for (const path of ["/", "/forum?over=dingen", "/groepen/0197/idee", "/join"]) {
    assert.equal(await worker.visit(path), "page a", path);
  }
  assert.equal(await worker.ask("/assets/a/start.js"), "program a");
  assert.deepEqual(device.fetched, []);
});

test("leaves to the server what is the server's", async () => {
  const { worker } = await installed();
  for (const path of ["/api/session", "/metrics", "/healthz", "/readyz", "/robots.txt"]) {
    assert.equal(await worker.visit(path), undefined, path);
    assert.equal(await worker.ask(path), undefined, path);
  }
  assert.equal(await worker.ask("/index.html", { method: "POST" }), undefined);
  assert.equal(await worker.ask("/index.html", { origin: "https://elsewhere" }), undefined);
});

test("asks the server for what the browser threw away", async () => {
  const { device, worker } = await installed();
  device.stores.clear();
  assert.equal(await worker.visit("/forum"), "from the server: https://app/forum");
});

test("gives a page that is still being loaded the files of its own build", async () => {
  const { device } = await installed();
  device.server = filesOf("b");
  const newer = new Worker(device, "b");
  await newer.hear("install");
  assert.equal(await newer.ask("/assets/a/start.js"), "program a");
  assert.equal(await newer.visit("/"), "page b");
});

test("takes over by consent only", async () => {
  const { worker } = await installed();
  await worker.hear("message", "tidy");
  assert.ok(!worker.skipped);
  await worker.hear("message", "renew");
  assert.ok(worker.skipped);
});

test("removes a build when no page uses it, and nothing of others", async () => {
  const { device } = await installed();
  device.stores.set("something-else", new Map());
  device.server = filesOf("b");
  const newer = new Worker(device, "b");
  await newer.hear("install");
  device.held.add("site-a");
  await newer.hear("message", "tidy");
  assert.ok(device.stores.has("site-a"), "a page uses it");
  device.held.clear();
  await newer.hear("message", "tidy");
  assert.deepEqual([...device.stores.keys()], ["something-else", "site-b"]);
});

test("does not remove a newer build that waits", async () => {
  const { device, worker } = await installed();
  device.server = filesOf("b");
  await new Worker(device, "b").hear("install");
  worker.registration.waiting = {};
  await worker.hear("message", "tidy");
  assert.ok(device.stores.has("site-b"));
});
