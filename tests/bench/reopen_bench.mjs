// Opens the app in Chromium without any server, from a device that keeps 1,000 and 100,000 events: ms to the first screen,
// bytes stored, and the peak of memory of the page's process. Argument: the program that writes the rows. VERDIEP_SITE as
// for the journeys.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desktop, launchProfile } from "../e2e/support/browser.mjs";
import { keepSite } from "../e2e/support/device.mjs";

const writer = process.argv[2];
const home = "http://127.0.0.1:59999/"; // nobody answers there
const opens = 5;
const account = "bench";

function rowsOf(file) {
  const end = file.indexOf(10);
  const rows = [];
  const take = (at) => file.subarray(at + 4, at + 4 + file.readUInt32LE(at));
  for (let at = end + 1; at < file.length; ) {
    const key = take(at);
    const row = take(at + 4 + key.length);
    rows.push([key.toString(), row]);
    at += 8 + key.length + row.length;
  }
  return { who: JSON.parse(file.subarray(0, end)), rows };
}

/** In the page: makes the account's database as the app would have, from the file that the bench serves. */
async function fill({ account, stream, member }) {
  const bytes = new Uint8Array(await (await fetch("/rows.bin")).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const database = await new Promise((opened) => {
    const request = indexedDB.open(`verdiep-${account}`, 1);
    request.onupgradeneeded = () => ["outbox", "log", "notes"].forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => opened(request.result);
  });
  const transaction = database.transaction("log", "readwrite");
  const take = (at) => bytes.slice(at + 4, at + 4 + view.getUint32(at, true));
  for (let at = bytes.indexOf(10) + 1; at < bytes.length; ) {
    const key = take(at);
    const row = take(at + 4 + key.length);
    transaction.objectStore("log").put(row, `${stream}/${new TextDecoder().decode(key)}`);
    at += 8 + key.length + row.length;
  }
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
  localStorage.setItem(
    "session",
    JSON.stringify({ account, name: "Anna", memberships: [{ stream, member, title: {} }], notice: { accepted: true } }),
  );
  return (await navigator.storage.estimate()).usage;
}

function noteFirstScreen() {
  const seen = new MutationObserver(() => {
    if (!/^Hallo/.test(document.querySelector("#mirror h1")?.textContent ?? "")) return;
    seen.disconnect();
    globalThis.firstScreen = performance.now();
  });
  seen.observe(document, { childList: true, subtree: true, characterData: true });
}

/** The most that a page's process ever held, in bytes. */
async function peakOf(page) {
  const devtools = await page.context().browser()?.newBrowserCDPSession() ?? await page.context().newCDPSession(page);
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const peaks = await Promise.all(
    processInfo
      .filter(({ type }) => type === "renderer")
      .map(async ({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${id}/status`, "utf8"))[1]) * 1024),
  );
  return Math.max(...peaks);
}

async function open(folder, work) {
  const profile = await launchProfile(folder, { ...desktop, locale: "nl-NL", serviceWorkers: "block" });
  await keepSite(profile);
  const page = profile.pages()[0] ?? (await profile.newPage());
  await page.addInitScript(noteFirstScreen);
  const result = await work(page, profile);
  await profile.close();
  return result;
}

async function measure(events) {
  const folder = await mkdtemp(join(tmpdir(), "verdiep-reopen-"));
  try {
    const path = join(folder, "rows.bin");
    execFileSync(writer, [String(events), path]);
    const file = await readFile(path);
    const { who, rows } = rowsOf(file);
    const stored = await open(join(folder, "profile"), async (page, profile) => {
      await profile.route("**/rows.bin", (route) => route.fulfill({ status: 200, body: file }));
      await page.goto(`${home}robots.txt`);
      return page.evaluate(fill, { account, ...who });
    });
    const seen = [];
    for (let count = 0; count < opens; ++count) {
      seen.push(
        await open(join(folder, "profile"), async (page) => {
          await page.goto(home);
          await page.waitForFunction(() => globalThis.firstScreen, undefined, { timeout: 120_000 });
          return { ms: await page.evaluate(() => globalThis.firstScreen), peak: await peakOf(page) };
        }),
      );
    }
    const ms = seen.map((one) => one.ms).sort((a, b) => a - b);
    console.log(
      JSON.stringify({
        measure: "reopen",
        events: who.events,
        rows: rows.length,
        row_bytes: rows.reduce((sum, [, row]) => sum + row.length, 0),
        stored_bytes: stored,
        first_screen_ms_best: Math.round(ms[0]),
        first_screen_ms_p50: Math.round(ms[Math.floor((ms.length - 1) / 2)]),
        page_peak_bytes: Math.max(...seen.map((one) => one.peak)),
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

for (const events of [1_000, 100_000]) await measure(events);
