// What the reader's system asks for, and what they chose here. A chosen theme also goes to CSS, as data-theme.

import { call } from "./wasm.js";
import { wake } from "./frames.js";

const themes = ["system", "light", "dark", "contrast"];
const wishes = {
  dark: matchMedia("(prefers-color-scheme: dark)"),
  contrast: matchMedia("(prefers-contrast: more)"),
  motion: matchMedia("(prefers-reduced-motion: reduce)"),
  forced: matchMedia("(forced-colors: active)"),
};

export function start() {
  for (const wish of Object.values(wishes)) {
    wish.addEventListener("change", tell);
  }
  tell();
}

export function choose(theme) {
  try {
    localStorage.setItem("theme", themes[theme]);
  } catch {
    // Without storage the choice lasts as long as the page.
    document.documentElement.dataset.theme = themes[theme];
  }
  show(themes[theme]);
  tell();
}

/** Also called by the loader, so that the first paint is right. */
export function show(theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

export function chosen() {
  let theme = document.documentElement.dataset.theme ?? "system";
  try {
    theme = localStorage.getItem("theme") ?? theme;
  } catch {
    // Storage is forbidden here; the system's wish holds.
  }
  return themes.includes(theme) ? theme : "system";
}

function tell() {
  const { dark, contrast, motion, forced } = wishes;
  call("preferences", dark.matches, contrast.matches, motion.matches, forced.matches, themes.indexOf(chosen()));
  wake();
}
