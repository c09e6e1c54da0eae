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

export function launch() {
  return chromium.launch({ executablePath: process.env.VERDIEP_CHROMIUM ?? "/usr/bin/chromium", args: flags });
}

/** A page whose faults fail the journey: errors, refused resources, answers above 499. Expected ones are taken from `faults`. */
export async function openPage(context) {
  const page = await context.newPage();
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
