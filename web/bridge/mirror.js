// The DOM half of the page: makes elements equal to semantic records, and tells what people do with them.
//
// One generic reconciler. It knows the element of each role and applies whole records: every attribute that a record
// does not name is removed. It never reads layout back; only scroll offsets and values of fields flow to the program.

import { call } from "./wasm.js";
import { wake } from "./frames.js";
import * as views from "./views.js";
import { elementOf, attributesOf, fillDrawing, fillText, isControl } from "./elements.js";

const root = document.getElementById("mirror");
const voices = {
  polite: document.getElementById("say-polite"),
  assertive: document.getElementById("say-assertive"),
};
const nodes = new Map(); // path -> node
const rootNode = { element: root, host: root };
let composing = false;
let pressedOn = null;
export const counts = { applied: 0, milliseconds: 0, dropped: 0 };

export function start() {
  root.addEventListener("click", onClick);
  root.addEventListener("change", onChange);
  root.addEventListener("input", onInput);
  root.addEventListener("keydown", onKeyDown);
  addEventListener("keydown", onShortcut);
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("focusin", onFocusIn);
  root.addEventListener("focusout", onFocusOut);
  root.addEventListener("scroll", onScroll, { capture: true, passive: true });
  root.addEventListener("cancel", onCancel, true);
  root.addEventListener("pointerdown", (event) => (pressedOn = event.target), { capture: true, passive: true });
  root.addEventListener("compositionstart", () => (composing = true));
  root.addEventListener("compositionend", () => (composing = false));
  views.start();
}

// --- records to elements

export function apply(text) {
  const before = performance.now();
  const update = JSON.parse(text);
  const focused = document.activeElement;
  for (const record of update.set) {
    setRecord(record);
  }
  const dying = new Set(update.gone.map((path) => nodes.get(path)?.element));
  for (const [path, kids] of update.kids) {
    setKids(path === "" ? rootNode : nodes.get(path), kids, dying);
  }
  // Moving an element takes its focus away.
  if (focused !== document.activeElement && focused.isConnected && !dying.has(focused)) {
    focused.focus({ preventScroll: true });
  }
  for (const path of update.gone) {
    const { element } = nodes.get(path);
    if (element.open && element.localName === "dialog") {
      element.close();
    }
  }
  // Before anything with the focus is removed, so that it never falls to the body.
  const heir = nodes.get(update.focus)?.element;
  if (heir && heir === document.activeElement) {
    heir.scrollIntoView({ block: "nearest" }); // it has the focus already, and may have moved out of view
  } else {
    heir?.focus();
  }
  for (const path of update.gone) {
    nodes.get(path).element.remove();
    nodes.delete(path);
  }
  openDialogs();
  for (const [path, top] of update.scroll ?? []) {
    const node = nodes.get(path);
    if (node) {
      node.element.scrollTop = top;
    }
  }
  if (heir && heir !== document.activeElement) {
    heir.focus(); // it is in a dialog that was still closed
  }
  for (const [path, top] of update.offsets ?? []) {
    moveLayer(nodes.get(path), top);
  }
  for (const [politeness, words] of update.say ?? []) {
    say(politeness, words);
  }
  counts.applied += 1;
  counts.milliseconds += performance.now() - before;
}

function setRecord(record) {
  let node = nodes.get(record.id);
  const name = elementOf(record);
  if (!node || node.element.localName !== name) {
    const made = makeNode(record, name);
    if (node) {
      node.element.replaceWith(made.element);
      made.host.append(...node.host.children);
    }
    node = made;
    nodes.set(record.id, node);
  }
  const [x, y, width, height] = record.rect;
  // Not setAttribute("style"): the page's policy forbids style attributes.
  const foot = record.hidden_foot ? `;--foot:${record.hidden_foot}px` : "";
  const [least, most, now] = record.range ?? [0, 1, 0];
  const share = record.range ? `;--share:${(now - least) / (most - least)}` : "";
  node.element.style.cssText = `--x:${x}px;--y:${y}px;--w:${width}px;--h:${height}px${foot}${share}`;
  setAttributes(node, attributesOf(record));
  if (record.lines) {
    fillText(node.element, record);
  } else if (node.record?.lines) {
    node.element.replaceChildren();
  }
  if (record.drawing && record.drawing !== node.record?.drawing) {
    fillDrawing(node.element, record.drawing);
  }
  setValue(node, record);
  if (node.spacer) {
    node.spacer.style.height = `${Math.max(0, record.content - height)}px`;
  }
  node.record = record;
}

function makeNode(record, name) {
  const element = document.createElement(name);
  const node = { element, host: element, attributes: {}, path: record.id };
  element.verdiep = node;
  if (record.role === "scroll") {
    // Native scrolling, but the content is moved by one transform, in the frame that draws the canvas: the two can
    // never drift apart. See docs/decisions/0005-client-layers.md.
    const stick = document.createElement("div");
    stick.className = "stick";
    const layer = document.createElement("div");
    layer.className = "layer";
    node.spacer = document.createElement("div");
    node.spacer.className = "spacer";
    stick.append(layer);
    element.append(stick, node.spacer);
    node.host = layer;
  }
  return node;
}

function setAttributes(node, wanted) {
  for (const name of Object.keys(node.attributes)) {
    if (!(name in wanted)) {
      node.element.removeAttribute(name);
    }
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (node.attributes[name] !== value) {
      node.element.setAttribute(name, value);
    }
  }
  node.attributes = wanted;
}

// A field's own text wins while someone types; writing it back unasked would end their undo and their composition.
function setValue(node, record) {
  const { element } = node;
  if (record.role === "checkbox" || record.role === "radio") {
    element.checked = (record.states & 2) !== 0;
  } else if (record.role === "slider") {
    element.value = String(record.range[2]); // after its attributes: they bound it
  } else if (record.role === "field" || record.role === "area") {
    const value = record.value ?? "";
    if (value !== node.agreed && value !== element.value && !composing) {
      element.value = value;
    }
    node.agreed = value;
  }
}

function setKids(node, kids, dying) {
  let at = node.host.firstElementChild;
  for (const path of kids) {
    const { element } = nodes.get(path);
    while (at && dying.has(at)) {
      at = at.nextElementSibling;
    }
    if (element === at) {
      at = at.nextElementSibling;
    } else {
      node.host.insertBefore(element, at);
    }
  }
}

function openDialogs() {
  for (const dialog of root.querySelectorAll(":scope > dialog:not([open])")) {
    dialog.showModal();
    dialog.querySelector("[data-first]")?.focus();
  }
}

function moveLayer(node, top) {
  if (node) {
    node.host.style.transform = `translateY(${-top}px)`;
  }
}

const unsaid = { polite: [], assertive: [] };

// Messages of one moment are said as one; the region is emptied first, or the same words twice stay silent.
function say(politeness, words) {
  unsaid[politeness].push(words);
  if (unsaid[politeness].length > 1) {
    return;
  }
  voices[politeness].textContent = "";
  setTimeout(() => (voices[politeness].textContent = unsaid[politeness].splice(0).join(" ")), 60);
}

// --- people to program

function nodeOf(target) {
  for (let element = target; element && element !== root; element = element.parentElement) {
    if (element.verdiep && isControl(element.verdiep.record.role)) {
      return element.verdiep;
    }
  }
  return null;
}

function tell(name, ...values) {
  call(`mirror_${name}`, ...values);
  wake();
}

function onClick(event) {
  if (event.target.localName === "dialog") {
    // On the backdrop, and not the end of a selection that began inside.
    if (pressedOn === event.target) {
      tell("dismissed", event.target.verdiep.path);
    }
    return;
  }
  const node = nodeOf(event.target);
  if (!node) {
    return;
  }
  const { role } = node.record;
  if (node.attributes["aria-disabled"] === "true") {
    event.preventDefault();
  } else if (role === "button") {
    tell("activated", node.path);
  } else if (role === "link") {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!elsewhere) {
      if (node.attributes.target !== "_blank") {
        event.preventDefault();
      }
      tell("activated", node.path);
    }
  }
}

function onChange(event) {
  const node = event.target.verdiep;
  if (node?.record.role === "checkbox" || node?.record.role === "radio") {
    tell("activated", node.path);
  }
}

function onInput(event) {
  const node = event.target.verdiep;
  if (node?.record.role === "field" || node?.record.role === "area") {
    node.agreed = event.target.value;
    tell("typed", node.path, event.target.value);
  } else if (node?.record.role === "slider") {
    tell("typed", node.path, event.target.value);
  }
}

function onKeyDown(event) {
  const node = event.target.verdiep;
  if (event.key === "Enter" && !event.isComposing && node?.record.role === "field") {
    event.preventDefault();
    tell("submitted", node.path);
  }
}

/**
 * Keys that a control names press it from anywhere, but never while somebody types or answers a question. Those of a
 * control that says so count beside it only, and a blank never where it presses something by itself.
 */
function onShortcut(event) {
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  const typing = event.target.closest?.("input:not([type=range]), textarea");
  if (modified || event.defaultPrevented || typing || root.querySelector("dialog[open]")) {
    return;
  }
  const isNear = (control) =>
    control.parentElement.contains(event.target) && !(event.key === " " && event.target.closest("a, button"));
  const controls = root.querySelectorAll(`[aria-keyshortcuts~="${keyName(event.key)}"]:not([aria-disabled])`);
  const control = [...controls].find((each) => !("nearby" in each.dataset) || isNear(each));
  if (control) {
    event.preventDefault();
    control.click();
  }
}

/** As `aria-keyshortcuts` names it, whose names are separated by blanks. */
const keyName = (key) => (key === " " ? "Space" : CSS.escape(key));

function onCancel(event) {
  event.preventDefault(); // the program decides, and stops showing it
  const node = event.target.verdiep;
  if (node) {
    tell("dismissed", node.path);
  }
}

function onScroll(event) {
  const node = event.target.verdiep;
  if (node?.spacer) {
    tell("scrolled", node.path, event.target.scrollTop);
  }
}

function onFocusIn(event) {
  // The browser may have scrolled to show the element, and the transform is stale until the next frame; a second scroll
  // in this task would then overshoot.
  for (let area = event.target.closest(".scroll"); area; area = area.parentElement.closest(".scroll")) {
    moveLayer(area.verdiep, area.scrollTop);
    call("mirror_scrolled", area.verdiep.path, area.scrollTop);
  }
  tell("focused", event.target.verdiep?.path ?? "");
}

function onFocusOut(event) {
  if (!event.relatedTarget) {
    tell("focused", "");
  }
}

/** For tests: where the DOM has each control, beside where its record says it is. */
export function places() {
  return [...nodes.values()].filter((node) => isControl(node.record.role)).map((node) => {
    const { x, y, width, height } = node.element.getBoundingClientRect();
    return { path: node.path, x, y, width, height };
  });
}
