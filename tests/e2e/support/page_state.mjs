// What a journey asks of a page beyond roles and names: is it at rest, is it drawn, is it whole, can everybody use it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Waits until the client has drawn all that it had to: no frame between two looks. */
export async function settled(page) {
  await page.waitForFunction(() => globalThis.verdiep?.frames.frames > 0);
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    for (let before = -1; before !== verdiep.frames.frames; ) {
      before = verdiep.frames.frames;
      await frame();
      await frame(); // what the first asked for has been drawn
      await new Promise((later) => setTimeout(later, 60));
    }
  });
}

/** Nothing sticks out sideways, the DOM lies where the canvas paints, and the client saw no fault of its own. */
export async function assertWhole(page, what) {
  const { wide, probe } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    probe: verdiep.probe(),
  }));
  assert.ok(wide <= 0, `${what}: ${wide} pixels too wide`);
  assert.deepEqual(probe.faults, [], what);
  assert.equal(probe.parity_faults, 0, what);
}

export async function assertAccessible(page, what) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(axe); // a script element would be refused by the site's policy, and rightly
  }
  const { violations, passes } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }),
    rules,
  );
  assert.ok(passes.length > 10, `${what}: axe looked at nothing`);
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    [],
    what,
  );
}

/** How many colours a screenshot has: a canvas that was not drawn has one, text alone some dozens. */
export function coloursOf(page, screenshot) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    drawing.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(drawing.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    return new Set(pixels).size;
  }, screenshot.toString("base64"));
}
