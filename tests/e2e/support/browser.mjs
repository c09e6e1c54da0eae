// Chromium as every journey uses it: drawn by software, with nothing of its own on the network.

import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

export const desktop = { viewport: { width: 1280, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/**
 * Playwright scrolls a target into view and presses in the same breath. Our mirror follows a scroll one frame later, as a
 * person's eye does, so on a busy machine the press could begin before and end after that frame. Hence: scroll, wait for
 * two frames, then press.
 */
function settleBeforePressing(page) {
  const locators = Object.getPrototypeOf(page.locator("body"));
  if (locators.settles) return;
  locators.settles = true;
  for (const press of ["click", "tap", "check"]) {
    const now = locators[press];
    locators[press] = async function (options) {
      await this.scrollIntoViewIfNeeded(options);
      await this.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      return now.call(this, options);
    };
  }
}

const executablePath = process.env.VERDIEP_CHROMIUM ?? "/usr/bin/chromium";

export function launch() {
  return chromium.launch({ executablePath, args: flags });
}

/** A browser of its own whose profile is in `folder`: what it keeps is there when it is started again. */
export function launchProfile(folder, options) {
  return chromium.launchPersistentContext(folder, { executablePath, args: flags, ...options });
}

/** A page whose faults fail the journey: errors, refused resources, answers above 499. Expected ones are taken from `faults`. */
export async function openPage(context) {
  const page = await context.newPage();
  settleBeforePressing(page);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("WebSocket connection")) faults.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, faults };
}
