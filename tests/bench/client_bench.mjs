// The client in Chromium: what a first visit loads and how long it takes, what a frame costs the page's process at about
// 300 records, and whether a page at rest draws. VERDIEP_PROGRAM and VERDIEP_SITE as for the journeys.

import assert from "node:assert/strict";
import { desktop } from "../e2e/support/browser.mjs";
import { Journey } from "../e2e/support/journey.mjs";

const visits = 5;
const frames = 120;
const records = 300;

const report = (measure, values) => console.log(JSON.stringify({ measure, ...values }));
const sum = (values) => values.reduce((total, value) => total + value, 0);
const mean = (values) => sum(values) / values.length;
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];
const rounded = (value) => Math.round(value * 100) / 100;

/** The page notes when its first heading is in the document, and when the frame after it has been drawn. */
function noteFirstHeading() {
  const seen = new MutationObserver(() => {
    if (!document.querySelector("#mirror h1")) return;
    seen.disconnect();
    globalThis.firstHeading = performance.now();
  });
  seen.observe(document, { childList: true, subtree: true });
}

/** One visit of somebody with nothing in their cache, by the link in an invitation. */
async function visit(journey) {
  const context = await journey.context(desktop);
  const page = await journey.page(context);
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await page.addInitScript(noteFirstHeading);
  await page.goto(journey.program.links.newcomer);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const usable_ms = await page.evaluate(() => globalThis.firstHeading);
  await page.waitForLoadState("networkidle");
  const files = await Promise.all(
    responses.map(async (response) => ({
      path: new URL(response.url()).pathname,
      is_brotli: (await response.headerValue("content-encoding")) === "br",
      bytes: (await response.request().sizes()).responseBodySize,
    })),
  );
  await context.close();
  return { usable_ms, files };
}

async function measureVisits(journey) {
  const seen = [];
  for (let count = 0; count < visits; ++count) seen.push(await visit(journey));
  const { files } = seen[0];
  assert.ok(files.some((file) => file.path.endsWith(".wasm")), "the program was loaded");
  const largest = files.sort((a, b) => b.bytes - a.bytes).slice(0, 6);
  report("first_visit", {
    files: files.length,
    bytes: sum(files.map((file) => file.bytes)),
    brotli_bytes: sum(files.filter((file) => file.is_brotli).map((file) => file.bytes)),
    largest: Object.fromEntries(largest.map((file) => [file.path.split("/").pop(), file.bytes])),
    usable_ms_best: Math.round(Math.min(...seen.map((one) => one.usable_ms))),
    usable_ms_p50: Math.round(quantile(seen.map((one) => one.usable_ms), 0.5)),
  });
}

const recordsOf = (page) => page.evaluate(() => verdiep.probe().records);

/** A thread that is long enough to need about `records` records. */
async function openLongThread(page) {
  await page.getByRole("navigation", { name: "Hoofdmenu" }).first().getByRole("link", { name: "Forum" }).click();
  await page.getByRole("link", { name: "Begin een gesprek" }).click();
  await page.getByRole("textbox", { name: /Waar gaat het over/ }).fill("Een lang gesprek");
  await page.getByRole("textbox", { name: /Je bericht/ }).fill("Het eerste bericht.");
  await page.getByRole("button", { name: "Plaatsen" }).click();
  await page.getByRole("heading", { level: 1, name: "Een lang gesprek" }).waitFor();
  for (let count = 1; (await recordsOf(page)) < records; ++count) {
    const words = `Bericht ${count}: wat ik vandaag heb gemerkt, en waar ik morgen mee verderga.`;
    await page.getByRole("textbox", { name: /Je reactie/ }).fill(words);
    await page.getByRole("button", { name: "Plaatsen" }).click();
    await page.getByText(words).waitFor();
  }
  await page.getByText("Opgeslagen hier").waitFor({ state: "detached" });
}

/** In the page: `count` frames, each after `kind` of change; the cost of each, from the page's own counters. */
async function drawFrames({ count, kind }) {
  const area = [...document.querySelectorAll("#mirror .scroll")].sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
  const field = document.querySelector("#mirror textarea");
  const change = {
    scroll: (step) => (area.scrollTop += step % 40 < 20 ? 12 : -12),
    type: (step) => {
      field.value = step % 40 ? `${field.value}a` : "";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
  }[kind];
  const costs = [];
  for (let step = 0; costs.length < count && step < 4 * count; ++step) {
    const { frames: drawn, milliseconds: whole } = verdiep.frames;
    const mirror = verdiep.mirror.milliseconds;
    change(step);
    await new Promise(requestAnimationFrame);
    await new Promise((later) => setTimeout(later));
    if (verdiep.frames.frames === drawn + 1) {
      costs.push({
        whole: verdiep.frames.milliseconds - whole,
        build: verdiep.probe().build_ms,
        mirror: verdiep.mirror.milliseconds - mirror,
      });
    }
  }
  return costs;
}

/** The processor time of the page's process so far, in ms: all of its threads, and nothing of the GPU's process. */
async function processTime(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return 1000 * metrics.find((metric) => metric.name === "ProcessTime").value;
}

async function measureFrames(page, devtools, kind) {
  await page.evaluate(drawFrames, { count: frames / 4, kind }); // the engine compiles what is hot
  const begin = await processTime(devtools);
  const costs = await page.evaluate(drawFrames, { count: frames, kind });
  const process_ms = (await processTime(devtools)) - begin;
  assert.ok(costs.length >= frames / 2, `${costs.length} frames were drawn by ${kind}`);
  const values = { records: await recordsOf(page), frames: costs.length };
  values.process_cpu_ms_mean = rounded(process_ms / costs.length);
  for (const part of ["build", "mirror", "whole"]) {
    const each = costs.map((cost) => cost[part]);
    values[`${part}_ms_mean`] = rounded(mean(each));
    values[`${part}_ms_p50`] = rounded(quantile(each, 0.5));
    values[`${part}_ms_p95`] = rounded(quantile(each, 0.95));
  }
  report(`frame_${kind}`, values);
}

async function measureIdle(page, where) {
  await page.evaluate(async () => {
    for (let before = -1; before !== verdiep.frames.frames; ) {
      before = verdiep.frames.frames;
      await new Promise((later) => setTimeout(later, 500));
    }
  });
  const before = await page.evaluate(() => verdiep.frames.frames);
  await page.waitForTimeout(10_000);
  report("idle", { where, seconds: 10, frames: (await page.evaluate(() => verdiep.frames.frames)) - before });
}

await Journey.run(async (journey) => {
  await measureVisits(journey);
  const page = await journey.logIn(await journey.context(desktop), journey.program.links.participant);
  await measureIdle(page, "home");
  await openLongThread(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  for (const kind of ["scroll", "type"]) await measureFrames(page, devtools, kind);
  await devtools.detach();
  await measureIdle(page, "thread");
});
