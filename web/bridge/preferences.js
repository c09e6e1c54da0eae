// What the reader's system asks for, and what they chose on this device. A choice made here wins.

import { call } from "./wasm.js";
import { wake } from "./frames.js";
import * as views from "./views.js";

const wishes = {
  dark: matchMedia("(prefers-color-scheme: dark)"),
  contrast: matchMedia("(prefers-contrast: more)"),
  motion: matchMedia("(prefers-reduced-motion: reduce)"),
  forced: matchMedia("(forced-colors: active)"),
};

// What each choice may be; the first is what holds without one.
const choices = {
  theme: ["system", "light", "dark", "contrast"],
  language: ["", "nl", "en"],
  size: ["100", "90", "125", "150", "175", "200"],
  view: ["canvas", "reading"],
};
const unkept = {}; // without storage a choice lasts as long as the page

export function start() {
  for (const wish of Object.values(wishes)) {
    wish.addEventListener("change", tell);
    wish.addEventListener("change", colourWindow);
  }
  addEventListener("languagechange", tell);
  addEventListener("resize", tell); // a choice may fit another window
  tell();
}

export function choose(name, value) {
  unkept[name] = value;
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is forbidden here.
  }
  show();
  tell();
}

function chosen(name) {
  let value = unkept[name];
  try {
    value = localStorage.getItem(name) ?? value;
  } catch {
    // Storage is forbidden here; what was chosen since the page came holds.
  }
  return choices[name].includes(value) ? value : choices[name][0];
}

/** The chosen language, else the first of the browser's that the page speaks, else Dutch. */
export function language() {
  const spoken = navigator.languages.map((tag) => tag.split("-")[0].toLowerCase());
  return chosen("language") || spoken.find((tag) => choices.language.includes(tag)) || "nl";
}

/** Hands the choices to CSS. The loader calls it too, so that the first paint is right. */
export function show() {
  const page = document.documentElement;
  page.lang = language();
  const theme = chosen("theme");
  if (theme === "system") {
    delete page.dataset.theme;
  } else {
    page.dataset.theme = theme;
  }
  views.choose(Number(chosen("size")) / 100, chosen("view") === "reading");
  colourWindow();
}

/** The bars that a phone or an app's window draws around the page go on from its own. */
function colourWindow() {
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.content = colour;
  }
}

function tell() {
  const { dark, contrast, motion, forced } = wishes;
  call(
    "preferences",
    dark.matches,
    contrast.matches,
    motion.matches,
    forced.matches,
    choices.theme.indexOf(chosen("theme")),
    Number(chosen("size")),
    chosen("view") === "reading",
    views.isTooLarge(),
    language(),
  );
  wake();
}
