// What a page keeps on its device, and a site without a server.

import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".otf": "font/otf",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Answers for the site's files from the build, and for nothing else: what a device has that keeps the site. */
export async function keepSite(context) {
  await context.grantPermissions(["local-network-access"]); // the page is nobody's, and its socket goes to this machine
  await context.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/api")) return route.abort("connectionrefused");
    const name = extname(pathname) ? pathname : "/index.html";
    try {
      const body = await readFile(join(process.env.VERDIEP_SITE, name));
      await route.fulfill({ status: 200, body, headers: { "content-type": types[extname(name)] ?? "text/plain" } });
    } catch {
      await route.abort("failed");
    }
  });
}

/** Whether the copies of `streams` streams are on the device up to their heads. */
export async function isKept(page, streams) {
  return page.evaluate(async (wanted) => {
    const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith("verdiep-"));
    const database = await new Promise((opened) => (indexedDB.open(name).onsuccess = (event) => opened(event.target.result)));
    const keys = await new Promise(
      (read) => (database.transaction("log").objectStore("log").getAllKeys().onsuccess = (event) => read(event.target.result)),
    );
    database.close();
    return keys.filter((key) => key.endsWith("/head")).length >= wanted;
  }, streams);
}

/** Waits until what the page shows is on the device, and nothing of it is still being written. */
export async function untilKept(page, streams) {
  for (let tenths = 0; tenths < 300; ++tenths) {
    if (await isKept(page, streams)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`the copies of ${streams} streams did not come to the device`);
}

/** Flips a bit in the middle of each row of the store whose key ends in one of `endings`; how many rows that were. */
export function damage(page, endings, store = "log") {
  return page.evaluate(async ({ endings, store: named }) => {
    const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith("verdiep-"));
    const database = await new Promise((opened) => (indexedDB.open(name).onsuccess = (event) => opened(event.target.result)));
    const transaction = database.transaction(named, "readwrite");
    const store = transaction.objectStore(named);
    let damaged = 0;
    store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      if (endings.some((ending) => cursor.key.endsWith(ending))) {
        const row = cursor.value;
        row[row.length >> 1] ^= 1;
        cursor.update(row);
        ++damaged;
      }
      cursor.continue();
    };
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
    return damaged;
  }, { endings, store });
}
