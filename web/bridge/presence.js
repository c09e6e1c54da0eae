// Whether somebody is there: when they last touched, typed or scrolled.

let last = performance.now();

for (const sign of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
  window.addEventListener(sign, () => (last = performance.now()), { capture: true, passive: true });
}

export function idleMs() {
  return performance.now() - last;
}
