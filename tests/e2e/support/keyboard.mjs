// A page with the keyboard alone: the focus is always somewhere that can be seen.

import assert from "node:assert/strict";
import { settled } from "./page_state.mjs";

/** More stops than any page has. */
export const stops_max = 120;

/** What has the focus: its name as text, whether it is nowhere, within the window, and with a ring around it. */
export function focus(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const labels = [...(element.labels ?? [])].map((label) => label.textContent);
    const style = getComputedStyle(element);
    return {
      lost: element === document.body || element === null,
      tag: element.localName,
      name: element.getAttribute("aria-label") ?? (labels.join(" ") || element.textContent.trim()),
      seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    };
  });
}

/** Presses a key and waits for what it brings about; the focus must be somewhere in view afterwards. */
export async function press(page, key) {
  await page.keyboard.press(key);
  await settled(page);
  const now = await focus(page);
  assert.ok(!now.lost, `after ${key} the focus is nowhere`);
  assert.ok(now.seen, `after ${key} the focus is out of view: ${JSON.stringify(now)}`);
  assert.ok(now.ring || now.tag === "h1" || now.tag === "h2", `after ${key} no ring: ${JSON.stringify(now)}`);
  return now;
}

export async function tabTo(page, name, tag = /./) {
  for (let stop = 0; stop < stops_max; ++stop) {
    const now = await press(page, "Tab");
    if (name.test(now.name) && tag.test(now.tag)) return;
  }
  assert.fail(`Tab does not come to ${name}`);
}

export async function backTo(page, name) {
  for (let stop = 0; stop < stops_max; ++stop) {
    if (name.test((await press(page, "Shift+Tab")).name)) return;
  }
  assert.fail(`Shift+Tab does not come to ${name}`);
}

export async function assertHeading(page, name) {
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await settled(page);
  const now = await focus(page);
  assert.equal(now.tag, "h1");
  assert.equal(now.name, name);
}
