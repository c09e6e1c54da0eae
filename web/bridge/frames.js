// Frames on demand. At most one is asked for at a time, none in a hidden tab, none while the page is idle.

import { call } from "./wasm.js";
import * as views from "./views.js";

const canvas = document.getElementById("canvas");
let asked = 0;
let timer = 0;
let running = false;
let lost = false;
let givingUp = 0; // a timer
const framesOfAPress = 3; // at most: what came in is taken in turn
const patience = 1000; // milliseconds without a canvas, before the page is shown without one
export const counts = { frames: 0, milliseconds: 0 };

export function start() {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // or it never comes back
    lost = true;
    givingUp = setTimeout(() => views.because("canvasLost", true), patience);
  });
  canvas.addEventListener("webglcontextrestored", () => {
    lost = false;
    clearTimeout(givingUp);
    views.because("canvasLost", false);
    call("context_restored");
    wake();
  });
  addEventListener("resize", wake);
  document.addEventListener("visibilitychange", wake);
  watchRatio();
  running = true;
  wake();
}

export function wake() {
  if (running && !asked && !document.hidden) {
    asked = requestAnimationFrame(draw);
  }
}

/** Does at once what a frame was asked for: none will come on a page that is left. */
export function finish() {
  for (let left = framesOfAPress; asked && left > 0; left -= 1) {
    cancelAnimationFrame(asked);
    draw(performance.now());
  }
}

/** `when` on the clock of performance.now(); 0 takes it back. */
export function wakeAt(when) {
  clearTimeout(timer);
  if (when > 0) {
    timer = setTimeout(wake, Math.max(0, when - performance.now()));
  }
}

function draw(now) {
  asked = 0;
  const ratio = devicePixelRatio;
  const width = innerWidth;
  const height = innerHeight;
  const pixels = [Math.floor(width * ratio), Math.floor(height * ratio)];
  if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
    [canvas.width, canvas.height] = pixels;
    // A canvas of whole device pixels, or every line of it is blurred.
    canvas.style.width = `${pixels[0] / ratio}px`;
    canvas.style.height = `${pixels[1] / ratio}px`;
  }
  const before = performance.now();
  // What people type and press counts without a canvas too.
  const scale = views.scale();
  const visible = !lost && !document.documentElement.classList.contains("flow");
  call("frame", now, width / scale, height / scale, ratio * scale, visible);
  counts.frames += 1;
  counts.milliseconds += performance.now() - before;
}

// Zoom, or a window that moves to another screen.
function watchRatio() {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      watchRatio();
      wake();
    },
    { once: true },
  );
}
