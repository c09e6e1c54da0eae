// Which view of the page is shown, and how large: the canvas with its mirror, or the same elements as plain HTML.

import { wake } from "./frames.js";

// Narrower than this in its own pixels the canvas' layout would have to leave something out.
const layoutMin = 280;

const page = document.documentElement;
const forced = matchMedia("(forced-colors: active)");
const reasons = { printing: false, canvasLost: false, wanted: false }; // to show the flow view
let size = 1; // of everything, against the design

export function start() {
  forced.addEventListener("change", update);
  addEventListener("resize", update);
  addEventListener("beforeprint", () => because("printing", true));
  addEventListener("afterprint", () => because("printing", false));
  update();
}

/** `reading` is the reader's own wish for the flow view. */
export function choose(factor, reading) {
  size = factor;
  because("wanted", reading);
}

export function because(reason, holds) {
  reasons[reason] = holds;
  update();
}

export const isTooLarge = () => size > 1 && innerWidth / size < layoutMin;

/** CSS pixels of the window for one of the canvas' layout. */
export const scale = () => (page.classList.contains("flow") ? 1 : size);

function update() {
  const flow = forced.matches || isTooLarge() || Object.values(reasons).some(Boolean);
  page.classList.toggle("flow", flow);
  page.classList.toggle("is-scaled", size !== 1);
  page.style.setProperty("--scale", size);
  wake();
}
