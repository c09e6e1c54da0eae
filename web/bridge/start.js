// The loader: fetches the program and the fonts, shows how far it is, starts the page, or says why it cannot.

import * as assetsOf from "./assets.js";
import * as frames from "./frames.js";
import * as http from "./http.js";
import * as mirror from "./mirror.js";
import * as pointer from "./pointer.js";
import * as preferences from "./preferences.js";
import * as routes from "./routes.js";
import * as socket from "./socket.js";
import * as store from "./store.js";
import * as wasm from "./wasm.js";

const page = document.documentElement;
const loader = document.getElementById("loader");
const words = document.getElementById("loader-words");
const bar = document.getElementById("loader-bar");

preferences.show(preferences.chosen());
try {
  await run(page.dataset.program);
} catch (reason) {
  fail(
    "VerdiepDingen kon niet starten. Controleer je verbinding en laad de pagina opnieuw. Helpt dat niet, probeer dan een andere browser.",
  );
  console.error(reason);
}

async function run(program) {
  if (!document.createElement("canvas").getContext("webgl2")) {
    fail("Deze browser kan de pagina niet tekenen (WebGL 2 ontbreekt). Gebruik een recente versie van Firefox, Chrome, Edge of Safari.");
    return;
  }
  const [{ default: create }, binary, fonts] = await Promise.all([
    import(`${program}.js`),
    assetsOf.fetchBytes(`${program}.wasm`, showProgress),
    assetsOf.loadFonts(page.dataset.fonts),
  ]);
  const bridge = { assets: fonts, frames, http, mirror, pointer, preferences, routes, socket, store, wasm };
  const canvas = document.getElementById("canvas");
  const module = await create({
    bridge,
    canvas,
    noInitialRun: true,
    instantiateWasm(imports, ready) {
      WebAssembly.instantiate(binary, imports).then(({ instance, module: compiled }) => ready(instance, compiled), fail);
      return {};
    },
  });
  wasm.attach(module);
  globalThis.verdiep = {
    frames: frames.counts,
    mirror: mirror.counts,
    places: mirror.places,
    setFlow: mirror.setFlow,
    probe: wasm.probe,
  };
  module._main(0, 0);
  loader.remove();
}

// The build knows how large the program is; an answer's length only tells how large it travels, packed.
function showProgress(bytes) {
  const total = Number(page.dataset.programBytes);
  if (total) {
    bar.max = total;
    bar.value = bytes;
  }
  words.textContent = total
    ? `VerdiepDingen wordt geladen: ${Math.round((100 * bytes) / total)} %`
    : `VerdiepDingen wordt geladen: ${Math.round(bytes / 1000)} kB`;
}

function fail(message) {
  words.textContent = typeof message === "string" ? message : "VerdiepDingen kon niet starten.";
  words.setAttribute("role", "alert");
  bar.remove();
}
